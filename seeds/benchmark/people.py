"""Who inspects: as many people as each department's checks need in each area, their leave, and recusals."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from seeds.benchmark.size import YEAR, Size
from solvers.planning.problem import Check, Inspector, Recusal, Target, Unavailable

_SESSIONS_A_MONTH = 31.0  # what one inspector can work in a month of the weekly limit, leave taken off
_SHARED_BELOW = 1.2  # a department that needs fewer people than this in a county works for the whole city


@dataclass(frozen=True)
class People:
    """The inspectors of a problem. days: its working days."""

    size: Size
    days: Sequence[date]

    def inspectors(self, checks: Sequence[Check], targets: Sequence[Target]) -> Iterator[Inspector]:
        """The inspectors, department by department."""
        size = self.size
        area_of = {target.id: target.area for target in targets}
        asked = Counter(
            (department, area_of[target]) for target, department in {(c.target, c.department) for c in checks}
        )
        specialties: dict[str, set[str]] = defaultdict(set)
        for check in checks:
            specialties[check.department].update(check.specialties)
        use = 1.25 if size.tight else 0.5
        per_person = 2.0 * size.months * _SESSIONS_A_MONTH * use / 2
        serial = 0
        for department in sorted({department for department, _ in asked}):
            need = {area: asked[department, area] * 0.62 * 2 / per_person for area in size.area_ids}
            own = sorted(specialties[department])
            shared = max(need.values()) < _SHARED_BELOW and size.areas > 1
            places = (
                [(tuple(size.area_ids), sum(need.values()))]
                if shared
                else [((area,), need[area]) for area in size.area_ids]
            )
            for areas, people in places:
                for number in range(self._count(people, len(own))):
                    yield self._inspector(serial, department, areas, own, number)
                    serial += 1

    def _count(self, people: float, specialties: int) -> int:
        least = 2 if self.size.tight else 8
        return max(least, math.ceil(people), 0 if self.size.tight else math.ceil(specialties * 2 / 3))

    def _inspector(
        self, serial: int, department: str, areas: tuple[str, ...], own: Sequence[str], number: int
    ) -> Inspector:
        chance = self.size.chance.uniform(f"inspector {serial}", 8).tolist()
        skills = {own[(number * 2 + step) % len(own)] for step in range(3)} if own else set[str]()
        if len(areas) == 1 and self.size.areas > 1 and chance[0] < 0.06:
            here = self.size.area_ids.index(areas[0])
            areas = tuple(sorted({areas[0], self.size.area_ids[(here + 1) % self.size.areas]}))
        valid_to = date(YEAR + 2, 12, 31)
        if chance[1] < 0.02:
            valid_to = self.days[int(chance[2] * len(self.days))]
        return Inspector(
            id=f"I{serial:05}",
            department=department,
            areas=areas,
            specialties=tuple(sorted(skills)),
            may_lead=number % 3 == 0 or chance[3] < 0.15,
            certificate_valid_to=valid_to,
            unavailable=tuple(self._leave(serial)),
        )

    def _leave(self, serial: int) -> Iterator[Unavailable]:
        """About one day in twelve: single half days, and a week at a stretch."""
        months = self.size.months
        chance = self.size.chance.uniform(f"leave {serial}", 3 * months).reshape(months, 3).tolist()
        for (opens, closes), (spell, when, part) in zip(self.size.month_spans, chance, strict=True):
            own = [day for day in self.days if opens <= day <= closes]
            first = int(when * len(own))
            if spell < 0.2:
                yield from (Unavailable(day, None) for day in own[first : first + 5])
            elif spell < 0.6:
                yield Unavailable(own[first], "am" if part < 0.4 else "pm" if part < 0.8 else None)

    def recusals(self, staff: Sequence[Inspector], targets: Sequence[Target]) -> list[Recusal]:
        """One recusal for every twenty targets."""
        count, chance = len(targets) // 20, self.size.chance
        people = chance.numbers("recused person", len(staff), count)
        places = chance.numbers("recused target", len(targets), count)
        pairs = {(staff[person].id, targets[place].id): None for person, place in zip(people, places, strict=True)}
        return [Recusal(person, place) for person, place in pairs]

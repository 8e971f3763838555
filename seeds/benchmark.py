"""Public benchmark problems: counties and months of made-up joint inspections, the same for everybody with the seed.

Items, specialties and joint items are the real ones of `registers/`, minutes three fifths of theirs; targets, people
and dates are made up from the seed. A county-month is one county in one month, a city-year eleven counties in twelve.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from coordination.model.calendar import WorkingCalendar
from seeds.demo.chance import Chance
from seeds.loading import table
from solvers.planning.problem import (
    Check,
    Department,
    Inspector,
    Pin,
    PreviousVisit,
    Problem,
    Recusal,
    Rules,
    Session,
    Target,
    Travel,
    Unavailable,
)

_YEAR = 2026
_RULES = Rules(
    min_inspectors_per_visit=2,
    min_inspectors_per_department=2,
    max_team_size=12,
    leader_required=True,
    visit_gap_days=365,
    item_cap_per_year=2,
    visit_setup_minutes=10,
    max_sessions_per_inspector_per_week=8,
)
_SESSIONS = (Session("am", "09:00", 180), Session("pm", "13:30", 210))
_CITY = (115.98, 36.45)
_BETWEEN_COUNTIES_KM, _KM_PER_DEGREE = 28.0, 111.2
_WORTH = {1: 0.8, 2: 0.15, 3: 0.05}  # weight of a check by its share
_SESSIONS_A_MONTH = 31.0  # what one inspector can work in a month of the weekly limit, leave taken off
_SHARED_BELOW = 1.2  # a department that needs fewer people than this in a county works for the whole city


@dataclass(frozen=True)
class _Item:
    code: str
    department: str
    minutes: int
    specialties: tuple[str, ...]


@dataclass(frozen=True)
class Benchmark:
    """The size of a problem. tight: staff is short, by about a tenth in the departments that are asked most."""

    areas: int
    months: int
    targets: int
    draw_seed: str
    tight: bool = False

    @cached_property
    def _chance(self) -> Chance:
        return Chance(f"{self.draw_seed}|{self.areas}x{self.months}x{self.targets}")

    @cached_property
    def _areas(self) -> list[str]:
        return [f"A{number:02}" for number in range(1, self.areas + 1)]

    @cached_property
    def _months(self) -> list[tuple[date, date]]:
        """First and last day of each month; a year begins in January, anything shorter in March."""
        first = 1 if self.months > 10 else 3
        starts = [date(_YEAR, first + number, 1) for number in range(self.months)]
        return [(day, (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)) for day in starts]

    def problem(self, calendar: WorkingCalendar) -> Problem:
        """The problem on the working days of `calendar`."""
        working_days = tuple(calendar.working_days(self._months[0][0], self._months[-1][1]))
        bundles, items = _bundles(), _items()
        targets, checks = self._targets_and_checks(bundles, items, working_days)
        staff = list(self._inspectors(checks, targets, working_days))
        return Problem(
            name=f"{self.areas} x {self.months} x {self.targets}{', tight' if self.tight else ''}, {self.draw_seed}",
            working_days=working_days,
            sessions=_SESSIONS,
            rules=_RULES,
            travel=Travel(30.0, 1.3, 5),
            departments=tuple(Department(row["code"]) for row in table("registers/departments.csv")),
            targets=tuple(targets),
            checks=tuple(checks),
            inspectors=tuple(staff),
            recusals=tuple(self._recusals(staff, targets)),
            pins=tuple[Pin, ...](),
        )

    def _targets_and_checks(
        self, bundles: Sequence[Sequence[str]], items: Mapping[str, _Item], working_days: Sequence[date]
    ) -> tuple[list[Target], list[Check]]:
        targets: list[Target] = []
        checks: list[Check] = []
        for area in range(self.areas):
            for month in range(self.months):
                name = f"{area}/{month}"
                made = self._places(name, area, working_days, self._months[month])
                windows = self._windows(name, month, [*map(str, range(len(bundles))), *items])
                checks += self._checks(name, made, bundles, items, windows)
                targets += made
        return targets, checks

    def _places(self, name: str, area: int, days: Sequence[date], month: tuple[date, date]) -> list[Target]:
        count, chance = self.targets, self._chance
        towns = self._towns(area)
        which = chance.uniform(f"{name} town", count) ** 1.7
        east, north = chance.uniform(f"{name} east", count), chance.uniform(f"{name} north", count)
        shared = chance.uniform(f"{name} shared", count) < 0.1
        closed, before = chance.uniform(f"{name} closed", count), chance.uniform(f"{name} before", count)
        ago = chance.numbers(f"{name} ago", 700, count)
        own = [day for day in days if month[0] <= day <= month[1]]
        targets = []
        for number in range(count):
            longitude, latitude = towns[int(which[number] * len(towns))]
            spread = 0.0 if shared[number] else 0.05
            visits: tuple[PreviousVisit, ...] = ()
            if before[number] < 0.15:
                visits = (PreviousVisit(month[0] - timedelta(days=30 + ago[number]), ()),)
            first = int(closed[number] * 12 * len(own))
            targets.append(
                Target(
                    id=f"T{area:02}{month[0].month:02}{number:04}",
                    area=self._areas[area],
                    longitude=round(longitude + (east[number] - 0.5) * spread, 6),
                    latitude=round(latitude + (north[number] - 0.5) * spread * 0.8, 6),
                    closed_on=tuple(own[first : first + 5]),
                    previous_visits=visits,
                )
            )
        return targets

    def _towns(self, area: int) -> list[tuple[float, float]]:
        """The county's seat and eight towns around it; seats stand on a grid."""
        columns = math.ceil(math.sqrt(self.areas))
        step = _BETWEEN_COUNTIES_KM / _KM_PER_DEGREE
        seat = (_CITY[0] + area % columns * step * 1.25, _CITY[1] + area // columns * step)
        angles = self._chance.uniform(f"towns {area}", 8)
        distances = 0.04 + 0.09 * self._chance.uniform(f"town distances {area}", 8)
        return [seat] + [
            (seat[0] + math.cos(turn * math.tau) * far * 1.25, seat[1] + math.sin(turn * math.tau) * far)
            for turn, far in zip(angles.tolist(), distances.tolist(), strict=True)
        ]

    def _windows(self, name: str, month: int, batches: Sequence[str]) -> dict[str, tuple[date, date]]:
        """The window of each batch: a month, half of one, a week, ten days, or on into the next month."""
        (first, last), following = self._months[month], self._months[min(month + 1, self.months - 1)]
        shapes = {
            "month": (first, last),
            "first half": (first, first + timedelta(days=15)),
            "second half": (first + timedelta(days=14), last),
            "on": (first + timedelta(days=10), max(last, following[0] + timedelta(days=14))),
            "two": (first, max(last, following[1])),
        }
        shares = {
            "month": 0.4,
            "first half": 0.12,
            "second half": 0.12,
            "on": 0.12,
            "two": 0.09,
            "week": 0.08,
            "ten": 0.07,
        }
        chosen = self._chance.share(f"{name} windows", shares, len(batches))
        begins = self._chance.numbers(f"{name} window", 3, len(batches))
        for number, shape in enumerate(chosen):
            start = first + timedelta(days=7 * begins[number])
            length = {"week": 6, "ten": 13}.get(shape)
            shapes[f"{shape} {number}"] = (start, start + timedelta(days=length)) if length else shapes[shape]
        return {
            batch: shapes[f"{shape} {number}"]
            for number, (batch, shape) in enumerate(zip(batches, chosen, strict=True))
        }

    def _checks(
        self,
        name: str,
        targets: Sequence[Target],
        bundles: Sequence[Sequence[str]],
        items: Mapping[str, _Item],
        windows: Mapping[str, tuple[date, date]],
    ) -> Iterator[Check]:
        count, chance = len(targets), self._chance
        joint, kind = chance.uniform(f"{name} joint", count), chance.numbers(f"{name} bundle", len(bundles), count)
        extra = [chance.pick(f"{name} extra {number}", sorted(items), count) for number in range(2)]
        more = chance.uniform(f"{name} more", count)
        worth = chance.share(f"{name} worth", {str(weight): share for weight, share in _WORTH.items()}, count)
        exempt = chance.uniform(f"{name} exempt", count) < 0.02
        for number, target in enumerate(targets):
            owed: dict[str, str] = {}
            if joint[number] < 0.75:
                owed = dict.fromkeys(bundles[kind[number]], str(kind[number]))
            extras = 0 if owed and more[number] < 0.6 else 1 if more[number] < 0.9 else 2
            for item in (column[number] for column in extra[:extras]):
                owed.setdefault(item, item)
            lead = items[next(iter(owed))].department
            for code, batch in owed.items():
                asked = items[code]
                yield Check(
                    id=f"{target.id}-{code}",
                    target=target.id,
                    department=asked.department,
                    item=code,
                    first_date=windows[batch][0],
                    last_date=windows[batch][1],
                    minutes=asked.minutes,
                    specialties=asked.specialties,
                    lead=asked.department == lead,
                    weight=int(worth[number]),
                    gap_exempt=bool(exempt[number]),
                )

    def _inspectors(
        self, checks: Sequence[Check], targets: Sequence[Target], days: Sequence[date]
    ) -> Iterator[Inspector]:
        area_of = {target.id: target.area for target in targets}
        asked = Counter(
            (department, area_of[target]) for target, department in {(c.target, c.department) for c in checks}
        )
        specialties: dict[str, set[str]] = defaultdict(set)
        for check in checks:
            specialties[check.department].update(check.specialties)
        use = 1.25 if self.tight else 0.5
        per_person = 2.0 * self.months * _SESSIONS_A_MONTH * use / 2
        serial = 0
        for department in sorted({department for department, _ in asked}):
            need = {area: asked[department, area] * 0.62 * 2 / per_person for area in self._areas}
            own = sorted(specialties[department])
            shared = max(need.values()) < _SHARED_BELOW and self.areas > 1
            places = (
                [(tuple(self._areas), sum(need.values()))]
                if shared
                else [((area,), need[area]) for area in self._areas]
            )
            least = 2 if self.tight else 4
            for areas, people in places:
                for number in range(
                    max(least, math.ceil(people), math.ceil(len(own) * 2 / 3) if not self.tight else 0)
                ):
                    yield self._inspector(serial, department, areas, own, number, days)
                    serial += 1

    def _inspector(
        self,
        serial: int,
        department: str,
        areas: tuple[str, ...],
        own: Sequence[str],
        number: int,
        days: Sequence[date],
    ) -> Inspector:
        chance = self._chance.uniform(f"inspector {serial}", 8).tolist()
        skills = {own[(number * 2 + step) % len(own)] for step in range(3)} if own else set[str]()
        if len(areas) == 1 and self.areas > 1 and chance[0] < 0.06:
            here = self._areas.index(areas[0])
            areas = tuple(sorted({areas[0], self._areas[(here + 1) % self.areas]}))
        valid_to = date(_YEAR + 2, 12, 31)
        if chance[1] < 0.02:
            valid_to = days[int(chance[2] * len(days))]
        return Inspector(
            id=f"I{serial:05}",
            department=department,
            areas=areas,
            specialties=tuple(sorted(skills)),
            may_lead=number % 3 == 0 or chance[3] < 0.15,
            certificate_valid_to=valid_to,
            unavailable=tuple(self._leave(serial, days)),
        )

    def _leave(self, serial: int, days: Sequence[date]) -> Iterator[Unavailable]:
        """About one day in twelve: single half days, and a week at a stretch."""
        chance = self._chance.uniform(f"leave {serial}", 3 * self.months).reshape(self.months, 3).tolist()
        for month, (spell, when, part) in enumerate(chance):
            own = [day for day in days if self._months[month][0] <= day <= self._months[month][1]]
            first = int(when * len(own))
            if spell < 0.2:
                yield from (Unavailable(day, None) for day in own[first : first + 5])
            elif spell < 0.6:
                yield Unavailable(own[first], "am" if part < 0.4 else "pm" if part < 0.8 else None)

    def _recusals(self, staff: Sequence[Inspector], targets: Sequence[Target]) -> list[Recusal]:
        count = len(targets) // 20
        people = self._chance.numbers("recused person", len(staff), count)
        places = self._chance.numbers("recused target", len(targets), count)
        pairs = {(staff[person].id, targets[place].id): None for person, place in zip(people, places, strict=True)}
        return [Recusal(person, place) for person, place in pairs]


def _items() -> dict[str, _Item]:
    """The items that are checked on site."""
    specialty = {row["name_zh"]: row["code"] for row in table("registers/specialties.csv")}
    department = {row["name_zh"]: row["code"] for row in table("registers/departments.csv")}
    return {
        row["事项编码"]: _Item(
            row["事项编码"],
            department[row["部门"]],
            _shortened(int(row["检查时长(分钟)"])),
            tuple(specialty[name] for name in row["所需专长"].split("、") if name),
        )
        for row in table("registers/items.csv")
        if "现场检查" in row["检查方式"]
    }


def _shortened(minutes: int) -> int:
    """Three fifths of the register's minutes, in steps of five: two to four visits then fit into a half day."""
    return max(10, 5 * round(minutes * 0.6 / 5))


def _bundles() -> list[list[str]]:
    """The on-site items of each joint item."""
    known: Any = _items()
    bundles = (
        [code for code in row["事项编码"].split("、") if code in known] for row in table("registers/joint_items.csv")
    )
    return [bundle for bundle in bundles if bundle]

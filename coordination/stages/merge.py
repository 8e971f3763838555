"""merge: the checks of each target into the fewest visits that carry the most weight (R1-R5, R7).

Pins stand as they are; the other checks of their targets are merged around them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations

from coordination.errors import NotAllowedError
from coordination.model.timetable import MergedVisit, Merges
from solvers.fault import Fault
from solvers.merging import problem as merging
from solvers.merging.model import merge as merge_target
from solvers.planning.crew import Crew, slots_with_at_least
from solvers.planning.problem import Check, Pin, Problem, Target


def merge(problem: Problem, crew: Crew) -> Merges:
    """The visits of every target, with the dates each may take, and the bounds on weight and visits.

    Raises NotAllowedError with every pin that another rule forbids (R12).
    """
    checks_at: dict[str, list[Check]] = defaultdict(list)
    for check in problem.checks:
        checks_at[check.target].append(check)
    pins_at: dict[str, list[Pin]] = defaultdict(list)
    for pin in problem.pins:
        pins_at[problem.check_by_id[pin.checks[0]].target].append(pin)
    merger = _Merger(problem, crew)
    broken = [fault for target, pins in pins_at.items() for fault in merger.broken_pins(target, pins)]
    if broken:
        raise NotAllowedError("pins-cannot-hold", broken, count=len(broken))
    merged = [
        merger.merge(problem.target_by_id[target], checks, pins_at.get(target, ()))
        for target, checks in checks_at.items()
    ]
    return Merges(
        visits=tuple(visit for one in merged for visit in one.visits),
        weight_bound=sum(one.weight_bound for one in merged),
        visits_bound=sum(one.visits_bound for one in merged),
    )


@dataclass(frozen=True, slots=True)
class _Merger:
    problem: Problem
    crew: Crew

    def merge(self, target: Target, checks: Sequence[Check], pins: Sequence[Pin]) -> Merges:
        """The visits of one target; pinned ones first, the others on the dates that these leave."""
        pinned = [
            MergedVisit(
                id=visit_id(pin.checks),
                target=target.id,
                checks=pin.checks,
                dates=(pin.date,),
                pinned=True,
                session=pin.session,
                inspectors=pin.inspectors,
            )
            for pin in pins
        ]
        held = {check for pin in pins for check in pin.checks}
        free = [check for check in checks if check.id not in held]
        posed = self._pose(target, free, pins)
        found = merge_target(posed)
        visits = [
            MergedVisit(
                visit_id([free[position].id for position in sorted(visit.checks)]),
                target.id,
                tuple(free[position].id for position in sorted(visit.checks)),
                tuple(date.fromordinal(day) for day in sorted(visit.days)),
            )
            for visit in found.visits
        ]
        pinned_weight = sum(self.problem.check_by_id[check].weight for check in held)
        return Merges((*pinned, *visits), pinned_weight + found.weight_bound, len(pinned) + found.visits_bound)

    def broken_pins(self, target_id: str, pins: Sequence[Pin]) -> Iterator[Fault]:
        """Pins on a date on which one of their checks could not be done (R2-R4), other pins included."""
        target = self.problem.target_by_id[target_id]
        for pin in pins:
            others = [other for other in pins if other is not pin]
            for check_id in pin.checks:
                check = self.problem.check_by_id[check_id]
                if pin.date not in self._days(target, check, others):
                    values = {"check": check_id, "date": pin.date.isoformat()}
                    yield Fault("pin-against-rules", ", ".join(pin.checks), values)

    def _pose(self, target: Target, checks: Sequence[Check], pins: Sequence[Pin]) -> merging.Problem:
        rules = self.problem.rules
        departments = sorted({check.department for check in checks})
        specialties = sorted({specialty for check in checks for specialty in check.specialties})
        items = sorted({check.item for check in checks})
        room = self._item_room(target, pins)
        rows = tuple(
            merging.Check(
                department=departments.index(check.department),
                item=items.index(check.item),
                minutes=check.minutes,
                weight=check.weight,
                days=frozenset(day.toordinal() for day in self._days(target, check, pins)),
                specialties=sum(1 << specialties.index(specialty) for specialty in set(check.specialties)),
                exempt=check.gap_exempt,
            )
            for check in checks
        )
        days = {day for row in rows for day in row.days}
        years = {day: date.fromordinal(day).year for day in days}
        return merging.Problem(
            checks=rows,
            gap_days=rules.visit_gap_days or 1,
            longest_minutes=self._longest_minutes(),
            least_posts=rules.min_inspectors_per_visit,
            posts_per_department=rules.min_inspectors_per_department,
            most_posts=rules.max_team_size,
            posts_for=self._posts_for(target, checks, departments, specialties),
            item_room={
                (number, year): room.get((item, year), rules.item_cap_per_year)
                for number, item in enumerate(items)
                for year in set(years.values())
                if rules.item_cap_per_year is not None
            },
            year_of=years,
        )

    def _longest_minutes(self) -> int:
        return max(session.minutes for session in self.problem.sessions) - self.problem.rules.visit_setup_minutes

    def _item_room(self, target: Target, pins: Sequence[Pin]) -> dict[tuple[str, int], int]:
        """How often an item may still be checked in a year, where it was checked or is pinned in that year (R4)."""
        cap = self.problem.rules.item_cap_per_year
        done = Counter((item, visit.date.year) for visit in target.previous_visits for item in visit.items)
        done.update(
            (self.problem.check_by_id[check].item, pin.date.year)
            for pin in pins
            for check in pin.checks
            if not self.problem.check_by_id[check].gap_exempt
        )
        return {place: max(0, cap - count) for place, count in done.items()} if cap is not None else {}

    def _days(self, target: Target, check: Check, pins: Sequence[Pin]) -> list[date]:
        """Days on which the check could be done if it were the only one: R2, R3, R4, R5 and the people for it."""
        gap = 1 if check.gap_exempt else self.problem.rules.visit_gap_days or 1
        near = [visit.date for visit in target.previous_visits]
        near += [pin.date for pin in pins if not self._exempt(pin)]
        taken = {pin.date for pin in pins}
        room = self._item_room(target, pins)
        staffed = self.staffed_slots(check.department, target, frozenset(check.specialties))
        long_enough = self.problem.rules.visit_setup_minutes + check.minutes
        return [
            day
            for day, slots in self.crew.slots_of_day.items()
            if check.first_date <= day <= check.last_date
            and day not in target.closed_on
            and day not in taken
            and all(abs((day - when).days) >= gap for when in near)
            and (check.gap_exempt or room.get((check.item, day.year), 1) > 0)
            and staffed & slots & self._slots_of_length(long_enough)
        ]

    def _exempt(self, pin: Pin) -> bool:
        return all(self.problem.check_by_id[check].gap_exempt for check in pin.checks)

    def _slots_of_length(self, minutes: int) -> int:
        return sum(1 << number for number, slot in enumerate(self.crew.slots) if slot.session.minutes >= minutes)

    def staffed_slots(self, department: str, target: Target, specialties: frozenset[str]) -> int:
        """Slots in which the department has enough people for the check, each specialty among them (R7, R8)."""
        people = self.crew.people(department, target.area, target.id)
        inspectors, available = self.problem.inspectors, self.crew.available
        least = self.problem.rules.min_inspectors_per_department
        slots = slots_with_at_least(least, [available[person] for person in people])
        for specialty in specialties:
            slots &= _any(available[person] for person in people if specialty in inspectors[person].specialties)
        return slots

    def _posts_for(
        self, target: Target, checks: Sequence[Check], departments: Sequence[str], specialties: Sequence[str]
    ) -> dict[tuple[int, int], int]:
        """Posts a department needs for each set of specialties its checks here can bring together (R8)."""
        posts: dict[tuple[int, int], int] = {}
        for number, department in enumerate(departments):
            people = self.crew.people(department, target.area, target.id)
            asked = {frozenset(check.specialties) for check in checks if check.department == department}
            for size in range(1, len(asked) + 1):
                for chosen in combinations(sorted(asked, key=sorted), size):
                    together = frozenset[str]().union(*chosen)
                    mask = sum(1 << specialties.index(specialty) for specialty in together)
                    posts[number, mask] = self.crew.fewest_covering(people, together) or len(together)
        return posts


def _any(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def visit_id(checks: Sequence[str]) -> str:
    """The id of a visit, from its checks alone: it stays when the visit moves to another date."""
    return f"v-{sha256(min(checks).encode()).hexdigest()[:16]}"

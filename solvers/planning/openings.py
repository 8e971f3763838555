"""On which days each check could be done if it were the only one (R2-R5, R7, R8, R10), as sets of bits.

Bit d of a set of days stands for the calendar day d days after the first working day. What depends on department,
area and specialties alone is worked out once; a target from which somebody is recused has its own.
Complexity: a few operations on whole numbers of one bit per day for each check, and one pass over the slots for each
department, area, set of specialties and length of session. Source: our own. What it proves: on no other day could the
check be done by any plan; that a plan can do all checks on theirs is not said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from solvers.planning.crew import Crew, slots_with_at_least
from solvers.planning.problem import Check, Pin, Problem, Target

_Place = tuple[str, str, str | None]  # department, area, and the target where somebody is recused from it


@dataclass(frozen=True)
class Openings:
    """The days for the checks of a problem. Pins given to a method are those of the target alone."""

    problem: Problem
    crew: Crew
    _staffed: dict[tuple[_Place, frozenset[str]], int] = field(default_factory=dict, init=False, repr=False)
    _days_with: dict[tuple[int, int], int] = field(default_factory=dict, init=False, repr=False)
    _covering: dict[tuple[_Place, frozenset[str]], int] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def first_day(self) -> int:
        """The ordinal of the day that bit 0 stands for."""
        return min((day.toordinal() for day in self.problem.working_days), default=0)

    @cached_property
    def days_of_year(self) -> dict[int, int]:
        """The working days of each calendar year."""
        years: dict[int, int] = defaultdict(int)
        for day in self.problem.working_days:
            years[day.year] |= self._bit(day)
        return dict(sorted(years.items()))

    @cached_property
    def _working(self) -> int:
        return sum(self.days_of_year.values())

    def dates(self, days: int) -> Iterator[date]:
        """The dates of a set of days, in order."""
        while days:
            yield date.fromordinal(self.first_day + (days & -days).bit_length() - 1)
            days &= days - 1

    def of(self, target: Target, checks: Iterable[Check], pins: Sequence[Pin]) -> list[int]:
        """For each check the days on which it could be done beside the pins."""
        checks, room = tuple(checks), self.item_room(target, pins)
        return [
            self._window(check)
            & days
            & ~(0 if check.gap_exempt else self._full(room, check.item))
            & self.with_people(target, check)
            for check, days in zip(checks, self.allowed(target, checks, pins), strict=True)
        ]

    def allowed(self, target: Target, checks: Iterable[Check], pins: Sequence[Pin]) -> list[int]:
        """For each check the days that calendar, earlier visits and pins leave it (R2, R3), whatever its window."""
        gap = self.problem.rules.visit_gap_days or 1
        before = [visit.date for visit in target.previous_visits]
        closed = self._around((*target.closed_on, *(pin.date for pin in pins)), 1)
        near = self._around([*before, *(pin.date for pin in pins if not self.exempt(pin))], gap)
        same_day = self._around(before, 1)
        return [self._working & ~closed & ~(same_day if check.gap_exempt else near) for check in checks]

    def item_room(self, target: Target, pins: Sequence[Pin]) -> dict[tuple[str, int], int]:
        """How often an item may still be checked in a year, where it was checked or is pinned in that year (R4)."""
        cap = self.problem.rules.item_cap_per_year
        if cap is None:
            return {}
        done = Counter((item, visit.date.year) for visit in target.previous_visits for item in visit.items)
        done.update(
            (self.problem.check_by_id[check].item, pin.date.year)
            for pin in pins
            for check in pin.checks
            if not self.problem.check_by_id[check].gap_exempt
        )
        return {place: max(0, cap - count) for place, count in done.items()}

    def exempt(self, pin: Pin) -> bool:
        """Whether the pinned visit neither needs the gap nor takes it (R3)."""
        return all(self.problem.check_by_id[check].gap_exempt for check in pin.checks)

    def posts_for(self, target: Target, department: str, specialties: frozenset[str]) -> int:
        """The fewest people of the department who have all the specialties between them (R8)."""
        place = self._place(target, department)
        if (place, specialties) not in self._covering:
            people = self.crew.people(department, target)
            fewest = self.crew.fewest_covering(people, specialties)
            self._covering[place, specialties] = fewest or len(specialties)
        return self._covering[place, specialties]

    def staffed_slots(self, target: Target, department: str, specialties: frozenset[str]) -> int:
        """Slots in which the department has a team for the target, with somebody for each specialty (R7, R8, R10)."""
        key = self._place(target, department), specialties
        if key not in self._staffed:
            people = self.crew.people(department, target)
            inspectors, available = self.problem.inspectors, self.crew.available
            least = self.problem.rules.min_inspectors_per_department
            slots = slots_with_at_least(least, [available[person] for person in people])
            for specialty in specialties:
                having = [available[person] for person in people if specialty in inspectors[person].specialties]
                slots &= slots_with_at_least(1, having)
            self._staffed[key] = slots
        return self._staffed[key]

    def _bit(self, day: date) -> int:
        return 1 << day.toordinal() - self.first_day

    @cached_property
    def _slots_of_day(self) -> list[tuple[int, int]]:
        return [(self._bit(day), slots) for day, slots in self.crew.slots_of_day.items()]

    @cached_property
    def _slots_of_length(self) -> dict[int, int]:
        """The slots of each length of session in minutes."""
        found: dict[int, int] = defaultdict(int)
        for number, slot in enumerate(self.crew.slots):
            found[slot.session.minutes] |= 1 << number
        return dict(found)

    def _window(self, check: Check) -> int:
        first = max(0, check.first_date.toordinal() - self.first_day)
        return (1 << max(0, check.last_date.toordinal() - self.first_day + 1)) - 1 & -1 << first

    def _around(self, dates: Iterable[date], gap: int) -> int:
        """The days nearer than `gap` to one of the dates."""
        found = 0
        for day in dates:
            number = day.toordinal() - self.first_day
            found |= (1 << max(0, number + gap)) - (1 << max(0, number - gap + 1))
        return found

    def _full(self, room: Mapping[tuple[str, int], int], item: str) -> int:
        if self.problem.rules.item_cap_per_year == 0:
            return -1
        return sum(days for year, days in self.days_of_year.items() if room.get((item, year), 1) <= 0)

    def _place(self, target: Target, department: str) -> _Place:
        return department, target.area, target.id if target.id in self.crew.recused_from else None

    def with_people(self, target: Target, check: Check) -> int:
        """Days with a session that is long enough and in which the department has the people (R5, R7, R8, R10)."""
        staffed = self.staffed_slots(target, check.department, frozenset(check.specialties))
        least = self.problem.rules.visit_setup_minutes + check.minutes
        long_enough = sum(slots for minutes, slots in self._slots_of_length.items() if minutes >= least)
        pair = staffed, long_enough
        if pair not in self._days_with:
            both = pair[0] & pair[1]
            self._days_with[pair] = sum(bit for bit, slots in self._slots_of_day if slots & both)
        return self._days_with[pair]

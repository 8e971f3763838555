"""common_days: on which days checks of one target could be done in one visit, whatever their windows; and who lacks.

What no window changes stands: working and closed days, visits before, others that stay (R2, R3), the item cap (R4), and
in one session of the day that is long enough (R5, R6) a team of every department (R7, R8, R10) and somebody who may
lead it (R9). Each is asked as if the target were the only one, as for single checks in `solvers.planning.openings`.
A part of `together` and `explain`. Complexity: a few operations on sets of slots for each day and department.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from solvers.planning.openings import Openings
from solvers.planning.problem import Check, Pin, Session, Target
from solvers.shortage.problem import bits

Window = tuple[date, date]
_NOBODY = 1_000_000  # posts; more than any team has


def days_outside(day: date, window: Window) -> int:
    """By how many days a window would have to be widened to hold a day; 0 where it does."""
    first, last = window
    return max((first - day).days, (day - last).days, 0)


@dataclass(frozen=True)
class CommonDays:
    """Days for checks of two groups together, which have the windows `own` and `other`.

    sessions: those that are allowed and long enough; most_posts: of a team, None without a limit; beside: the target's
    other visits, as pins; may_move: whether the other window could be widened too.
    """

    openings: Openings
    checks: Sequence[Check]
    own: Window
    other: Window
    sessions: Sequence[Session]
    most_posts: int | None
    beside: Sequence[Pin] = ()
    may_move: bool = True

    def outside(self, day: date) -> int | None:
        """By how many days one of the windows must be widened until both hold the day; None where one is not enough."""
        own, other = days_outside(day, self.own), days_outside(day, self.other)
        if own and other:
            return None
        return own or (other if self.may_move or not other else None)

    @cached_property
    def allowed(self) -> tuple[date, ...]:
        """The days in a window that calendar, earlier and other visits leave to all checks, the nearest first."""
        common = -1
        for days in self.openings.allowed(self._target, self.checks, self.beside):
            common &= days
        inside = (day for day in self.openings.dates(common) if self.outside(day) is not None)
        return tuple(sorted(inside, key=lambda day: (self.outside(day) or 0, day)))

    @cached_property
    def with_item_room(self) -> tuple[date, ...]:
        """Of these, the days of years in which all checks together keep the item cap (R4)."""
        return tuple(day for day in self.allowed if not self.items_beyond(day.year))

    def items_beyond(self, year: int) -> dict[str, int]:
        """How often each item would be checked in a year with these checks, where that is too often (R4)."""
        cap = self.openings.problem.rules.item_cap_per_year
        if cap is None:
            return {}
        room = self.openings.item_room(self._target, self.beside)
        wanted = Counter(check.item for check in self.checks if not check.gap_exempt)
        left = {item: room.get((item, year), cap) for item in wanted}
        return {item: cap - left[item] + count for item, count in wanted.items() if count > left[item]}

    @cached_property
    def widening(self) -> int | None:
        """The fewest days by which one window must be widened until both hold a day with people; None without one."""
        for day in self.with_item_room:
            if self._staffed & self.openings.crew.slots_of_day[day] and not self.lacking(day)[1]:
                return self.outside(day)
        return None

    def lacking(self, day: date) -> tuple[str, tuple[str, ...]]:
        """The session of a day in which the fewest departments lack people, and which; () where there is a team."""
        crew = self.openings.crew
        slots = [slot for slot in bits(crew.slots_of_day[day]) if crew.slots[slot].session in self.sessions]
        short, slot = min(((self._short(slot), slot) for slot in slots), key=lambda one: (len(one[0]), one[1]))
        return crew.slots[slot].session.id, short

    def _short(self, slot: int) -> tuple[str, ...]:
        """Departments without their part of a team (R7, R8), else those to lead it (R9), else all if it has no size."""
        rules, crew = self.openings.problem.rules, self.openings.crew
        there = {
            name: [one for one in people if crew.available[one] >> slot & 1] for name, people in self._people.items()
        }
        posts = {name: self._posts(people, self._asked[name]) for name, people in there.items()}
        short = tuple(name for name, least in posts.items() if least is None or least > len(there[name]))
        if short:
            return short
        least = sum(each or 0 for each in posts.values())
        company = [one for one in self._company if crew.available[one] >> slot & 1]
        if rules.leader_required:
            leading = self._leading or tuple(there)
            more = [self._posts_led(there[name], self._asked[name]) - (posts[name] or 0) for name in leading]
            if not self._leading and any(self.openings.problem.inspectors[one].may_lead for one in company):
                more.append(1)
            if min(more) >= _NOBODY:
                return leading
            least += min(more)
        enough = sum(map(len, there.values())) + len(company) >= rules.min_inspectors_per_visit
        return () if enough and (self.most_posts is None or least <= self.most_posts) else tuple(there)

    def _posts(self, people: Sequence[int], specialties: frozenset[str]) -> int | None:
        """The fewest posts of a department whose people have the specialties between them; None where they cannot."""
        fewest = self.openings.crew.fewest_covering(people, specialties)
        return None if fewest is None else max(self.openings.problem.rules.min_inspectors_per_department, fewest)

    def _posts_led(self, people: Sequence[int], specialties: frozenset[str]) -> int:
        """The same with one who may lead among them; `_NOBODY` and more where nobody may."""
        inspectors, crew = self.openings.problem.inspectors, self.openings.crew
        others = (
            crew.fewest_covering(people, specialties.difference(inspectors[leader].specialties)) or 0
            for leader in people
            if inspectors[leader].may_lead
        )
        return max(self.openings.problem.rules.min_inspectors_per_department, 1 + min(others, default=2 * _NOBODY))

    @cached_property
    def _asked(self) -> dict[str, frozenset[str]]:
        return specialties_of(self.checks)

    @cached_property
    def _people(self) -> dict[str, list[int]]:
        return {name: self.openings.crew.people(name, self._target) for name in self._asked}

    @cached_property
    def _company(self) -> list[int]:
        """People of departments without a check, who may fill a team up and lead where nobody else must (R7, R9)."""
        others = (one.id for one in self.openings.problem.departments if one.id not in self._asked)
        return [person for name in others for person in self.openings.crew.people(name, self._target)]

    @cached_property
    def _leading(self) -> tuple[str, ...]:
        """The departments from one of which the leader must come (R9); none where anybody may."""
        return tuple(dict.fromkeys(check.department for check in self.checks if check.lead))

    @cached_property
    def _staffed(self) -> int:
        """The slots in which every department has people enough: a quick look before the careful one."""
        found = -1
        for name, specialties in self._asked.items():
            found &= self.openings.staffed_slots(self._target, name, specialties)
        return found

    @cached_property
    def _target(self) -> Target:
        return self.openings.problem.target_by_id[self.checks[0].target]


def specialties_of(checks: Sequence[Check]) -> dict[str, frozenset[str]]:
    """The specialties that each department must bring for these checks (R8)."""
    found: dict[str, set[str]] = defaultdict(set)
    for check in checks:
        found[check.department].update(check.specialties)
    return {department: frozenset(specialties) for department, specialties in found.items()}

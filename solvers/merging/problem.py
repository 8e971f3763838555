"""The checks of one target: who may do them when, and what one visit can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

Checks = frozenset[int]  # positions of checks in the problem


@dataclass(frozen=True, slots=True)
class Check:
    """One check as numbers.

    days: the days on which it could be done alone (window, working days, closed days, earlier visits and staff
    already taken out), as a `day_set`; weight: at least 1; specialties: bit set of the specialties its department must
    bring.
    """

    department: int
    item: int
    minutes: int
    weight: int
    days: int
    specialties: int = 0
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One target.

    gap_days: least days between two visits that are not all exempt (R3), at least 1; longest_minutes: what one
    department may spend in a visit, set-up taken off; least_posts, posts_per_department, most_posts: team size (R7);
    posts_for: posts a department needs for a set of specialties where that is more than posts_per_department;
    item_room: how often an item may still be checked in a calendar year (R4), absent where without limit;
    years: the days of each calendar year that occurs, as a `day_set`.

    Who leads (R9) plays no part: any post may be the one that leads, so no team grows by it.
    """

    checks: tuple[Check, ...]
    gap_days: int
    longest_minutes: int
    least_posts: int
    posts_per_department: int
    most_posts: int | None
    posts_for: Mapping[tuple[int, int], int]
    item_room: Mapping[tuple[int, int], int]
    years: Mapping[int, int]

    def weight(self, checks: Checks) -> int:
        """What the checks weigh together."""
        return sum(self.checks[position].weight for position in checks)

    def minutes(self, checks: Checks) -> int:
        """How long a visit with these checks lasts, set-up taken off: departments work side by side (R5)."""
        minutes: dict[int, int] = {}
        for position in checks:
            check = self.checks[position]
            minutes[check.department] = minutes.get(check.department, 0) + check.minutes
        return max(minutes.values(), default=0)

    def team_posts(self, checks: Checks) -> int:
        """Posts of the smallest team for a visit with these checks (R7, R8)."""
        needs: dict[int, int] = {}
        for position in checks:
            check = self.checks[position]
            needs[check.department] = needs.get(check.department, 0) | check.specialties
        posts = sum(
            max(self.posts_per_department, self.posts_for.get((department, specialties), 0))
            for department, specialties in needs.items()
        )
        return max(self.least_posts, posts)

    def fits(self, checks: Checks) -> bool:
        """Whether one visit can hold these checks: session length (R5, R6) and team size (R7)."""
        if self.minutes(checks) > self.longest_minutes:
            return False
        return self.most_posts is None or self.team_posts(checks) <= self.most_posts

    def all_days(self, checks: Checks) -> int:
        """The days on which some of the checks can be done."""
        days = 0
        for position in checks:
            days |= self.checks[position].days
        return days

    def common_days(self, checks: Checks) -> int:
        """The days on which all of the checks can be done together, items counted (R4), length and team not."""
        days = -1
        for position in checks:
            days &= self.checks[position].days
        return days & ~self.years_without_room(checks) if self.item_room else days

    def years_without_room(self, checks: Checks) -> int:
        """The days of the years in which there may be less room for an item than the checks want of it (R4)."""
        full = 0
        for year, days in self.years.items():
            wanted = Counter(
                check.item
                for check in (self.checks[position] for position in checks)
                if check.days & days and not check.exempt
            )
            if any(count > self.item_room.get((item, year), count) for item, count in wanted.items()):
                full |= days
        return full

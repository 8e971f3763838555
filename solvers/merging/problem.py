"""The checks of one target: who may do them when, and what one visit can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One check as numbers.

    days: the day ordinals on which it could be done alone (window, working days, closed days, earlier visits and
    staff already taken out); specialties: bit set of the specialties its department must bring.
    """

    department: int
    item: int
    minutes: int
    weight: int
    days: frozenset[int]
    specialties: int = 0
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One target.

    gap_days: least days between two visits that are not all exempt (R3), at least 1; longest_minutes: what one
    department may spend in a visit, set-up taken off; least_posts, posts_per_department, most_posts: team size (R7);
    posts_for: posts a department needs for a set of specialties where that is more than posts_per_department;
    item_room: how often an item may still be checked in a calendar year (R4), absent where without limit;
    year_of: calendar year of every day that occurs.
    """

    checks: tuple[Check, ...]
    gap_days: int
    longest_minutes: int
    least_posts: int
    posts_per_department: int
    most_posts: int | None
    posts_for: Mapping[tuple[int, int], int]
    item_room: Mapping[tuple[int, int], int]
    year_of: Mapping[int, int]

    def team_posts(self, checks: frozenset[int]) -> int:
        """Posts of the smallest team for a visit with these checks, given by their positions."""
        needs: dict[int, int] = {}
        for position in checks:
            check = self.checks[position]
            needs[check.department] = needs.get(check.department, 0) | check.specialties
        posts = sum(
            max(self.posts_per_department, self.posts_for.get((department, specialties), 0))
            for department, specialties in needs.items()
        )
        return max(self.least_posts, posts)

    def fits(self, checks: frozenset[int]) -> bool:
        """Whether one visit can hold these checks: session length (R5, R6) and team size (R7)."""
        minutes: dict[int, int] = {}
        for position in checks:
            check = self.checks[position]
            minutes[check.department] = minutes.get(check.department, 0) + check.minutes
        if max(minutes.values(), default=0) > self.longest_minutes:
            return False
        return self.most_posts is None or self.team_posts(checks) <= self.most_posts

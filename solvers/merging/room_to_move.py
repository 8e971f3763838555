"""Days for each visit such that every choice among them is right (R2-R4).

Source: our own. Complexity: linear in the visits of a target, but for sorting them. What it proves: whatever day each
visit takes, all keep windows, gap and year; that no visit could have more days is not proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from solvers.merging.day_set import between, last_of
from solvers.merging.problem import Problem
from solvers.merging.solution import Visit


def with_days(problem: Problem, groups: Mapping[int, Iterable[int]]) -> tuple[Visit, ...]:
    """The visits on chosen days, each with the days it may move to while any choice keeps the gap and the year.

    Visits that count may move half the way to the gap before the next, and back to what the one before leaves; then
    each visit that is exempt takes the days that no other has.
    """
    checks = {day: frozenset(group) for day, group in groups.items()}
    exempt = {day: all(problem.checks[c].exempt for c in group) for day, group in checks.items()}
    counted = sorted(day for day in groups if not exempt[day])
    last = {day: day + (following - problem.gap_days - day) // 2 for day, following in pairwise(counted)}
    taken = sum(1 << day for day in groups)
    days_at: dict[int, int] = {}
    opens = 0
    for day in [*counted, *sorted(groups.keys() - set(counted))]:
        days = problem.common_days(checks[day]) & (~taken | 1 << day) & _year_of(problem, day)
        if not exempt[day]:
            days &= ~between(0, opens - 1)
            days &= between(0, last[day]) if day in last else -1
            opens = last_of(days) + problem.gap_days
        taken |= days
        days_at[day] = days
    return tuple(Visit(checks[day], days_at[day]) for day in sorted(groups))


def _year_of(problem: Problem, day: int) -> int:
    return next(days for days in problem.years.values() if days >> day & 1)

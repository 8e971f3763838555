"""Merges the checks of one target: three theorems first, the exact model where none of them applies.

Let every check have a set of days. A visit is a day with checks that are all possible on it.

1. One visit. Where all checks share a day and fit into one visit, one visit carries all, and fewer carry nothing.
2. Stabbing. Where only the days matter (no gap beyond "not twice on one day", everything would fit) and the days of
   each check follow one another, the fewest visits are the fewest days that hit every check. Taking the earliest
   last day again and again finds them; the checks whose last day was taken share no day pairwise, which proves that
   fewer cannot do (interval stabbing; the duality of points and intervals on a line). O(n log n).
3. Heaviest day. Where the gap is longer than all days together, at most one visit counts, and the best is the day on
   which the checks weigh most. O(days x checks).
"""

from __future__ import annotations

from collections import Counter

from solvers.merging.exact import exact_merge
from solvers.merging.problem import Problem
from solvers.merging.solution import Merge, Visit


def merge(problem: Problem) -> Merge:
    """The most weight in visits, then the fewest visits, with bounds that are met."""
    checks = frozenset(position for position, check in enumerate(problem.checks) if check.days)
    if not checks:
        return Merge((), 0, 0)
    fast = _one_visit(problem, checks) or _stabbing(problem, checks) or _heaviest_day(problem, checks)
    return fast or exact_merge(problem, checks)


def _weight(problem: Problem, checks: frozenset[int]) -> int:
    return sum(problem.checks[position].weight for position in checks)


def _common_days(problem: Problem, checks: frozenset[int]) -> frozenset[int]:
    days = frozenset.intersection(*(problem.checks[position].days for position in checks))
    return frozenset(day for day in days if _items_have_room(problem, checks, day))


def _items_have_room(problem: Problem, checks: frozenset[int], day: int) -> bool:
    wanted = Counter(problem.checks[position].item for position in checks if not problem.checks[position].exempt)
    year = problem.year_of[day]
    return all(count <= problem.item_room.get((item, year), count) for item, count in wanted.items())


def _one_visit(problem: Problem, checks: frozenset[int]) -> Merge | None:
    if not problem.fits(checks):
        return None
    days = _common_days(problem, checks)
    if not days:
        return None
    return Merge((Visit(checks, days),), _weight(problem, checks), 1, (min(checks),))


def _stabbing(problem: Problem, checks: frozenset[int]) -> Merge | None:
    if problem.gap_days > 1 or not problem.fits(checks) or not _each_item_once(problem, checks):
        return None
    calendar = sorted(frozenset[int]().union(*(problem.checks[position].days for position in checks)))
    place = {day: number for number, day in enumerate(calendar)}
    for position in checks:
        days = problem.checks[position].days
        if place[max(days)] - place[min(days)] + 1 != len(days):
            return None
    visits: list[Visit] = []
    certificate: list[int] = []
    waiting = sorted(checks, key=lambda position: (max(problem.checks[position].days), position))
    while waiting:
        certificate.append(waiting[0])
        stab = max(problem.checks[waiting[0]].days)
        hit = frozenset(position for position in waiting if stab in problem.checks[position].days)
        visits.append(Visit(hit, _common_days(problem, hit)))
        waiting = [position for position in waiting if position not in hit]
    return Merge(tuple(visits), _weight(problem, checks), len(visits), tuple(certificate))


def _each_item_once(problem: Problem, checks: frozenset[int]) -> bool:
    items = Counter(problem.checks[position].item for position in checks)
    return max(items.values()) == 1


def _heaviest_day(problem: Problem, checks: frozenset[int]) -> Merge | None:
    days = frozenset[int]().union(*(problem.checks[position].days for position in checks))
    if max(days) - min(days) >= problem.gap_days or any(problem.checks[position].exempt for position in checks):
        return None
    on_day = {day: frozenset(p for p in checks if day in problem.checks[p].days) for day in days}
    if not all(problem.fits(group) and _items_have_room(problem, group, day) for day, group in on_day.items()):
        return None
    best = max(on_day, key=lambda day: (_weight(problem, on_day[day]), -day))
    visit = Visit(on_day[best], _common_days(problem, on_day[best]))
    return Merge((visit,), _weight(problem, on_day[best]), 1, (min(on_day[best]),))

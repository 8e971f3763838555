"""The fewest visits where dates are free: all checks can be done, and only their days part them.

The case: no gap beyond "not twice on one day" (or all checks exempt from it), one visit could hold all checks, and no
item is wanted more often than there is room for. Then every check is done, and a visit is a set of checks that share
a day. In a merge of the fewest visits no two visits share a day - they would be one - so any choice of days is right.

*Least.* In order of their last days, each check that shares no day with those taken before is taken: checks that
share no day pairwise need a visit each. Where the days of each check follow one another in the target's calendar,
this is as many as there are visits, which proves it: the last days of those taken hit every other check (interval
stabbing; as many intervals are apart as points hit all, Hajnal and Surányi 1958). Complexity: O(n^2) with n checks.

*Best.* Among all merges of the fewest visits the preferred one, by dynamic programming over sets of checks, as for
colourings (Lawler 1976): the best of a set is a visit with its first check and the best of the rest. O(3^n), for at
most `MOST_CHECKS` checks; beyond that the visits found by stabbing.
"""

from __future__ import annotations

from functools import cache

from solvers.merging.day_set import last_of
from solvers.merging.preference import NOTHING, Cost, cost_of_visit, plus
from solvers.merging.problem import Checks, Problem
from solvers.merging.solution import Merge, Visit

MOST_CHECKS = 8
_Best = tuple[int, Cost, tuple[Visit, ...]]


def fewest_visits(problem: Problem, checks: Checks) -> Merge | None:
    """The merge with the fewest visits; None where the case does not apply or the checks are too many for a proof."""
    if not dates_are_free(problem, checks) or not everything_fits(problem, checks):
        return None
    certificate, stabbed = _stabbing(problem, checks)
    visits = best_partition(problem, checks) or stabbed
    if visits is None:
        return None
    proof = certificate if len(certificate) == len(visits) else ()
    return Merge(visits, problem.weight(checks), len(visits), proof)


def dates_are_free(problem: Problem, checks: Checks) -> bool:
    """Whether the gap keeps no two visits apart that are on different days (R3)."""
    return problem.gap_days == 1 or all(problem.checks[position].exempt for position in checks)


def everything_fits(problem: Problem, checks: Checks) -> bool:
    """Whether one visit could hold all checks but for their days, and there is room for every item in every year."""
    return problem.fits(checks) and not problem.years_without_room(checks)


def best_partition(problem: Problem, checks: Checks) -> tuple[Visit, ...] | None:
    """The preferred one among the partitions into the fewest visits; None where there are too many checks."""
    if len(checks) > MOST_CHECKS:
        return None

    @cache
    def best(rest: Checks) -> _Best:
        if not rest:
            return 0, NOTHING, ()
        first = min(rest)
        return min(
            (
                (1 + count, plus(cost_of_visit(problem, visit), cost), (visit, *visits))
                for visit in _visits_with(problem, first, rest - {first})
                for count, cost, visits in [best(rest - visit.checks)]
            ),
            key=lambda found: found[:2],
        )

    return best(checks)[2]


def _visits_with(problem: Problem, first: int, others: Checks) -> list[Visit]:
    """All sets of checks with `first` that share a day; the others are added one after the other."""
    visits = [Visit(frozenset({first}), problem.checks[first].days)]
    for other in sorted(others):
        days = problem.checks[other].days
        visits += [Visit(one.checks | {other}, one.days & days) for one in visits if one.days & days]
    return visits


def _stabbing(problem: Problem, checks: Checks) -> tuple[tuple[int, ...], tuple[Visit, ...] | None]:
    """Checks that share no day pairwise; the visits on their last days, None where these do not hit everything."""
    waiting = sorted(checks, key=lambda position: (last_of(problem.checks[position].days), position))
    taken: list[int] = []
    covered = 0
    for position in waiting:
        if not problem.checks[position].days & covered:
            taken.append(position)
            covered |= problem.checks[position].days
    visits: list[Visit] = []
    left = set(checks)
    for position in taken:
        day = 1 << last_of(problem.checks[position].days)
        hit = frozenset(one for one in left if problem.checks[one].days & day)
        visits.append(Visit(hit, problem.common_days(hit)))
        left -= hit
    return tuple(taken), None if left else tuple(visits)

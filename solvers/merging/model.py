"""Merges the checks of one target: theorems first, the exact model where none of them applies.

Let every check have a set of days. A visit is a day with checks that are all possible on it.

1. One visit. Where all checks share a day and fit into one visit, one visit carries all, and fewer carry nothing.
2. Fewest visits. Where dates are free and everything would fit into one visit, the fewest sets of checks that share
   a day; where days follow one another, proved by as many checks that share no day (`fewest`).
3. Heaviest visit. Where the gap is longer than all days together, at most one visit counts, and the best is the day
   on which the checks that a visit can hold weigh most (`heaviest`).
4. Otherwise, and where there are too many checks for trying, CP-SAT (`exact`).

Several merges often weigh the same in as many visits; which of them is taken stands in `preference`.

Source: that of each case; telling them apart is our own. What it proves: 1 to 3 are exact, so are the bounds of 4 where
its limit of work does not strike. Complexity: polynomial, exponential in few checks, or CP-SAT's, by the case.
"""

from __future__ import annotations

from dataclasses import replace

from solvers.effort import ENDLESS, Effort
from solvers.merging.exact import LIMITS, exact_merge
from solvers.merging.fewest import fewest_visits
from solvers.merging.heaviest import heaviest_visit
from solvers.merging.problem import Checks, Problem
from solvers.merging.solution import Merge, Visit


def merge(problem: Problem, effort: Effort = ENDLESS) -> Merge:
    """The most weight in visits, then the fewest visits, and bounds, met unless the limit of 4 struck.

    effort: only a cancel is heeded.
    """
    effort.heed()
    checks = frozenset(position for position, check in enumerate(problem.checks) if check.days)
    if not checks:
        return Merge((), 0, 0)
    fast = one_visit(problem, checks) or fewest_visits(problem, checks) or heaviest_visit(problem, checks)
    return fast or exact_merge(problem, checks, replace(LIMITS, cancelled=effort.cancelled))


def one_visit(problem: Problem, checks: Checks) -> Merge | None:
    """The merge with all checks in one visit; None where there is none."""
    days = problem.common_days(checks)
    if not days or not problem.fits(checks):
        return None
    return Merge((Visit(checks, days),), problem.weight(checks), 1, (min(checks),))

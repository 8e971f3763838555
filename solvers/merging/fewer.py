"""What a given number of visits carries at most, and the fewest visits that could carry a given weight.

Let f(n) be the most weight that n visits carry at one target, and v the fewest that carry the most weight W. Fewer
than v carry less than W, whole numbers being whole numbers; none carries more than can be done on one day; and where v
checks of which no two can share a visit prove v, n visits leave v - n of them out, at least the lightest.

Over many targets, visits of all together carry at most the sum of f, and the fewest that could carry a weight are no
fewer than those of the relaxation in which visits may be fractions and f is replaced by its least concave majorant:
then the heaviest pieces are taken first (a knapsack, Dantzig 1957). What it proves: no choice of visits of that weight
has fewer. Complexity: O(n days) for a target of n checks; O(m log m) for m visits in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil

from solvers.merging.day_set import alike
from solvers.merging.problem import Problem
from solvers.merging.solution import Merge

Frontier = tuple[int, ...]  # the most weight of 0, 1, ... visits; the last is the most that any number carries


def frontier_of(problem: Problem, merge: Merge) -> Frontier:
    """At most what 0, 1, ... visits carry, as far as more visits could carry more."""
    most = merge.weight_bound
    if merge.visits_bound == 1 and merge.certificate:
        return 0, most
    heaviest = _heaviest_day(problem)
    fewest = max(merge.visits_bound, -(-most // max(1, heaviest)))
    apart = sorted(problem.checks[position].weight for position in merge.certificate)
    left_out = [sum(apart[: fewest - visits]) if len(apart) == fewest else visits < fewest for visits in range(fewest)]
    return *(min(most - out, visits * heaviest) for visits, out in enumerate(left_out)), most


def fewest_for(frontiers: Iterable[Frontier], weight: int) -> int:
    """No fewer visits carry so much weight at all targets together; all there are where these carry less."""
    visits, left = 0, weight
    pieces = (piece for frontier in frontiers for piece in _majorant(frontier))
    for each, count in sorted(pieces, reverse=True):
        if left <= each * count:
            return visits + max(0, ceil(left / each))
        visits, left = visits + count, left - int(each * count)
    return visits


def _majorant(frontier: Sequence[int]) -> Iterator[tuple[Fraction, int]]:
    """The least concave majorant in pieces: the weight of each visit, ever less, and how many visits have it."""
    at = 0
    while at + 1 < len(frontier):
        each, to = max((Fraction(frontier[to] - frontier[at], to - at), to) for to in range(at + 1, len(frontier)))
        yield each, to - at
        at = to


def _heaviest_day(problem: Problem) -> int:
    days = alike(check.days for check in problem.checks)
    return max((sum(check.weight for check in problem.checks if check.days & day) for day in days), default=0)

"""Which of several merges that carry the same weight in as many visits is taken.

Fewest posts for the smallest teams, as person-sessions are the score that comes next; then the most days to choose
from, so that routes have room; then the shortest visits; then the earliest. Each part is a sum over the visits, so
that the best choice can be put together visit by visit (the principle of optimality, Bellman 1957).
"""

from __future__ import annotations

from collections.abc import Iterable

from solvers.merging.day_set import first_of
from solvers.merging.problem import Problem
from solvers.merging.solution import Visit

Cost = tuple[int, int, int, int]
NOTHING: Cost = (0, 0, 0, 0)


def cost(problem: Problem, visits: Iterable[Visit]) -> Cost:
    """What is to be small, in this order: posts, minus days to choose from, minutes, first days."""
    total = NOTHING
    for visit in visits:
        total = plus(total, cost_of_visit(problem, visit))
    return total


def cost_of_visit(problem: Problem, visit: Visit) -> Cost:
    """The same of one visit."""
    checks = visit.checks
    return (
        problem.team_posts(checks),
        -visit.days.bit_count(),
        problem.minutes(checks),
        first_of(visit.days),
    )


def plus(one: Cost, other: Cost) -> Cost:
    """Two costs together."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]

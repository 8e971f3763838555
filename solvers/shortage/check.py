"""What a shortage is, by the standard library alone: a set of posts that asks for more than its seats can give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from solvers.fault import Fault
from solvers.shortage.problem import Problem
from solvers.shortage.solution import Shortage


def deficiency(problem: Problem, posts: Iterable[int]) -> int:
    """Posts less the sessions that their seats can give: |S| - sum over (inspector, week) of min(limit, seats)."""
    chosen = list(posts)
    seats = {seat for post in chosen for seat in problem.seats(problem.posts[post])}
    given = Counter((inspector, problem.week_of[slot]) for inspector, slot in seats)
    limit = problem.week_limit
    return len(chosen) - sum(count if limit is None else min(limit, count) for count in given.values())


def faults_of(problem: Problem, found: Sequence[Shortage]) -> Iterator[Fault]:
    """Shortages that are none, of another size than said, or counted twice."""
    for number, shortage in enumerate(found):
        short = deficiency(problem, shortage.posts)
        if short <= 0 or short != shortage.missing:
            yield Fault("shortage-wrong", str(number), {"said": shortage.missing, "found": short})
    together = list(chain.from_iterable(shortage.posts for shortage in found))
    if len(set(together)) < len(together) or deficiency(problem, together) != sum(one.missing for one in found):
        yield Fault("shortage-twice", "-", {"count": len(found)})

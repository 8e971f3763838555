"""A large problem in parts: ways that share no visit, no route and no place are chosen apart, one after the other.

Parts share people only, so each is solved with the ways that are chosen in the others standing, as far as somebody
could fill posts of both; what a part finds is possible beside them. That gives good ways and proves no bound. Source:
our own. Complexity: linear in the visits and posts of all ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from solvers.grouping import groups
from solvers.replanning.problem import NEW, Problem, Scope, Way


def parts(problem: Problem) -> list[list[int]]:
    """The positions of ways that do not stand, linked by visits, routes and places; the largest part first."""
    moving = [number for number, way in enumerate(problem.ways) if not way.stands]
    linked = groups(_shared(problem, problem.ways[number]) for number in moving)
    return sorted(([moving[place] for place in group] for group in linked), key=len, reverse=True)


def _shared(problem: Problem, way: Way) -> Iterator[tuple[str, int]]:
    for visit in way.visits:
        yield "visit", visit
        yield "place", problem.visits[visit].place
    if way.route != NEW:
        yield "route", way.route


def alone(problem: Problem, part: Sequence[int], chosen: Sequence[int]) -> tuple[Problem, list[int]]:
    """The problem with only a part's ways to choose from, and the position of each of its ways in the whole."""
    own, some = set(part), 0
    for number in part:
        some |= _somebody(problem.ways[number])
    numbers = sorted(own.union(number for number in chosen if _somebody(problem.ways[number]) & some))
    ways = tuple(replace(problem.ways[number], stands=number not in own) for number in numbers)
    return replace(problem, ways=ways, scope=Scope.SOME, crowds=(), companies=()), numbers


def _somebody(way: Way) -> int:
    """Whoever may fill a post of a way, as a bit set."""
    return sum(1 << person for person in {person for post in way.posts for person in post.candidates})

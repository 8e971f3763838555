"""A large problem in parts: ways that share no visit, no route and no place are chosen apart, one after the other.

Parts share people only, so each is solved with the ways that are chosen in the others standing, as far as somebody
could fill posts of both; what a part finds is possible beside them. That gives good ways, no bounds. Complexity: linear
in the visits and posts of all ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from solvers.replanning.problem import NEW, Problem, Scope, Way


def parts(problem: Problem) -> list[list[int]]:
    """The positions of ways that do not stand, linked by visits, routes and places; the largest part first."""
    link: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        link.setdefault(node, node)
        while link[node] != node:
            link[node] = link[link[node]]
            node = link[node]
        return node

    for number, nodes in _moving(problem):
        for node in nodes:
            link[root(node)] = root(("way", number))
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, _ in _moving(problem):
        found[root(("way", number))].append(number)
    return sorted(found.values(), key=len, reverse=True)


def _moving(problem: Problem) -> Iterator[tuple[int, list[tuple[str, int]]]]:
    for number, way in enumerate(problem.ways):
        if not way.stands:
            nodes = [("visit", visit) for visit in way.visits]
            nodes += [("place", problem.visits[visit].place) for visit in way.visits]
            yield number, nodes if way.route == NEW else [*nodes, ("route", way.route)]


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

"""A careful greedy: who has the fewest slots chooses first, and goes where it costs least (open_routes.py).

Visits that should share a route are settled together; what finds no place as a whole is carried in part. Source:
Solomon 1987 (cheapest insertion). No proof of quality: it gives plans, never bounds.

Complexity: sorting n visits, and for each the places of the routes of its area that fit it, one search for augmenting
paths a try; of a visit that finds no place each of its parts (`parts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from solvers.effort import ENDLESS, Effort
from solvers.routing.open_routes import OpenRoutes
from solvers.routing.problem import Problem
from solvers.routing.solution import Route, Routing

Group = TypeVar("Group", bound=Sequence[int])


def route(problem: Problem, wanted: Sequence[Sequence[int]] = (), effort: Effort = ENDLESS) -> Routing:
    """The routes of `opened`."""
    return opened(problem, wanted, effort=effort).routing()


def opened(
    problem: Problem,
    wanted: Sequence[Sequence[int]] = (),
    urgent: AbstractSet[int] = frozenset(),
    effort: Effort = ENDLESS,
    *,
    whole_departments: bool = False,
    given: Sequence[Route] = (),
) -> OpenRoutes:
    """Routes for as many visits as find a place; those with the fewest slots choose first.

    wanted: visits that should share a route, best order first. Each group gets a slot and a team as a whole; the
    visits of a group that finds none look for a place one by one. urgent: visits that choose first, in no group.
    A visit that finds no place is carried in part, if that does; whole_departments: leaving out these only.
    given: routes that are made before all others. effort: only a cancel is heeded.
    """
    found = OpenRoutes(problem, effort, whole_departments)
    routed = {number for one in given if found.take_over(one) for number in one.visits}
    groups = [[number] for number in sorted(urgent - routed)]
    groups += [list(group) for group in wanted if urgent.isdisjoint(group) and routed.isdisjoint(group)]
    routed.update(number for group in _in_order(found, groups, urgent) for number in _settled(found, group, urgent))
    for number in _one_by_one(problem, urgent):
        if number not in routed and not found.place(number):
            found.place_in_part(number)
    return found


def unsettled(problem: Problem, wanted: Sequence[tuple[int, ...]], effort: Effort = ENDLESS) -> list[tuple[int, ...]]:
    """Those of the groups of several visits that find no slot and team as a whole, beside the others.

    A visit alone must have its place: where it finds none it chooses first, and the groups are asked again.
    """
    lost = _unsettled(problem, wanted, frozenset(), effort)
    alone = frozenset(group[0] for group in lost if len(group) == 1)
    if alone:
        lost = _unsettled(problem, wanted, alone, effort)
    return [group for group in lost if len(group) > 1]


def _unsettled(
    problem: Problem, wanted: Sequence[tuple[int, ...]], urgent: AbstractSet[int], effort: Effort
) -> list[tuple[int, ...]]:
    found = OpenRoutes(problem, effort)
    return [group for group in _in_order(found, wanted, urgent) if not found.settle(group)]


def _settled(found: OpenRoutes, group: Sequence[int], urgent: AbstractSet[int]) -> Sequence[int]:
    """The visits of a group that found a place: all as a whole, or one by one those that cannot wait."""
    if found.settle(group):
        return group
    visits = found.visits
    return [number for number in group if (visits[number].pinned or number in urgent) and found.place(number)]


def _one_by_one(problem: Problem, urgent: AbstractSet[int]) -> list[int]:
    visits = problem.visits
    return sorted(
        range(len(visits)),
        key=lambda number: (
            not visits[number].pinned,
            number not in urgent,
            visits[number].slots.bit_count(),
            visits[number].area,
            sorted(visits[number].needs),
            number,
        ),
    )


def _in_order(found: OpenRoutes, wanted: Sequence[Group], urgent: AbstractSet[int]) -> list[Group]:
    """Pinned routes first, then urgent ones, then those with the fewest slots, then the heaviest."""
    visits = found.visits
    return sorted(
        wanted,
        key=lambda group: (
            not any(visits[number].pinned for number in group),
            urgent.isdisjoint(group),
            found.slots_of(group).bit_count(),
            -sum(visits[number].weight for number in group),
            tuple(group),
        ),
    )

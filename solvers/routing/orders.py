"""Orders: in which a route makes its visits, and when each of them begins.

Source: our own; every order of few visits, beyond that always on to the nearest (Rosenkrantz, Stearns and Lewis 1977),
from each visit as the first. What it proves: up to `EVERY_ORDER` visits no order has less travel. Complexity: n! of n
visits up to there, O(n^3) beyond.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations

from solvers.routing.problem import Visit
from solvers.routing.travel import Travel

EVERY_ORDER = 6  # visits up to which every order is tried


def best_order(travel: Travel, numbers: Sequence[int]) -> list[int]:
    """The order of least travel: every order tried up to six visits, beyond always on to the nearest."""

    def minutes(order: Iterable[int]) -> int:
        return sum(travel.minutes(origin, destination) for origin, destination in pairwise(order))

    if len(numbers) <= EVERY_ORDER:
        return list(min(permutations(numbers), key=lambda order: (minutes(order), order)))
    tours = []
    for first in numbers:
        order, left = [first], set(numbers) - {first}
        while left:
            order.append(min(left, key=lambda number: (travel.minutes(order[-1], number), number)))
            left.remove(order[-1])
        tours.append(order)
    return min(tours, key=lambda order: (minutes(order), order))


def starts(visits: Sequence[Visit], travel: Travel, order: Sequence[int]) -> tuple[int, ...]:
    """When each visit of a route begins, in minutes from its own beginning."""
    found = [0]
    for before, after in pairwise(order):
        found.append(found[-1] + visits[before].minutes + travel.minutes(before, after))
    return tuple(found)

"""Regrouping: routes that were wanted and fell apart, put together after all by moving a few others to other slots.

A route finds no team where those who stand there already hold the people; moving one of them (`OpenRoutes.settle`) is
not always enough. Ruin and recreate (Schrimpf, Schneider, Stamm-Wilbrandt and Dueck 2000) as in `recovering`, but of
whole routes: in a session that the route could take a few are ended, the route settles first, then they do. What needs
no fewer posts is taken back, and no visit loses its place. No proof of quality: what is proved comes from elsewhere.

Complexity: so many tries for each route that fell apart, and a limit over all of them; a try settles a few routes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from solvers.effort import Effort
from solvers.routing.open_routes import OpenRoutes

_TRIES_OF_A_ROUTE, _MOST_TRIES = 40, 2_000
_MOST_ENDED = 4


def regroup(found: OpenRoutes, wanted: Iterable[Sequence[int]], effort: Effort) -> None:
    """Makes some of the routes wanted of routes that stand there in their place, where that saves posts."""
    chance = np.random.default_rng(len(found.visits))  # of an order to try, no more: it decides about nobody
    standing = {frozenset(one.visits) for one in found.routes}
    tries = _MOST_TRIES
    for group in wanted:
        if len(group) > 1 and frozenset(group) not in standing:
            own = [place for place, one in enumerate(found.routes) if not set(group).isdisjoint(one.visits)]
            for _ in range(min(_TRIES_OF_A_ROUTE, tries)):
                tries -= 1
                if effort.spent() or _attempt(found, group, own, chance):
                    break


def _attempt(found: OpenRoutes, group: Sequence[int], own: Sequence[int], chance: np.random.Generator) -> bool:
    """Ends the visits' own routes and some others, and settles all anew; taken back where that saves no posts."""
    near = [place for place in _near(found, group, chance) if place not in own]
    ended = [*own, *near[: int(chance.integers(_MOST_ENDED + 1))]]
    numbers = list(chain.from_iterable(found.routes[place].visits for place in ended))
    if not set(group) <= set(numbers) or found.is_pinned(numbers) or not found.in_part.keys().isdisjoint(numbers):
        return False
    others = [[one for one in found.routes[place].visits if one not in group] for place in ended]
    before = found.post_count
    found.begin_trial()
    for place in ended:
        found.take_off(place)
    others.sort(key=lambda one: found.slots_of(one).bit_count())
    settled = found.settle(group, moving=False) and all(found.settle(one) for one in others if one)
    saved = settled and found.post_count < before
    found.end_trial(numbers, {}, keep=saved)
    return saved


def _near(found: OpenRoutes, group: Sequence[int], chance: np.random.Generator) -> list[int]:
    """Routes that the departments of the visits make in one of the sessions that all of these could take."""
    slots = [
        slot for slot in range(len(found.problem.slots)) if found.slots_of(group) >> slot & 1 and found.at_slot[slot]
    ]
    if not slots:
        return []
    departments = {department for number in group for department in found.visits[number].needs}
    near = [
        place
        for place in found.at_slot[slots[int(chance.integers(len(slots)))]]
        if not departments.isdisjoint(post.department for post in found.routes[place].posts)
    ]
    chance.shuffle(near)
    return near

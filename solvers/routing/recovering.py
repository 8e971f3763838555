"""Recovering: weight that found no place, by taking a few routes apart and putting their visits together anew.

Ruin and recreate (Schrimpf, Schneider, Stamm-Wilbrandt and Dueck 2000) around one visit at a time that is carried in
part or not at all: routes of its departments in a session it could take are ended, the visit chooses first, then those
of the routes, in an order that changes from try to try. What carries less weight, or as much in more visits or posts,
is taken back, so nothing that was reached is lost. Where all visits are carried nothing is tried. No proof of quality.

Complexity: so many tries for each visit that is lost, and a limit over all of them; a try places about a dozen visits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solvers.effort import Effort
from solvers.routing.open_routes import OpenRoutes

_TRIES_OF_A_VISIT, _MOST_TRIES = 15, 400
_FEWEST_ROUTES, _MOST_ROUTES = 2, 6
_Worth = tuple[int, int, int]


def recover(found: OpenRoutes, effort: Effort) -> None:
    """Carries more of what is lost, where a few routes put together anew have room for it."""
    chance = np.random.default_rng(len(found.visits))  # of an order to try, no more: it decides about nobody
    recovery = _Recovery(found, chance, _possible(found))
    tries = min(_MOST_TRIES, _TRIES_OF_A_VISIT * len(recovery.lost()))
    for _ in range(tries):
        lost = recovery.lost()
        if not lost or effort.spent():
            return
        recovery.attempt(lost[int(recovery.chance.integers(len(lost)))])


def _possible(found: OpenRoutes) -> dict[int, int]:
    """For each visit that is not carried as a whole: what of it would be carried if there were no other."""
    alone = OpenRoutes(found.problem, found.effort)
    possible = {}
    for number in sorted({*found.routing().unrouted, *found.in_part}):
        if alone.place(number) or alone.place_in_part(number):
            possible[number] = alone.visits[number].weight
            alone.take_off(len(alone.routes) - 1)
    return possible


@dataclass(frozen=True)
class _Recovery:
    """possible: what could be carried of each visit that was not carried as a whole."""

    found: OpenRoutes
    chance: np.random.Generator
    possible: dict[int, int]

    def lost(self) -> list[int]:
        """Visits of which more could be carried than is."""
        found = self.found
        routed = {number for one in found.routes for number in one.visits}
        return [
            number
            for number, weight in self.possible.items()
            if (found.visits[number].weight if number in routed else 0) < weight
        ]

    def attempt(self, lost: int) -> None:
        """Puts some routes near the lost visit together anew; all stays as it was where that is no better."""
        found = self.found
        ended = self._near(lost)
        taken = [number for place in ended for number in found.routes[place].visits]
        numbers = [lost, *(number for number in taken if number != lost)]
        in_part = {number: found.in_part[number] for number in numbers if number in found.in_part}
        before = self._worth(taken)
        found.begin_trial()
        for place in ended:
            found.take_off(place)
        first = found.place(lost) or found.place_in_part(lost)
        left = [number for number in self._in_order(numbers[1:]) if not found.place(number, moving=False)]
        gone = {number for number in left if not found.place_in_part(number)} | (set() if first else {lost})
        after = self._worth([number for number in numbers if number not in gone])
        found.end_trial(numbers, in_part, keep=after >= before)

    def _worth(self, carried: list[int]) -> _Worth:
        return sum(self.found.visits[number].weight for number in carried), -len(carried), -self.found.post_count

    def _near(self, lost: int) -> list[int]:
        """The route of the visit, if it has one, and some that its departments make in a session it could take."""
        found, visit = self.found, self.found.problem.visits[lost]
        slots = visit.slots | visit.dated
        near = [
            place
            for slot in range(len(found.problem.slots))
            if slots >> slot & 1
            for place in found.at_slot[slot]
            if not visit.needs.keys().isdisjoint(post.department for post in found.routes[place].posts)
            and not found.is_pinned(found.routes[place].visits)
        ]
        self.chance.shuffle(near)
        if near:  # those of one session first
            session = found.routes[near[0]].slot
            near.sort(key=lambda place: found.routes[place].slot != session)
        own = [place for place in near if lost in found.routes[place].visits]
        others = near[: int(self.chance.integers(_FEWEST_ROUTES, _MOST_ROUTES + 1))]
        return list(dict.fromkeys([*own, *others]))

    def _in_order(self, numbers: list[int]) -> list[int]:
        """Mostly those first that have the fewest sessions to choose from."""
        visits = self.found.problem.visits
        drawn = dict(zip(numbers, self.chance.random(len(numbers)).tolist(), strict=True))
        return sorted(numbers, key=lambda number: visits[number].slots.bit_count() * drawn[number])

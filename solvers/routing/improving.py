"""Improving: parts of a solution solved again exactly, one after the other, while that helps.

Large neighbourhood search (Shaw 1998) guided by prices: the routes of a neighbourhood cost their visits' prices
plus an excess; a better solution has less excess in all, so only routes of smaller reduced cost can stand in it. Those
are priced out in full and CP-SAT chooses among them. The neighbourhoods come in an order fixed by the block: the
same block gives the same routes, whatever the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.effort import Effort
from solvers.routing.block import Block, Numbers, part_of
from solvers.routing.bottlenecks import Bottlenecks, Key, Members, Use
from solvers.routing.pricing import SCALE, Pricer, best_of

_VISITS, _EXCESS, _REDUCED_COST = 120, 8.0, 2.5  # of a neighbourhood: visits, excess in posts; of a route in posts
_FRUITLESS, _GOOD_ENOUGH = 100, 1.002
_COST_OF_ONE_TOO_MANY = 4  # posts: a route that falls apart costs about one team more
_LIMITS = Limits(work=0.4, linearization=2)
_MOST_PARTS, _MOST_ROUTES = 20_000, 1_500


@dataclass
class Improvement:
    """A solution on its way down.

    prices: of the block's linear programme; posts, travel: of every route known; forbidden: routes that must not be in
    the solution.
    """

    block: Block
    prices: Numbers
    bound: float
    posts: dict[Members, int]
    travel: dict[Members, int]
    route_of: dict[int, Members] = field(default_factory=dict)
    forbidden: set[Members] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.bottlenecks = Bottlenecks(self.block)

    def run(self, start: Sequence[Members], effort: Effort) -> list[Members]:
        """Improves until the bound is near, or as many neighbourhoods as a tenth of the visits brought nothing."""
        self.route_of = {visit: members for members in start for visit in members}
        chance = np.random.default_rng(len(self.block.numbers))  # only an order of places to look at
        everything = self._rooms(start, start)
        fruitless, total = 0, sum(self.posts[members] for members in start) + self._too_many(start, everything)
        while fruitless < _FRUITLESS + len(self.block.numbers) // 10 and not effort.spent():
            if total <= max(self.bound, 1) * _GOOD_ENOUGH:
                break
            saved = self._improve(self._neighbourhood(chance))
            total -= saved
            fruitless = 0 if saved else fruitless + 1
        return sorted(set(self.route_of.values()))

    def _excess(self, routes: Sequence[Members]) -> NDArray[np.float64]:
        worth = np.array([self.prices[list(members)].sum() for members in routes])
        return np.array([self.posts[members] for members in routes]) - worth / SCALE

    def _neighbourhood(self, chance: np.random.Generator) -> list[Members]:
        """A route of much excess and those most like it that share a slot with it."""
        routes = sorted(set(self.route_of.values()))
        excess = np.maximum(self._excess(routes), 0.02)
        excess[self._crowded(routes)] += 2
        bits = np.array([np.bitwise_or.reduce(self.block.bits[list(one)]) for one in routes], dtype=np.uint64)
        slots = np.array([np.bitwise_or.reduce(self.block.slots[list(one)], axis=0) for one in routes])
        seed = int(chance.choice(len(routes), p=excess / excess.sum()))
        likeness = np.bitwise_count(bits & bits[seed]) / np.bitwise_count(bits | bits[seed])
        rank = likeness + 0.6 * chance.random(len(routes)) + 0.1 * np.minimum(excess, 1)
        rank[~(slots & slots[seed]).any(axis=1)] = -1
        rank[seed] = 9
        order = np.argsort(-rank, kind="stable")
        visits = np.cumsum([len(routes[place]) for place in order])
        within = int(((visits <= _VISITS) & (np.cumsum(excess[order]) <= _EXCESS)).sum())
        return [routes[place] for place in order[: max(2, within)]]

    def _crowded(self, routes: Sequence[Members]) -> list[int]:
        """Positions of the routes in bottlenecks that hold more than they can."""
        full = [key for key, load in self._loads(routes).items() if load > self.bottlenecks.limit(key)]
        return [place for place, members in enumerate(routes) if any(self._use(members).held_by(key) for key in full)]

    def _improve(self, old: Sequence[Members]) -> int:
        """Solves the neighbourhood again; what that saved, in posts."""
        too_many = self._too_many(old, self._rooms(old, old))
        slack = float(self._excess(old).sum()) + too_many - self.block.step
        if slack <= 0:
            return 0
        known = self._routes_among(old, min(_REDUCED_COST, slack))
        rooms = self._rooms(old, known)
        chosen = self._best(known, old, rooms)
        saved = sum(known[members] for members in old) + self._too_many(old, rooms)
        saved -= sum(known[members] for members in chosen) + self._too_many(chosen, rooms)
        if saved < 0:
            return 0
        for members in chosen:
            self.posts[members] = known[members]
            self.route_of.update(dict.fromkeys(members, members))
        return saved

    def _routes_among(self, old: Sequence[Members], most: float) -> dict[Members, int]:
        """Posts of the old routes, of each visit alone, and of all routes among them of at most this reduced cost."""
        visits = sorted(visit for members in old for visit in members)
        known = {members: self.posts[members] for members in old}
        known |= {(visit,): self.posts[visit,] for visit in visits}
        pricer = Pricer(
            part_of(self.block, visits),
            self.prices[visits],
            threshold=-round(most * SCALE) - 1,
            most_parts=_MOST_PARTS,
        )
        for row, posts, travel in best_of(pricer.routes(), _MOST_ROUTES):
            members = tuple(visits[place] for place in row)
            if members not in self.forbidden:
                known[members] = posts
                self.travel[members] = travel
        return known

    def _use(self, members: Members) -> Use:
        return self.bottlenecks.use(members, self.travel[members])

    def _loads(self, routes: Iterable[Members]) -> dict[Key, float]:
        return self.bottlenecks.loads((self._use(members), 1) for members in routes)

    def _rooms(self, old: Sequence[Members], among: Iterable[Members]) -> dict[Key, int]:
        """How many routes of a neighbourhood each bottleneck of its routes has room for beside the routes outside."""
        keys = sorted(self._loads(among))
        outside = [self._use(members) for members in set(self.route_of.values()).difference(old)]
        return {key: max(0, self.bottlenecks.limit(key) - sum(use.held_by(key) for use in outside)) for key in keys}

    def _too_many(self, routes: Iterable[Members], rooms: Mapping[Key, int]) -> int:
        """Routes beyond the room of the bottlenecks, in posts that they will cost."""
        uses = [self._use(members) for members in routes]
        beyond = (max(0, sum(use.held_by(key) for use in uses) - room) for key, room in rooms.items())
        return _COST_OF_ONE_TOO_MANY * sum(beyond)

    def _best(self, known: Mapping[Members, int], old: Sequence[Members], rooms: Mapping[Key, int]) -> list[Members]:
        """Of the routes known, those that carry each visit once at fewest posts; CP-SAT."""
        routes = sorted(known)
        model = cp_model.CpModel()
        used = {members: model.new_bool_var("") for members in routes}
        carrying: dict[int, list[cp_model.IntVar]] = {}
        for members, variable in used.items():
            model.add_hint(variable, members in old)
            for visit in members:
                carrying.setdefault(visit, []).append(variable)
        for variables in carrying.values():
            model.add_exactly_one(variables)
        cost = sum(known[members] * variable for members, variable in used.items())
        for key, room in rooms.items():
            held = [used[one] for one in routes if self._use(one).held_by(key)]
            if len(held) > room:
                over = model.new_int_var(0, len(held), "")
                model.add(sum(held) <= room + over)
                cost += _COST_OF_ONE_TOO_MANY * over
        model.minimize(cost)
        answer = solve(model, list(used.values()), _LIMITS)
        if answer.values is None:
            return list(old)
        return [members for members, value in zip(routes, answer.values, strict=True) if value]

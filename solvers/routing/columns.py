"""Column generation: the linear programme over all routes that fit, by pricing in those that help.

Thresholds fall from two posts to nothing, so that the first prices, which are far off, bring few routes, and the last
bring all. Large blocks begin with the routes of parts of at most `_SEED_VISITS` visits, those of like windows together.
Source: Desrosiers and Lübbecke 2005; stabilisation by falling thresholds instead of boxes.

What it proves: nothing by itself, as parts are capped; the certificate prices its prices without a cap. Complexity: a
pricing and a simplex in each round; a round that learns no more than a route for fifty visits ends its threshold, the
last one of a pace that goes to the end only a round that learns none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from solvers.effort import Effort
from solvers.routing.block import Block, Numbers, part_of
from solvers.routing.bottlenecks import Bottlenecks, Crowding, Members
from solvers.routing.master import Master
from solvers.routing.pricing import SCALE, Cuts, Priced, Pricer, best_of


class Pace(NamedTuple):
    """Thresholds of gain one after another; how many parts of routes of a level are looked at, and more per visit.

    to_the_end: whether the last threshold is priced until no route is left.
    """

    thresholds: tuple[int, ...]
    parts: int
    parts_per_visit: int
    to_the_end: bool = True


LOOSE = Pace((2 * SCALE, SCALE // 2, SCALE // 8), 800, 1)  # far from the optimum the best few parts will do
BRIEF = Pace((SCALE // 8,), 8_000, 10, to_the_end=False)  # enough to see which subset rows are worth adding
CLOSE = Pace((SCALE // 8, 20), 8_000, 10)  # the simplex is exact to about a hundred thousandth of a post
_TRIED_PER_VISIT = 20
_NEW_PER_VISIT = 4
_SEED_VISITS, _ALONE_VISITS, _OF_A_MONTH = 260, 400, 300
_FIRST_PRICE = 35  # percent of a visit's own posts


@dataclass
class Columns:
    """The routes known of a block and their programme. travel: minutes of each route's best order."""

    block: Block
    travel: dict[Members, int] = field(default_factory=dict)
    objective: float = 0.0

    def __post_init__(self) -> None:
        self.count = len(self.block.numbers)
        self.bottlenecks = Bottlenecks(self.block)
        self.master = Master(self.count, self.bottlenecks)
        self.own = self.block.needs.posts(self.block.bits)
        for visit in range(self.count):
            self.learn((visit,), int(self.own[visit]), 0)

    @property
    def is_long(self) -> bool:
        """Whether there are too many visits for what is done with those of a month."""
        return self.count > _OF_A_MONTH

    @property
    def posts(self) -> dict[Members, int]:
        """Posts of every route known."""
        return self.master.posts

    def learn(self, members: Members, posts: int, travel: int) -> None:
        """Makes a route known, if it is not."""
        if members not in self.posts:
            self.master.add(members, posts, self.bottlenecks.use(members, travel))
            self.travel[members] = travel

    def begin(self, effort: Effort) -> None:
        """Routes at loose thresholds, from the parts of a large block first."""
        if self.count <= _ALONE_VISITS:
            self.price(LOOSE, effort, self.own * SCALE * _FIRST_PRICE // 100)
            return
        parts = np.array_split(np.array(_by_window(self.block)), -(-self.count // _SEED_VISITS))
        for part in parts:
            if effort.spent():
                break
            columns = Columns(part_of(self.block, part.tolist()))
            columns.begin(effort)
            for members, posts in columns.posts.items():
                self.learn(tuple(sorted(int(part[visit]) for visit in members)), posts, columns.travel[members])
        self.price(LOOSE, effort)

    def part(self, visits: Sequence[int]) -> Columns:
        """The programme of some of the visits (ascending), with the routes and cuts known of them."""
        place = {visit: number for number, visit in enumerate(visits)}
        found = Columns(part_of(self.block, visits))
        for members, posts in self.posts.items():
            if place.keys() >= set(members):
                found.learn(tuple(place[visit] for visit in members), posts, self.travel[members])
        found.master.cut(
            tuple(place[visit] for visit in subset) for subset in self.master.subsets if place.keys() >= set(subset)
        )
        return found

    def price(self, pace: Pace, effort: Effort, prices: Numbers | None = None) -> None:
        """Prices routes in, threshold by threshold; from the programme's prices if none are given."""
        cuts, crowding = Cuts(), Crowding()
        most_parts = pace.parts + pace.parts_per_visit * self.count
        for threshold in pace.thresholds:
            while not effort.spent():
                if prices is None:
                    self.objective = self.master.solve()
                    prices, cuts, crowding = self.master.prices(), self.master.cuts(), self.master.crowding()
                pricer = Pricer(self.block, prices, cuts, crowding, threshold, most_parts)
                fresh = self.learn_best(pricer.routes())
                prices = None
                is_last = pace.to_the_end and threshold == pace.thresholds[-1]
                if fresh * 50 <= self.count and not (is_last and fresh):
                    break
        if prices is None:
            self.objective = self.master.solve()

    def learn_best(self, found: Sequence[Priced], visits: Sequence[int] | None = None) -> int:
        """Learns the routes of most gain, at most four of each visit; how many are new.

        visits: the visits behind the members, ascending, where these are positions in a part of the block.
        """
        used, fresh = [0] * self.count, 0
        for row, posts, travel in best_of(found, _TRIED_PER_VISIT * self.count):
            members = tuple(row)
            if visits is not None:
                members = tuple(visits[member] for member in members)
            if all(used[visit] < _NEW_PER_VISIT for visit in members):
                for visit in members:
                    used[visit] += 1
                if members not in self.posts:
                    self.learn(members, posts, travel)
                    fresh += 1
        return fresh


def _by_window(block: Block) -> list[int]:
    """Visits in the order of their first slot, short windows first."""
    visits = [block.problem.visits[number] for number in block.numbers]
    return sorted(
        range(len(visits)),
        key=lambda place: (visits[place].slots & -visits[place].slots, visits[place].slots.bit_count(), place),
    )

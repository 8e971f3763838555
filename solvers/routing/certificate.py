"""The certificate: whole prices that no route exceeds, so that their sum bounds the posts of every solution from below.

Weak duality of the set-partitioning programme: if the prices of the visits of every route that fits, less the penalties
of the subset rows and bottlenecks that hold it, come to no more than its posts, then no set of routes that carries each
visit once has fewer posts than all prices less all penalties (those of a bottleneck as often as it has room). That no
route is missing is shown by pricing without a threshold and without a cap, in whole numbers; what rounding or an early
end left over is taken off the prices. Source: Gale, Kuhn and Tucker 1951 (duality); how prices are lowered is our own.
What it proves: that bound, in whole numbers. Complexity: one pricing, then linear in the routes found, but for sorting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solvers.effort import ENDLESS, Effort
from solvers.routing.block import Block, Numbers
from solvers.routing.bottlenecks import Crowding
from solvers.routing.pricing import SCALE, Cuts, Priced, Pricer


@dataclass(frozen=True, slots=True)
class Certificate:
    """Prices by visit and penalties by subset row, in millionths of a post. step: what all posts are multiples of."""

    prices: Numbers
    cuts: Cuts
    crowding: Crowding
    step: int = 1

    @property
    def millionths(self) -> int:
        """The bound in millionths of a post."""
        return int(self.prices.sum()) - self.cuts.total - self.crowding.total

    @property
    def posts(self) -> int:
        """The bound in whole posts."""
        return rounded_up(self.millionths, self.step)


def rounded_up(millionths: int, step: int) -> int:
    """The fewest posts, a multiple of `step`, that are no fewer than this."""
    return -(-millionths // (SCALE * step)) * step


def certify(block: Block, prices: Numbers, cuts: Cuts, crowding: Crowding, effort: Effort = ENDLESS) -> Certificate:
    """The certificate nearest to these prices; `at_once` where the effort is spent before every route is looked at."""
    prices = np.minimum(prices, cost_alone(block, crowding))
    pricer = Pricer(block, prices, cuts, crowding, effort=effort)
    found = pricer.routes()
    return Certificate(lowered(prices, found), cuts, crowding, block.step) if pricer.complete else at_once(block)


def cost_alone(block: Block, crowding: Crowding) -> Numbers:
    """What a route of each visit alone costs, in millionths of a post, the bottlenecks' penalties included."""
    alone = block.needs.posts(block.bits) * SCALE
    alone += crowding.of_people(block, block.slots, block.minutes, block.bits)
    alone += crowding.of_leaders(block, block.slots, block.minutes, block.leads)
    return alone


def lowered(prices: Numbers, found: Sequence[Priced]) -> Numbers:
    """Prices at which none of these routes is worth more than it costs; none is raised.

    Of each route the visit gives way that stands on most of them. Lower prices make no other route worth more.
    """
    lower = prices.copy()
    routes = sorted(
        (-int(gain), tuple(members))
        for priced in found
        for members, gain in zip(priced.members.tolist(), priced.gains.tolist(), strict=True)
    )
    stands_on = Counter(visit for _, members in routes for visit in members)
    for minus_gain, members in routes:
        taken_off = sum(int(prices[visit] - lower[visit]) for visit in members)
        left = -minus_gain - taken_off
        if left > 0:
            lower[max(members, key=lambda visit: (stands_on[visit], -visit))] -= left
    return lower


def at_once(block: Block) -> Certificate:
    """The certificate that needs no search: the posts of each visit, by its share of the longest half day.

    No route exceeds these prices, however many fit: it needs no fewer posts than any of its visits, and lasts no longer
    than that. Source: the continuous bound of bin packing (Martello and Toth 1990). Complexity: linear in the visits.
    """
    prices = np.asarray(block.needs.posts(block.bits) * SCALE * block.minutes // block.longest, dtype=np.int64)
    return Certificate(prices, Cuts(), Crowding(), block.step)

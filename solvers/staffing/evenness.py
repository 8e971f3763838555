"""The most even chances that have given loads: the largest entropy.

Maximise  - sum x_e ln x_e  over the edges of the support, where
    sum over a post = 1, over an inspector = the load, over (inspector, slot) <= 1, over (inspector, week) <= limit,
with equality where the leximin optimum leaves an arc full. Without limits this is iterative proportional fitting
(Deming and Stephan 1940); with them Bregman's (1967) cyclic projections: every post, slot, week and inspector has one
multiplier, x_e is the product of its four, the multiplier of an inequality stays at most 1, and each constraint
in turn is made to hold. The maximum is unique, and every edge of the support is positive.
The sums are added one after the other, so that the result is the same on every machine.
Complexity: linear in the edges for each round; rounds until no sum, and no multiplier of a sum with room left, is off
by more than `_CLOSE`, at most `_ROUNDS` and no more than `_WORK` edges over all of them. What is then still missing is
settled by whole numbers in `millionths`. What it proves: nothing; the limit is the most even, and how near it the last
round is only its sums tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from solvers.effort import ENDLESS, Effort
from solvers.flow import Flags, Ints
from solvers.staffing.leximin import Optimum
from solvers.staffing.network import Network
from solvers.staffing.support import Support

Reals = NDArray[np.float64]
_ROUNDS = 20000
_FEWEST_ROUNDS, _WORK = 200, 1_000_000_000  # work: edges times rounds, some ten seconds
_CLOSE = 1e-8
_LOOK_EVERY = 10


@dataclass(frozen=True)
class _Sums:
    """Edges in groups whose sums are `wanted`; at most that where not `exact`."""

    group: Ints
    wanted: Reals
    exact: Flags

    def of(self, chances: Reals) -> Reals:
        return np.bincount(self.group, chances, self.wanted.size).astype(np.float64, copy=False)

    def off(self, chances: Reals, multiplier: Reals) -> float:
        """By how much the worst sum is wrong: too large, or with room left where its multiplier says it has none."""
        over = self.of(chances) - self.wanted
        idle = np.minimum(-over, 1.0 - multiplier)  # complementary slackness (Kuhn and Tucker 1951)
        return float(np.where(self.exact, np.abs(over), np.maximum(over, idle)).max(initial=0.0))

    def project(self, chances: Reals, multiplier: Reals) -> None:
        """Makes the sums right, in place."""
        sums = self.of(chances)
        factor = np.divide(self.wanted, sums, out=np.ones_like(sums), where=sums > 0)
        allowed = np.where(self.exact, factor, np.minimum(factor, 1.0 / multiplier))
        multiplier *= allowed
        chances *= allowed[self.group]


def most_even(network: Network, optimum: Optimum, support: Support, effort: Effort = ENDLESS) -> Reals:
    """The chance of each edge; 0 outside the support. effort: a cancel is heeded."""
    edges = np.flatnonzero(support.edges)
    chances: Reals = np.ones(edges.size)
    groups = _groups(network, optimum, support, edges)
    multipliers = [np.ones(sums.wanted.size) for sums in groups]
    for turn in range(min(_ROUNDS, max(_FEWEST_ROUNDS, _WORK // max(1, edges.size)))):
        effort.heed()
        for sums, multiplier in zip(groups, multipliers, strict=True):
            sums.project(chances, multiplier)
        if turn % _LOOK_EVERY == 0 and max(map(_Sums.off, groups, repeat(chances), multipliers)) <= _CLOSE:
            break
    found: Reals = np.zeros(support.edges.size)
    found[edges] = chances
    return found


def _groups(network: Network, optimum: Optimum, support: Support, edges: Ints) -> list[_Sums]:
    """The constraints that can bind: a slot with one edge, and a week of few slots, cannot be too full."""
    slots, weeks = network.slot_week.size, network.week_person.size
    everything = network.edge_post.size
    slot_full, week_full = support.full[everything:][:slots], support.full[everything + slots :]
    limit = slots if network.week_limit is None else network.week_limit
    edge_slot, edge_week = network.edge_slot[edges], network.edge_week[edges]
    slots_of_week = np.bincount(network.slot_week[np.unique(edge_slot)], minlength=weeks)
    binding = [
        (edge_slot, (np.bincount(edge_slot, minlength=slots) > 1) | slot_full, np.ones(slots), slot_full),
        (edge_week, (slots_of_week > limit) | week_full, np.full(weeks, float(limit)), week_full),
    ]
    found = []
    for group, binds, wanted, exact in binding:
        if binds.any():
            rest = np.iinfo(np.int32).max  # groups that cannot bind are one group without a limit
            place = np.where(binds, np.cumsum(binds) - 1, binds.sum())
            found.append(_Sums(place[group], np.append(wanted[binds], float(rest)), np.append(exact[binds], np.False_)))
    loads = np.array([float(load) for load in optimum.loads])
    found.append(_Sums(network.edge_person[edges], loads, np.ones(loads.size, np.bool_)))
    posts = network.posts.size
    found.append(_Sums(network.edge_post[edges], np.ones(posts), np.ones(posts, np.bool_)))
    return found

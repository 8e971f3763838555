"""The fairest loads: the lexicographically optimal base of the polymatroid of a flow network, exactly.

Let f(S) be the most sessions that the inspectors of S can be given. Loads x are possible if and only if x(S) <= f(S)
for every S and x(all) = f(all) = posts. Among them one x has, sorted ascending, the lexicographically largest vector
of ratios x_i / a_i, a_i the available sessions; the same x has, sorted descending, the smallest (Megiddo 1974;
Fujishige 1980, "Lexicographically optimal base of a polymatroid with respect to a weight vector").

Decomposition: ask whether all can have the mean ratio p / q. One maximum flow with capacity p a_i at inspector i and
everything else times q, all integers, answers: if every post is filled, the loads are p a_i / q. If not, the minimum
cut separates inspectors who must have more from those who must have less, and both sides are solved apart. Arcs
that leave the upper side are full in every optimum, arcs that enter it empty: the nested cuts are the dual
certificate, which proves that no loads are fairer. Complexity: fewer than two maximum flows for each different ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np

from solvers.effort import ENDLESS, Effort
from solvers.flow import Flags, Ints, max_flow
from solvers.staffing.network import Network


@dataclass(frozen=True)
class Optimum:
    """The loads, and one flow that has them.

    loads: by position in the component; part: of each node, equal where the same cuts surround it; full: arcs that
    leave a part, full in every optimum; used, free: arcs inside a part on which the flow could be less, or more.
    """

    loads: tuple[Fraction, ...]
    part: Ints
    full: Flags
    used: Flags
    free: Flags


def leximin(network: Network, effort: Effort = ENDLESS) -> Optimum | None:
    """The fairest loads of a component; None where its posts cannot all be filled. effort: a cancel is heeded."""
    search = _Search(network)
    return search.optimum() if search.run(effort) else None


class _Search:
    """The parts found so far. supply, demand: units that come into and go out of a node over full arcs."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.tail, self.head, self.capacity = network.arcs
        _, _, self.first_person, self.nodes = network.firsts
        self.supply, self.demand = np.zeros(self.nodes, np.int64), np.zeros(self.nodes, np.int64)
        self.supply[: network.posts.size] = 1
        self.available = np.zeros(self.nodes, np.int64)
        self.available[self.first_person :] = network.available
        self.part = np.zeros(self.nodes, np.int64)
        self.ratios: dict[int, Fraction] = {}
        self.full, self.used, self.free = (np.zeros(self.tail.size, np.bool_) for _ in range(3))

    def run(self, effort: Effort) -> bool:
        """Splits until every part has one ratio; False where the posts cannot all be filled."""
        todo = [(np.arange(self.nodes), np.arange(self.tail.size))]
        while todo:
            effort.heed()
            nodes, arcs = todo.pop()
            upper = self._settle(nodes, arcs)
            if upper is None:
                continue
            if not (self.available[nodes[upper]].any() and self.available[nodes[~upper]].any()):
                return False  # these posts, and nobody left who could fill them: a Hall violator
            todo += self._split(nodes, arcs, upper)
        return True

    def optimum(self) -> Optimum:
        """What was found."""
        people = range(self.first_person, self.nodes)
        loads = tuple(self.ratios[int(self.part[node])] * int(self.available[node]) for node in people)
        return Optimum(loads, self.part, self.full, self.used, self.free)

    def _settle(self, nodes: Ints, arcs: Ints) -> Flags | None:
        """Gives all inspectors among the nodes the same ratio; where that cannot be, the upper side of the cut."""
        total = int(self.supply[nodes].sum() - self.demand[nodes].sum())
        available = int(self.available[nodes].sum())
        divisor = max(1, gcd(total, available))
        p, q = max(0, total) // divisor, max(1, available // divisor)
        place = np.zeros(self.nodes, np.int64)
        place[nodes] = np.arange(nodes.size)
        into, out = q * self.supply[nodes], q * self.demand[nodes] + p * self.available[nodes]
        capacity = q * self.capacity[arcs]
        flow = max_flow(place[self.tail[arcs]], place[self.head[arcs]], capacity, into, out)
        if not flow.total == into.sum() == out.sum():
            return flow.upper
        self.used[arcs], self.free[arcs] = flow.carried > 0, flow.carried < capacity
        self.ratios[int(self.part[nodes[0]])] = Fraction(p, q)
        return None

    def _split(self, nodes: Ints, arcs: Ints, upper: Flags) -> list[tuple[Ints, Ints]]:
        """Takes the two sides apart: what crosses downwards is full, what crosses upwards empty."""
        above = np.zeros(self.nodes, np.bool_)
        above[nodes[upper]] = True
        from_above, to_above = above[self.tail[arcs]], above[self.head[arcs]]
        crossing = arcs[from_above & ~to_above]
        self.full[crossing] = True
        np.add.at(self.demand, self.tail[crossing], self.capacity[crossing])
        np.add.at(self.supply, self.head[crossing], self.capacity[crossing])
        self.part[nodes[upper]] = self.part.max() + 1
        return [(nodes[upper], arcs[from_above & to_above]), (nodes[~upper], arcs[~from_above & ~to_above])]

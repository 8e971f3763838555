"""Which candidates can get a post at all, once the loads are the fairest.

A flow with given loads can be changed only along cycles of its residual graph, so an edge can carry something if and
only if it already does or closes a cycle: its two ends are strongly connected (Ahuja, Magnanti, Orlin 1993, section
3.5). Strong components by Tarjan (1972). What it proves: candidates outside have no chance in any leximin solution,
those inside in some. Complexity: linear in the arcs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solvers.flow import Flags, Ints
from solvers.staffing.leximin import Optimum
from solvers.staffing.network import Network


@dataclass(frozen=True)
class Support:
    """edges: whether some leximin solution gives the edge a chance; full: arcs that are full in every one."""

    edges: Flags
    full: Flags


def support(network: Network, optimum: Optimum) -> Support:
    """What all leximin solutions of a component have in common."""
    tail, head, _ = network.arcs
    inside = optimum.part[tail] == optimum.part[head]
    forwards, backwards = inside & optimum.free, inside & optimum.used
    strong = strongly_connected(
        network.firsts[3],
        np.concatenate([tail[forwards], head[backwards]]),
        np.concatenate([head[forwards], tail[backwards]]),
    )
    apart = strong[tail] != strong[head]
    always_full = optimum.full | (apart & optimum.used & ~optimum.free)
    return Support(~apart[: network.edge_post.size], always_full)


def strongly_connected(nodes: int, tail: Ints, head: Ints) -> Ints:
    """A number for each node, equal inside a strong component."""
    search = _Search(nodes, tail, head)
    for root in range(nodes):
        if not search.low[root]:
            search.visit(root)
    return np.array(search.component, np.int64)


class _Search:
    """Tarjan's depth-first search with its own stack. low: 0 for nodes not seen yet; component: -1 until closed."""

    def __init__(self, nodes: int, tail: Ints, head: Ints) -> None:
        order = np.argsort(tail, kind="stable")
        self.ends: list[int] = head[order].tolist()
        starts: list[int] = np.searchsorted(tail[order], np.arange(nodes + 1)).tolist()
        self.at, self.stop = starts[:nodes], starts[1:]
        self.index, self.low, self.component = [0] * nodes, [0] * nodes, [-1] * nodes
        self.open: list[int] = []
        self.count = 0

    def visit(self, root: int) -> None:
        """Everything that can be reached from `root`."""
        path = [self._enter(root)]
        while path:
            node = path[-1]
            following = self._advance(node)
            if following >= 0:
                path.append(self._enter(following))
                continue
            path.pop()
            if self.low[node] == self.index[node]:
                self._close(node)

    def _enter(self, node: int) -> int:
        self.count += 1
        self.index[node] = self.low[node] = self.count
        self.open.append(node)
        return node

    def _advance(self, node: int) -> int:
        """The next end of an arc that is not seen yet, -1 when all are; takes note of the others."""
        ends, low, component, stop = self.ends, self.low, self.component, self.stop[node]
        place, least = self.at[node], low[node]
        while place < stop and low[other := ends[place]]:
            if component[other] < 0 and low[other] < least:
                least = low[other]
            place += 1
        self.at[node], low[node] = place, least
        return ends[place] if place < stop else -1

    def _close(self, node: int) -> None:
        while self.component[node] < 0:
            self.component[self.open.pop()] = node

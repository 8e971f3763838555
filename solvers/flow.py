"""The one door to maximum flow: whole numbers in, a flow and the minimum cut out.

Push-relabel (Goldberg and Tarjan 1988) of OR-Tools, one thread: the same network gives the same flow every time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.max_flow import SimpleMaxFlow  # type: ignore[import-untyped]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Flow:
    """carried: on each arc; upper: nodes on the source side of the smallest minimum cut; total: supply that arrives."""

    carried: Ints
    upper: Flags
    total: int


def max_flow(tail: Ints, head: Ints, capacity: Ints, supply: Ints, demand: Ints) -> Flow:
    """As much of `supply` as can reach `demand`; both by node, arcs by their ends.

    Raises ValueError where the numbers are too large for 64 bits.
    """
    source, sink = supply.size, supply.size + 1
    begins, ends = np.flatnonzero(supply), np.flatnonzero(demand)
    network = SimpleMaxFlow()
    arcs = network.add_arcs_with_capacity(tail, head, capacity)
    network.add_arcs_with_capacity(np.full(begins.size, source), begins, supply[begins])
    network.add_arcs_with_capacity(ends, np.full(ends.size, sink), demand[ends])
    network.add_arc_with_capacity(source, sink, 0)  # without an arc to it there would be no sink, and no cut
    if network.solve(source, sink) != network.OPTIMAL:
        raise ValueError("the flow network is too large for whole numbers of 64 bits")
    upper = np.zeros(supply.size + 2, np.bool_)
    upper[network.get_source_side_min_cut()] = True
    return Flow(network.flows(arcs), upper[: supply.size], network.optimal_flow())

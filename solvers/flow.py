"""The one door to flows, largest and cheapest: whole numbers in, a whole flow out, and of the largest a minimum cut.

Push-relabel (Goldberg and Tarjan 1988) of OR-Tools, one thread: the same network gives the same flow every time.
Complexity with n nodes and m arcs: O(n^2 sqrt(m)); where arcs cost up to C, O(n^2 m log(n C)). What it proves: no flow
is larger than the cut (Ford and Fulkerson 1956); that none is cheaper is taken from the library.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.max_flow import SimpleMaxFlow  # type: ignore[import-untyped]
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

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


def cheapest_flow(tail: Ints, head: Ints, capacity: Ints, cost: Ints, supply: Ints, demand: Ints) -> Flow:
    """As `max_flow`, and of all such flows one whose units times `cost` of their arcs are fewest.

    Cost scaling (Goldberg 1997) of OR-Tools, one thread. Nodes in `upper` are not told: all are False.
    """
    source, sink = supply.size, supply.size + 1
    begins, ends = np.flatnonzero(supply), np.flatnonzero(demand)
    network = SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost)
    free = np.zeros(begins.size, np.int64), np.zeros(ends.size, np.int64)
    network.add_arcs_with_capacity_and_unit_cost(np.full(begins.size, source), begins, supply[begins], free[0])
    network.add_arcs_with_capacity_and_unit_cost(ends, np.full(ends.size, sink), demand[ends], free[1])
    total = int(supply.sum())
    network.set_node_supply(source, total)
    network.set_node_supply(sink, -total)
    if network.solve_max_flow_with_min_cost() != network.OPTIMAL:
        raise ValueError("the flow network is too large for whole numbers of 64 bits")
    return Flow(network.flows(arcs), np.zeros(supply.size, np.bool_), network.maximum_flow())

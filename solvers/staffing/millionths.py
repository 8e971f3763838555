"""Chances in whole millionths: each rounded up or down so that every sum is right.

An integer flow in the network of the component, times a million: post = 1 000 000, (inspector, slot) <= 1 000 000,
(inspector, week) <= the limit, inspector = his exact load rounded down or up, arcs that are full in every leximin
solution full, and each edge the chance asked for rounded down or up, but never down to nothing. Limits of a flow
network are integral, so a flow exists wherever the real chances meet the constraints (Hoffman 1960). Chances that
meet them only nearly may need more room: it is given in steps of ten, the last of which is always enough. What it
proves: every sum is right to the last millionth. Complexity: a maximum flow (`solvers.flow`) a step, nine at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

import numpy as np

from solvers.flow import Ints, max_flow
from solvers.lots import CERTAIN
from solvers.staffing.evenness import Reals
from solvers.staffing.leximin import Optimum
from solvers.staffing.network import Network
from solvers.staffing.support import Support

_SNAP = 1e-3  # of a millionth: nearer to a whole number than this is that number


def rounded(network: Network, optimum: Optimum, support: Support, chances: Reals) -> Ints:
    """The chance of each edge in millionths; 0 outside the support, at least 1 inside wherever that can be."""
    edges = np.flatnonzero(support.edges)
    for least, most in _ranges(chances[edges] * CERTAIN):
        flow = _flow(network, optimum, edges, least, most)
        if flow is not None:
            found = np.zeros(chances.size, np.int64)
            found[edges] = flow
            return found
    raise ValueError("a feasible flow has no integral one: impossible by the integrality theorem")


def _ranges(wanted: Reals) -> Iterator[tuple[Ints, Ints]]:
    """Least and most of each edge, wider and wider."""
    whole = np.rint(wanted)
    snapped = np.where(np.abs(wanted - whole) < _SNAP, whole, wanted)
    low, high = np.floor(snapped).astype(np.int64), np.ceil(snapped).astype(np.int64)
    for room in (0, *(10**power for power in range(7))):
        yield np.maximum(low - room, 1), np.maximum(high + room, 1)
    yield np.zeros_like(low), np.full_like(low, CERTAIN)


def _flow(network: Network, optimum: Optimum, edges: Ints, least: Ints, most: Ints) -> Ints | None:
    """A flow between these limits, or None. What is below `least` is taken out of every capacity first."""
    tail, head, capacity = network.arcs
    slots, weeks, people, nodes = network.firsts
    inner = np.arange(network.edge_post.size, tail.size)
    taken = np.bincount(head[edges], least, nodes).astype(np.int64)  # exact: whole numbers far below 2**53
    taken[weeks:people] = np.bincount(network.slot_week, taken[slots:weeks], people - weeks)
    taken[people:] = np.bincount(network.week_person, taken[weeks:people], nodes - people)
    room = CERTAIN * capacity[inner] - taken[tail[inner]]
    supply, demand = np.zeros(nodes, np.int64), np.zeros(nodes, np.int64)
    supply[:slots] = CERTAIN - np.bincount(network.edge_post[edges], least, slots).astype(np.int64)
    full = optimum.full[inner]
    np.add.at(demand, tail[inner[full]], room[full])
    np.add.at(supply, head[inner[full]], room[full])
    floors = np.array([floor(load * CERTAIN) for load in optimum.loads], np.int64)
    ceilings = np.array([ceil(load * CERTAIN) for load in optimum.loads], np.int64)
    demand[people:] += floors - taken[people:]
    if min(room.min(), supply.min(), demand.min()) < 0:
        return None
    flow = max_flow(
        np.concatenate([tail[edges], tail[inner[~full]], np.arange(people, nodes)]),
        np.concatenate([head[edges], head[inner[~full]], np.full(nodes - people, nodes)]),
        np.concatenate([most - least, room[~full], ceilings - floors]),
        np.append(supply, 0),
        np.append(demand, CERTAIN * slots - int(floors.sum())),
    )
    return least + flow.carried[: least.size] if flow.total == supply.sum() else None

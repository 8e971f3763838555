"""The selection: in every stratum of every batch the smallest tickets, as many as the quota says.

Sharing tickets between batches makes their samples overlap: who is drawn for the smaller share of a stratum is
drawn for the larger one too (permanent random numbers; Ohlsson 1995). What it proves: stratum by stratum with equal
frames, the number of distinct targets is the least possible, the sum of the largest probabilities. With frames that
differ it is expected to be no more than in separate draws: that batches pass a target over are monotone events of the
same tickets, hence associated (Esary, Proschan and Walkup 1967); that it is the least is not proved then.

A vacancy table has shape (strata, batches): how many a batch has yet to draw in a stratum. An opening table is like
`Frame.member`, without who was drawn before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from solvers.drawing.problem import Frame


def stratum_sizes(frame: Frame, batch: int) -> dict[str, int]:
    """Members of each stratum that a batch, given by its index in the frame, may draw; strata without any left out."""
    counts = np.bincount(frame.stratum[frame.member[:, batch]], minlength=len(frame.strata))
    return {name: int(count) for name, count in zip(frame.strata, counts, strict=True) if count}


def candidates(frame: Frame, opening: NDArray[np.bool_], vacant: NDArray[np.int64]) -> NDArray[np.intp]:
    """Rows, ascending, that may fill at least one vacancy: only these need a ticket."""
    wanted = np.zeros(frame.labels.size, dtype=np.bool_)
    for batch in np.flatnonzero(vacant.any(axis=0)):
        wanted |= opening[:, batch] & (vacant[:, batch] > 0)[frame.stratum]
    return np.flatnonzero(wanted)


def smallest(
    strata: NDArray[np.int32],
    opening: NDArray[np.bool_],
    heads: NDArray[np.uint64],
    vacant: NDArray[np.int64],
    whole: Callable[[NDArray[np.intp]], NDArray[np.uint8]],
) -> list[NDArray[np.intp]]:
    """What each batch draws: places in the arrays given, by stratum and then by ticket.

    strata, opening, heads: of the candidates; whole: the tickets, shape (places, 32), of places whose heads are equal.
    Complexity: one sort of each stratum for all batches together, and one pass over it for each batch.
    """
    chosen: list[list[NDArray[np.intp]]] = [[] for _ in range(vacant.shape[1])]
    for stratum, queue in _queues(strata, heads, vacant.shape[0], whole):
        may_draw = opening[queue]
        for batch in np.flatnonzero(vacant[stratum]):
            first = np.flatnonzero(may_draw[:, batch])[: vacant[stratum, batch]]
            chosen[batch].append(queue[first])
    return [np.concatenate([np.empty(0, dtype=np.intp), *parts]) for parts in chosen]


def _queues(
    strata: NDArray[np.int32],
    heads: NDArray[np.uint64],
    count: int,
    whole: Callable[[NDArray[np.intp]], NDArray[np.uint8]],
) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Each stratum that has candidates, with their places in the order of their tickets."""
    by_stratum = np.argsort(strata.astype(np.min_scalar_type(count)), kind="stable")  # 16 bits are sorted by radix
    ends = np.cumsum(np.bincount(strata, minlength=count))
    for stratum, places in enumerate(np.split(by_stratum, ends[:-1])):
        if places.size:
            yield stratum, _in_order(places, heads[places], whole)


def _in_order(
    places: NDArray[np.intp], heads: NDArray[np.uint64], whole: Callable[[NDArray[np.intp]], NDArray[np.uint8]]
) -> NDArray[np.intp]:
    order = np.argsort(heads)
    ordered, found = heads[order], places[order]
    equal = np.flatnonzero(ordered[1:] == ordered[:-1])
    if equal.size:
        tied = np.union1d(equal, equal + 1)
        rivals = found[tied]
        found[tied] = rivals[np.lexsort(whole(rivals).T[::-1])]
    return found

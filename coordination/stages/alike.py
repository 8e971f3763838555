"""alike: how often each batch draws a target of a stratum, and which targets are owed the same by the same batches.

A part of `align` and of `overlap`. A row of a frame may stand for several targets that no draw tells apart. Source: our
own. Complexity: rows times batches. No proof: chances are exact fractions, rows are counted, not estimated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from coordination.model.items import InspectionItem
from solvers.drawing.problem import Batch, Frame
from solvers.drawing.quota import quotas

Targets = NDArray[np.int64]


def chances_of(frame: Frame, batch: Batch, targets: Targets | None = None) -> dict[str, Fraction]:
    """The chance of a target of each stratum a batch draws from; targets: how many each row stands for, else one."""
    if batch.id not in frame.batches:
        return {}
    member = frame.member[:, frame.batches.index(batch.id)]
    counts = np.bincount(frame.stratum[member], _weights(frame, targets)[member], len(frame.strata))
    sizes = {name: int(count) for name, count in zip(frame.strata, counts, strict=True) if count}
    return {stratum: Fraction(drawn, sizes[stratum]) for stratum, drawn in quotas(batch, sizes).items()}


def alike(
    frame: Frame,
    batches: Sequence[Batch],
    items_at: Mapping[str, frozenset[str]],
    items: Mapping[str, InspectionItem],
    targets: Targets | None = None,
) -> Iterator[tuple[str, dict[str, int], int]]:
    """Strata, minutes on site of each batch that may draw there, and how many targets are so."""
    kinds: dict[frozenset[str], int] = {}
    kind = np.array(
        [kinds.setdefault(items_at[label], len(kinds)) for label in map(bytes.decode, frame.labels.tolist())]
    )
    by_id = {batch.id: batch for batch in batches}
    minutes = [
        [
            sum(items[code].minutes for code in by_id[batch].items if code in concerning and items[code].on_site)
            for batch in frame.batches
        ]
        for concerning in kinds
    ]
    member = np.packbits(frame.member, axis=1)
    rows = np.column_stack([frame.stratum, kind, member]) if kind.size else np.empty((0, 2), dtype=np.int64)
    _, first, place = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    counts = np.bincount(place.reshape(-1), _weights(frame, targets), first.size)
    for row, count in zip(first.tolist(), counts.tolist(), strict=True):
        owed = minutes[int(kind[row])]
        yield (
            frame.strata[int(frame.stratum[row])],
            {frame.batches[at]: owed[at] for at in np.flatnonzero(frame.member[row]).tolist() if owed[at]},
            int(count),
        )


def _weights(frame: Frame, targets: Targets | None) -> Targets:
    return np.ones(frame.labels.size, dtype=np.int64) if targets is None else targets

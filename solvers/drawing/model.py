"""The selection: in every stratum of every batch the smallest tickets, as many as the quota says.

Sharing tickets between batches makes their samples overlap: who is drawn for the smaller share of a stratum is
drawn for the larger one too (permanent random numbers; Ohlsson 1995). The expected number of distinct targets
then is, stratum by stratum with equal frames, the least possible: the sum of the largest probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from solvers.drawing.problem import Frame
from solvers.tickets import ascending


def stratum_sizes(frame: Frame, batch: int) -> dict[str, int]:
    """Members of each stratum that a batch, given by its index in the frame, may draw; strata without any left out."""
    counts = np.bincount(frame.stratum[frame.member[:, batch]], minlength=len(frame.strata))
    return {name: int(count) for name, count in zip(frame.strata, counts, strict=True) if count}


def smallest(
    frame: Frame,
    batch: int,
    drawn: NDArray[np.uint64],
    quota: Mapping[str, int],
    barred: NDArray[np.bool_] | None = None,
) -> NDArray[np.intp]:
    """Rows of the frame the batch draws, by stratum and then by ticket; `barred` rows are passed over.

    Complexity: one sort of the members by ticket and one, stable, by stratum.
    """
    open_rows = frame.member[:, batch] if barred is None else frame.member[:, batch] & ~barred
    rows = np.flatnonzero(open_rows)
    rows = rows[ascending(drawn[rows])]
    rows = rows[np.argsort(frame.stratum[rows], kind="stable")]
    strata = frame.stratum[rows]
    starts = np.searchsorted(strata, np.arange(len(frame.strata)))
    rank = np.arange(rows.size) - starts[strata]
    limit = np.array([quota.get(name, 0) for name in frame.strata])
    return rows[rank < limit[strata]]

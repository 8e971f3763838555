"""How far the departments' samples overlap: expected distinct targets of separate draws, and the bound of any.

Source: Fréchet 1935. What it proves: see `Overlap.bound`. Complexity: rows times batches, in the memory of one chunk of
rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from solvers.drawing.problem import Frame

_CHUNK_ROWS = 1 << 16


@dataclass(frozen=True, slots=True)
class Overlap:
    """Distinct targets in expectation.

    bound: no way of drawing with these probabilities expects fewer, since a target is drawn by somebody at least as
    often as by the department most likely to draw it: the sum over targets of the largest probability.
    separate: what independent draws expect.
    """

    bound: float
    separate: float


def expected(frame: Frame, quotas: Mapping[str, Mapping[str, int]], sizes: Mapping[str, Mapping[str, int]]) -> Overlap:
    """The two expectations, from each batch's quota and size in every stratum; a chunk of rows at a time."""
    by_batch = [
        np.array([quotas[batch].get(name, 0) / sizes[batch].get(name, 1) for name in frame.strata], dtype=np.float64)
        for batch in frame.batches
    ]
    bound = separate = 0.0
    for first in range(0, frame.labels.size, _CHUNK_ROWS):
        rows = slice(first, first + _CHUNK_ROWS)
        largest = np.zeros(frame.stratum[rows].size)
        by_nobody = np.ones_like(largest)
        for index, by_stratum in enumerate(by_batch):
            probability = by_stratum[frame.stratum[rows]] * frame.member[rows, index]
            np.maximum(largest, probability, out=largest)
            by_nobody *= 1.0 - probability
        bound += float(largest.sum())
        separate += float((1.0 - by_nobody).sum())
    return Overlap(bound, separate)

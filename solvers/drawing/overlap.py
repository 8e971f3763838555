"""How far the departments' samples overlap: expected distinct targets, jointly, separately, and the bound between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from solvers.drawing.problem import Frame


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
    """The two expectations, from each batch's quota and size in every stratum."""
    probability = np.zeros(frame.member.shape)
    for index, batch in enumerate(frame.batches):
        by_stratum = np.array(
            [quotas[batch].get(name, 0) / sizes[batch].get(name, 1) for name in frame.strata], dtype=np.float64
        )
        probability[:, index] = np.where(frame.member[:, index], by_stratum[frame.stratum], 0.0)
    return Overlap(
        bound=float(probability.max(axis=1, initial=0.0).sum()),
        separate=float((1.0 - np.prod(1.0 - probability, axis=1)).sum()),
    )

"""What a draw is about: the frame of targets that can be drawn, and the batches that draw from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

CLASS_SEPARATOR = "/"
_WORD_BYTES = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """Who can be drawn, in which stratum, by which batches. Rows ascend by label; labels are unique.

    labels: shape (rows,), UTF-8 bytes; strata: the names, ascending; stratum: index into `strata` of each row;
    batches: their ids, ascending; member: shape (rows, batches), whether a batch may draw a row.
    """

    labels: NDArray[np.bytes_]
    strata: tuple[str, ...]
    stratum: NDArray[np.int32]
    batches: tuple[str, ...]
    member: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of one department: `ratio` of its part of the frame, spread over strata by the weight of their class.

    A stratum's class is what follows the last slash of its name; a class without a weight weighs 1.
    """

    id: str
    department: str
    items: tuple[str, ...]
    ratio: Fraction
    class_weights: Mapping[str, Fraction]


def frame_of(rows: Sequence[tuple[str, str, Sequence[str]]]) -> Frame:
    """The frame of (label, stratum, batches) rows in any order; raises ValueError on a label that stands twice."""
    strata = tuple(sorted({stratum for _, stratum, _ in rows}))
    batches = tuple(sorted({batch for _, _, names in rows for batch in names}))
    stratum_index = {name: index for index, name in enumerate(strata)}
    batch_index = {name: index for index, name in enumerate(batches)}
    member = np.zeros((len(rows), len(batches)), dtype=np.bool_)
    for number, (_, _, names) in enumerate(rows):
        member[number, [batch_index[name] for name in names]] = True
    labels = np.array([label.encode() for label, _, _ in rows], dtype=np.bytes_)
    stratum = np.array([stratum_index[name] for _, name, _ in rows], dtype=np.int32)
    return frame_of_columns(labels, strata, stratum, batches, member)


def frame_of_columns(
    labels: NDArray[np.bytes_],
    strata: Sequence[str],
    stratum: NDArray[np.int32],
    batches: Sequence[str],
    member: NDArray[np.bool_],
) -> Frame:
    """The frame of columns as in `Frame`, rows in any order; raises ValueError on a label that stands twice.

    Complexity: one sort by label, unless the rows ascend already.
    """
    if not (labels[:-1] < labels[1:]).all():
        order = _ascending(labels)
        labels, stratum, member = labels[order], stratum[order], member[order]
        if (labels[:-1] == labels[1:]).any():
            raise ValueError("a label stands twice in the frame")
    return Frame(labels, tuple(strata), stratum, tuple(batches), member)


def _ascending(labels: NDArray[np.bytes_]) -> NDArray[np.intp]:
    """The order of labels by their bytes, sorted as words of eight bytes."""
    words = -(-labels.itemsize // _WORD_BYTES)
    padded = labels.astype(f"S{words * _WORD_BYTES}").view(">u8").reshape(labels.size, words)
    return np.lexsort([padded[:, word].astype(np.uint64) for word in reversed(range(words))])

"""What a draw is about: the frame of targets that can be drawn, and the batches that draw from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

CLASS_SEPARATOR = "/"


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


def frame_bytes(frame: Frame) -> bytes:
    """The frame file: CSV with the header `label,stratum,batches`, the batches of a row parted by blanks."""
    rows = ["label,stratum,batches"]
    batches = np.array(frame.batches)
    for label, stratum, member in zip(frame.labels.tolist(), frame.stratum.tolist(), frame.member, strict=True):
        rows.append(f"{label.decode()},{frame.strata[stratum]},{' '.join(batches[member])}")
    return ("\n".join(rows) + "\n").encode()


def frame_of(rows: Sequence[tuple[str, str, Sequence[str]]]) -> Frame:
    """The frame of (label, stratum, batches) rows in any order; raises ValueError on a label that stands twice."""
    ascending: list[Any] = sorted((label.encode(), stratum, batches) for label, stratum, batches in rows)
    labels = [row[0] for row in ascending]
    if len(set(labels)) != len(labels):
        raise ValueError("a label stands twice in the frame")
    strata = tuple(sorted({row[1] for row in ascending}))
    batches = tuple(sorted({batch for row in ascending for batch in row[2]}))
    stratum_index = {name: index for index, name in enumerate(strata)}
    batch_index = {name: index for index, name in enumerate(batches)}
    member = np.zeros((len(labels), len(batches)), dtype=np.bool_)
    for number, row in enumerate(ascending):
        member[number, [batch_index[batch] for batch in row[2]]] = True
    return Frame(
        labels=np.array(labels, dtype=np.bytes_),
        strata=strata,
        stratum=np.array([stratum_index[row[1]] for row in ascending], dtype=np.int32),
        batches=batches,
        member=member,
    )

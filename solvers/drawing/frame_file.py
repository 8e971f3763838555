"""The frame file: who can be drawn, as it is published and frozen by its SHA-256, written a chunk of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from solvers.drawing.problem import Frame, frame_of

_HEADER = "label,stratum,batches"
_CHUNK_ROWS = 1 << 16
_TAILS_KEPT = 1 << 18


def frame_bytes(frame: Frame) -> bytes:
    """The frame file: CSV with the header `label,stratum,batches`, the batches of a row parted by blanks."""
    return b"".join(frame_chunks(frame))


def read_frame(raw: bytes) -> Frame:
    """The frame of a frame file; raises ValueError where it is none."""
    header, *rows = raw.decode().split("\n")
    if header != _HEADER or rows[-1:] != [""]:
        raise ValueError("this is not a frame file")
    cells = (row.split(",") for row in rows[:-1])
    return frame_of([(label, stratum, batches.split(" ")) for label, stratum, batches in cells])


def frame_sha256(frame: Frame) -> str:
    """The digest of the frame file in hexadecimal."""
    digest = sha256()
    for chunk in frame_chunks(frame):
        digest.update(chunk)
    return digest.hexdigest()


def frame_chunks(frame: Frame) -> Iterator[bytes]:
    """The frame file in pieces.

    Complexity: one look-up a row; what follows the label is written once for rows of equal stratum and batches.
    """
    yield f"{_HEADER}\n".encode()
    tails = _Tails(frame)
    for first in range(0, frame.labels.size, _CHUNK_ROWS):
        rows = slice(first, first + _CHUNK_ROWS)
        keys = _keys(frame.stratum[rows], frame.member[rows])
        yield b"".join(chain.from_iterable(zip(frame.labels[rows].tolist(), tails.of(keys), strict=True)))


class _Tails(dict[bytes, bytes]):
    """What follows the label of a row, by the bytes of its stratum and of its batches."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._strata = [f",{name},".encode() for name in frame.strata]
        self._batches = [name.encode() for name in frame.batches]

    def __missing__(self, key: bytes) -> bytes:
        stratum = int(np.frombuffer(key[:4], dtype=np.int32)[0])
        member = np.unpackbits(np.frombuffer(key[4:], dtype=np.uint8), count=len(self._batches))
        tail = self._strata[stratum] + b" ".join([self._batches[index] for index in np.flatnonzero(member)]) + b"\n"
        self[key] = tail
        return tail

    def of(self, keys: list[bytes]) -> Iterator[bytes]:
        """The tails of many rows; what is remembered of earlier ones stays within bounds."""
        if len(self) > _TAILS_KEPT:
            self.clear()
        return map(self.__getitem__, keys)


def _keys(stratum: NDArray[np.int32], member: NDArray[np.bool_]) -> list[bytes]:
    columns = stratum.astype(np.int32)[:, None].view(np.uint8), np.packbits(member, axis=1)
    key = np.hstack(columns)
    return key.view(f"V{key.shape[1]}").ravel().tolist()

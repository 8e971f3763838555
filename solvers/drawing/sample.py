"""Who was drawn, kept as columns: a draw of a province has millions of entries, and few of them are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np
from numpy.typing import NDArray

from solvers.drawing.problem import Frame

_CHUNK_ENTRIES = 1 << 14
_Part = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.uint8]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One target drawn by one batch in one round, with its ticket in hexadecimal."""

    batch: str
    stratum: str
    label: str
    ticket: str
    draw_round: int


@dataclass(frozen=True, slots=True)
class Sample(Sequence[Drawn]):
    """The entries of a draw in the order they were drawn; each `Drawn` is made when it is asked for.

    rounds: for each round the columns of its entries: index of the batch, row of the frame, and ticket, shape
    (entries, 32).
    """

    frame: Frame
    rounds: tuple[_Part, ...] = field(repr=False)

    def __len__(self) -> int:
        return sum(batch.size for batch, _, _ in self.rounds)

    def __iter__(self) -> Iterator[Drawn]:
        for number in range(1, len(self.rounds) + 1):
            yield from self.of_round(number)

    @overload
    def __getitem__(self, index: int) -> Drawn: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Drawn, ...]: ...
    def __getitem__(self, index: int | slice) -> Drawn | tuple[Drawn, ...]:
        return tuple(self)[index]

    def of_round(self, number: int) -> Iterator[Drawn]:
        """The entries of one round, counted from 1."""
        batches, strata = self.frame.batches, self.frame.strata
        for batch, row, ticket in _chunks(self.rounds[number - 1]):
            labels, stratum = self.frame.labels[row].tolist(), self.frame.stratum[row].tolist()
            digits = ticket.tobytes().hex()
            width = 2 * ticket.shape[1]
            for place, index in enumerate(batch.tolist()):
                yield Drawn(
                    batches[index],
                    strata[stratum[place]],
                    labels[place].decode(),
                    digits[place * width : (place + 1) * width],
                    number,
                )


def _chunks(part: _Part) -> Iterator[_Part]:
    batch, row, ticket = part
    for first in range(0, batch.size, _CHUNK_ENTRIES):
        place = slice(first, first + _CHUNK_ENTRIES)
        yield batch[place], row[place], ticket[place]

"""Who was drawn, kept as columns: a draw of a province has millions of entries, and few of them are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from solvers.drawing.problem import Frame
from solvers.tickets import TICKET_BYTES

_CHUNK_ENTRIES = 1 << 14
_Part = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.uint8]]


class Drawn(NamedTuple):
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
        return map(Drawn, *self._columns(number, str), repeat(number))

    def as_json(self) -> Iterator[str]:
        """Every entry as it stands in the record: JSON of round, batch, stratum, label and ticket."""
        for number in range(1, len(self.rounds) + 1):
            for batch, stratum, label, ticket in zip(*self._columns(number, encode_basestring), strict=True):
                yield f'[{number}, {batch}, {stratum}, {label}, "{ticket}"]'

    def _columns(self, number: int, write: Callable[[str], str]) -> tuple[Iterator[str], ...]:
        """Batch, stratum, label and ticket of the entries of a round; all but the ticket as `write` writes them."""
        batch, row, ticket = self.rounds[number - 1]
        batches, strata = list(map(write, self.frame.batches)), list(map(write, self.frame.strata))
        return (
            map(batches.__getitem__, _listed(batch)),
            map(strata.__getitem__, _listed(row, self.frame.stratum)),
            map(write, map(bytes.decode, _listed(row, self.frame.labels))),
            map(bytes.hex, _listed(ticket.view(f"V{TICKET_BYTES}").ravel())),
        )


def _listed(column: NDArray[Any], of: NDArray[Any] | None = None) -> Iterator[Any]:
    """The values of a column, or of another at the places it names, made into Python's a chunk at a time."""
    for first in range(0, column.size, _CHUNK_ENTRIES):
        part = column[first : first + _CHUNK_ENTRIES]
        yield from (part if of is None else of[part]).tolist()

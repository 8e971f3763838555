"""One sheet of a register file, before anything is known of what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Row = list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as its rows of text, empty rows included so that positions are row numbers.

    height: how many rows to expect; fewer come where cells of a text file have lines of their own.
    """

    rows: Iterator[Row]
    height: int

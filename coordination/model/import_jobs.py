"""One file that was imported, as it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

MOST_ROWS_KEPT = 10_000
"""How many new rows, and how many changed ones, are remembered one by one."""
RowKey = tuple[str, ...]
"""What makes a row unique in its register."""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is that is going on: `done` of `total` rows of a step."""

    id: str
    kind: str
    step: str = "read"
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class ImportJob:
    """What came of a file: rows read, new, changed, unchanged and refused."""

    id: str
    kind: str
    imported_by: str
    imported_at: datetime
    read: int
    new: int
    changed: int
    unchanged: int
    refused: int


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """Which rows a file wrote, by nothing but their keys: the first MOST_ROWS_KEPT of each, as the file has them."""

    new: tuple[RowKey, ...] = ()
    changed: tuple[RowKey, ...] = ()

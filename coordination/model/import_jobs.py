"""One file that was imported, as it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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

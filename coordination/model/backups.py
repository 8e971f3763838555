"""What a backup says of itself: the form of its tables, how many rows each has, and the digests that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coordination.model.audit import Head

FORMAT = "onevisit-backup/1"
Kind = Literal["binary", "boolean", "date", "instant", "integer", "json", "number", "text"]


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table: its columns in order, and its file. last_id: below which ids are used up, where they are counted."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    rows: int
    bytes: int
    sha256: str
    last_id: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole backup. audit_faults: how many places of the audit chain were wrong when it was made."""

    format: str
    revision: str
    made_at: str
    audit_head: Head
    audit_faults: int
    tables: tuple[TablePart, ...]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(part.rows for part in self.tables)

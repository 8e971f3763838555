"""Empties every table: only for a database that holds nothing but the demo."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import Session

from coordination.storage.tables import ALL


def wipe(session: Session) -> None:
    """Deletes all rows of all tables, children before parents."""
    for table in reversed(ALL.sorted_tables):
        session.execute(delete(table))

"""Empties every table: only for a database that holds nothing but the demo."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import Session

from coordination.storage.rows import SealingKeyRow
from coordination.storage.tables import ALL


def wipe(session: Session) -> None:
    """Deletes all rows of all tables, children before parents; with which key it is sealed stays known."""
    for table in reversed(ALL.sorted_tables):
        if table.name != SealingKeyRow.__tablename__:
            session.execute(delete(table))

"""Empties every table: only for a database that holds nothing but the demo."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import Session, SQLModel

from coordination.storage import account_rows, draw_rows, feed_rows, planning_rows, rows  # noqa: F401 - fills the metadata


def wipe(session: Session) -> None:
    """Deletes all rows of all tables, children before parents."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        session.execute(delete(table))

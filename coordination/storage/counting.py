"""Ids that a database counts up by itself: up to which they are used up, and how that is carried to another one."""

from __future__ import annotations

from sqlalchemy import func, select, text
from sqlmodel import Session

from coordination.storage.portable import KeptTable

_SEQUENCE = text("select pg_get_serial_sequence(quote_ident(:table), :column)")
_COUNTED_HERE = text("select 1 from sqlite_master where name = :table and sql like '%autoincrement%'")
_HELD = text("select seq from sqlite_sequence where name = :table")
_FORGET = text("delete from sqlite_sequence where name = :table")
_KEEP = text("insert into sqlite_sequence (name, seq) values (:table, :last)")


def last_id(session: Session, kept: KeptTable) -> int | None:
    """The highest id a table has or ever had, as far as the database remembers; None where there is no such thing."""
    column = kept.counted
    if column is None:
        return None
    highest = session.execute(select(func.max(column))).scalar() or 0
    return max(highest, _remembered(session, kept)) or None


def use_up(session: Session, kept: KeptTable, last: int | None) -> None:
    """Sees to it that ids up to the last one are not given again."""
    if last is None or kept.counted is None:
        return
    if session.get_bind().dialect.name == "postgresql":
        sequence = _sequence(session, kept)
        if sequence is not None:
            session.execute(text("select setval(:sequence, :last)"), {"sequence": sequence, "last": last})
    elif session.execute(_COUNTED_HERE, {"table": kept.name}).first():
        session.execute(_FORGET, {"table": kept.name})
        session.execute(_KEEP, {"table": kept.name, "last": last})


def _remembered(session: Session, kept: KeptTable) -> int:
    if session.get_bind().dialect.name == "postgresql":
        sequence = _sequence(session, kept)
        found = sequence and session.execute(text(f"select last_value from {sequence} where is_called"))  # noqa: S608 - PostgreSQL's own quoting
        return (found.scalar() if found else None) or 0
    counted = session.execute(_COUNTED_HERE, {"table": kept.name}).first()
    return (session.execute(_HELD, {"table": kept.name}).scalar() or 0) if counted else 0


def _sequence(session: Session, kept: KeptTable) -> str | None:
    column = kept.counted
    named = {"table": kept.name, "column": "" if column is None else column.name}
    found: str | None = session.execute(_SEQUENCE, named).scalar()
    return found

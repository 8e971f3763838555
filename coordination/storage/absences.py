"""Absences of one inspector: those to come, and which of them are taken away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, delete, or_, select
from sqlmodel import Session

from coordination.model.people import Leave
from coordination.storage.columns import from_row
from coordination.storage.registers import chunks, table_of
from coordination.storage.rows import LeaveRow

_LEAVE = table_of(LeaveRow)
_KEYS_AT_A_TIME = 200


def leave_from(session: Session, inspector: str, first: date) -> list[Leave]:
    """The absences of an inspector that last until that day or longer."""
    found = select(_LEAVE).where(_LEAVE.c.inspector == inspector, _LEAVE.c.last_date >= first)
    ordered = found.order_by(_LEAVE.c.first_date, _LEAVE.c.half_day)
    return [from_row(Leave, dict(row)) for row in session.execute(ordered).mappings()]


def remove_leave(session: Session, inspector: str, absences: Iterable[Leave]) -> None:
    """Takes absences of one inspector away."""
    for chunk in chunks(absences, _KEYS_AT_A_TIME):
        keys = (and_(_LEAVE.c.first_date == one.first_date, _LEAVE.c.half_day == one.half_day.value) for one in chunk)
        session.execute(delete(_LEAVE).where(_LEAVE.c.inspector == inspector, or_(*keys)))

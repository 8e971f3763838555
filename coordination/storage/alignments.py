"""Alignments proposed of annual plans; each is kept as it was proposed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import desc, func, insert, select
from sqlmodel import Session

from coordination.model.alignment import Alignment, StoredAlignment
from coordination.storage.columns import adapter_of, to_json
from coordination.storage.planning_rows import AlignmentRow
from coordination.storage.registers import table_of

_ALIGNMENTS = table_of(AlignmentRow)


def add(session: Session, alignment: Alignment, proposed_by: str, now: datetime) -> StoredAlignment:
    """Stores an alignment as the next one of its year; whoever does holds the plan (`planning.plan_alone`)."""
    newest_number = select(func.max(_ALIGNMENTS.c.number)).where(_ALIGNMENTS.c.year == alignment.year)
    stored = StoredAlignment((session.execute(newest_number).scalar() or 0) + 1, proposed_by, now, alignment)
    values = {"year": alignment.year, "number": stored.number, "content": to_json(alignment)}
    session.execute(insert(_ALIGNMENTS).values(**values, proposed_by=proposed_by, proposed_at=now))
    return stored


def newest(session: Session, year: int) -> StoredAlignment | None:
    """The newest alignment of a year, None where nobody has proposed one."""
    of_year = select(_ALIGNMENTS).where(_ALIGNMENTS.c.year == year).order_by(desc(_ALIGNMENTS.c.number)).limit(1)
    row = session.execute(of_year).mappings().first()
    if row is None:
        return None
    content: Alignment = adapter_of(Alignment).validate_json(bytes(row["content"]))
    return StoredAlignment(row["number"], row["proposed_by"], row["proposed_at"], content)

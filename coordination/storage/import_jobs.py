"""Import jobs, each with its refused rows as a workbook."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from coordination.model.import_jobs import ImportJob
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of
from coordination.storage.web_rows import ImportJobRow

_JOBS = table_of(ImportJobRow)


def add(session: Session, job: ImportJob, refused_rows: bytes) -> None:
    """Stores a job."""
    session.execute(insert(_JOBS).values(**to_row(job), refused_rows=refused_rows))


def found(session: Session, job_id: str) -> tuple[ImportJob, bytes] | None:
    """A job and its refused rows."""
    row = session.execute(select(_JOBS).where(_JOBS.c.id == job_id)).mappings().first()
    return None if row is None else (from_row(ImportJob, dict(row)), bytes(row["refused_rows"]))


def forget(session: Session, before: datetime) -> None:
    """Removes jobs from before an instant."""
    session.execute(delete(_JOBS).where(_JOBS.c.imported_at < before))

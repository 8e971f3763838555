"""Import jobs, each with its refused rows as a workbook and the keys of the rows it wrote."""

from __future__ import annotations

import zlib
from dataclasses import fields
from datetime import datetime

from sqlalchemy import delete, desc, insert, select
from sqlmodel import Session

from coordination.model.import_jobs import ImportJob, WrittenRows
from coordination.storage.columns import adapter_of, from_row, to_json, to_row
from coordination.storage.registers import table_of
from coordination.storage.web_rows import ImportJobRow

_JOBS = table_of(ImportJobRow)


def add(session: Session, job: ImportJob, refused_rows: bytes, written: WrittenRows) -> None:
    """Stores a job."""
    files = {"refused_rows": refused_rows, "written_rows": zlib.compress(to_json(written))}
    session.execute(insert(_JOBS).values(**to_row(job), **files))


def found(session: Session, job_id: str) -> tuple[ImportJob, bytes] | None:
    """A job and its refused rows."""
    row = session.execute(select(_JOBS).where(_JOBS.c.id == job_id)).mappings().first()
    return None if row is None else (from_row(ImportJob, dict(row)), bytes(row["refused_rows"]))


def of_account(session: Session, account: str) -> list[ImportJob]:
    """The jobs of an account, the newest first; their files are not read."""
    told = [_JOBS.c[field.name] for field in fields(ImportJob)]
    newest = desc(_JOBS.c.imported_at), _JOBS.c.id
    rows = session.execute(select(*told).where(_JOBS.c.imported_by == account).order_by(*newest)).mappings()
    return [from_row(ImportJob, dict(row)) for row in rows]


def written(session: Session, job_id: str) -> WrittenRows:
    """The rows that a job wrote; none where it is of before they were kept."""
    packed = session.execute(select(_JOBS.c.written_rows).where(_JOBS.c.id == job_id)).scalar()
    kept: WrittenRows = adapter_of(WrittenRows).validate_json(zlib.decompress(packed)) if packed else WrittenRows()
    return kept


def forget(session: Session, before: datetime) -> None:
    """Removes jobs from before an instant."""
    session.execute(delete(_JOBS).where(_JOBS.c.imported_at < before))

"""Tables of the web service: answers kept for requests that must not be done twice, and import jobs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant, SealedBytes


class KeptAnswerRow(SQLModel, table=True):
    """What a request with an Idempotency-Key was answered, by caller and key; kept for a day."""

    __tablename__ = "kept_answer"
    caller: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request_sha256: str
    kept_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))
    status: int
    body: bytes = Field(sa_column=Column(SealedBytes("kept_answer.body"), nullable=False))


class ImportJobRow(SQLModel, table=True):
    """Files that were imported, the refused rows as a workbook and the keys of those written; kept for some weeks."""

    __tablename__ = "import_job"
    id: str = Field(primary_key=True)
    kind: str
    imported_by: str
    imported_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))
    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    refused_rows: bytes = Field(sa_column=Column(SealedBytes("import_job.refused_rows"), nullable=False))
    written_rows: bytes | None = Field(sa_column=Column(SealedBytes("import_job.written_rows"), nullable=True))

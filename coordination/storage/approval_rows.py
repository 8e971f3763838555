"""The table of approvals and filings, each for content with a digest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant


class ApprovalRow(SQLModel, table=True):
    """Steps that were taken; none is ever changed."""

    __tablename__ = "approval"
    subject: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    step: str = Field(primary_key=True)
    note: str
    taken_by: str
    taken_at: datetime = Field(sa_column=Column(Instant, nullable=False))

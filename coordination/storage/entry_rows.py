"""Tables of what people enter into a campaign beside its draw: pins and cases. Ids never come back."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant
from coordination.storage.rows import json_list


class PinRow(SQLModel, table=True):
    """Visits that every plan of a campaign keeps."""

    __tablename__ = "campaign_pin"
    __table_args__: ClassVar = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    campaign: str = Field(foreign_key="campaign.id", index=True)
    checks: list[str] = Field(sa_column=json_list())
    held_on: date
    session: str | None
    inspectors: list[str] = Field(sa_column=json_list())
    reason: str
    entered_by: str
    entered_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class CaseRow(SQLModel, table=True):
    """Complaints, referrals and orders; their checks are rows of `check_demand` as long as they are owed."""

    __tablename__ = "campaign_case"
    __table_args__: ClassVar = {"sqlite_autoincrement": True}
    number: int | None = Field(default=None, primary_key=True)
    campaign: str = Field(foreign_key="campaign.id", index=True)
    source: str
    reason: str
    reference: str
    target: str = Field(foreign_key="target.id", index=True)
    items: list[str] = Field(sa_column=json_list())
    departments: list[str] = Field(sa_column=json_list())
    batch: str = Field(foreign_key="plan_batch.id")
    first_date: date
    last_date: date
    entered_by: str
    entered_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    withdrawn_by: str
    withdrawn_at: datetime | None = Field(sa_column=Column(Instant, nullable=True))
    withdrawal: str

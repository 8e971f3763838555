"""Tables of the draws: attempts, witnesses, signatures."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant


def _instant(*, nullable: bool) -> Column[datetime]:
    return Column(Instant, nullable=nullable)


def _bytes() -> Column[bytes]:
    return Column(LargeBinary, nullable=True)


def _of_an_attempt() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["campaign", "attempt"], ["draw_attempt.campaign", "draw_attempt.number"])


class DrawAttemptRow(SQLModel, table=True):
    """Attempts at the draw of a campaign; the newest counts.

    secret: the office's, encrypted, and only until it is used; announcement: all that was fixed with the frame, as
    JSON; frame and record: the files as they are published.
    """

    __tablename__ = "draw_attempt"
    campaign: str = Field(primary_key=True, foreign_key="campaign.id")
    number: int = Field(primary_key=True)
    state: str
    reason: str
    public_value_source: str
    chain_length: int
    commitment: str
    announced_at: datetime = Field(sa_column=_instant(nullable=False))
    frozen_at: datetime | None = Field(sa_column=_instant(nullable=True))
    frame_sha256: str
    frame_rows: int
    announcement_sha256: str
    public_value: str
    valued_at: datetime | None = Field(sa_column=_instant(nullable=True))
    drawn_at: datetime | None = Field(sa_column=_instant(nullable=True))
    record_sha256: str
    published_at: datetime | None = Field(sa_column=_instant(nullable=True))
    ended_at: datetime | None = Field(sa_column=_instant(nullable=True))
    end_reason: str
    secret: bytes | None = Field(sa_column=_bytes())
    announcement: bytes | None = Field(sa_column=_bytes())
    frame: bytes | None = Field(sa_column=_bytes())
    record: bytes | None = Field(sa_column=_bytes())


class DrawWitnessRow(SQLModel, table=True):
    """Who confirmed to be there."""

    __tablename__ = "draw_witness"
    __table_args__: ClassVar = (_of_an_attempt(),)
    campaign: str = Field(primary_key=True)
    attempt: int = Field(primary_key=True)
    account: str = Field(primary_key=True)
    kind: str
    name: str
    confirmed_at: datetime = Field(sa_column=_instant(nullable=False))
    announcement_sha256: str


class DrawSignatureRow(SQLModel, table=True):
    """Who signed which record."""

    __tablename__ = "draw_signature"
    __table_args__: ClassVar = (_of_an_attempt(),)
    campaign: str = Field(primary_key=True)
    attempt: int = Field(primary_key=True)
    account: str = Field(primary_key=True)
    signed_at: datetime = Field(sa_column=_instant(nullable=False))
    record_sha256: str

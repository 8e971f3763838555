"""Tables of the feeds: their events, what these show, the documents ready to be sent, and the addresses."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from coordination.storage.columns import SealedBytes


class ShownVisitRow(SQLModel, table=True):
    """What events show, once for all feeds that show it; found by the digest of `content`."""

    __tablename__ = "shown_visit"
    sha256: str = Field(primary_key=True)
    content: bytes = Field(sa_column=Column(SealedBytes("shown_visit.content"), nullable=False))


class FeedEventRow(SQLModel, table=True):
    """Events of every feed, cancelled ones included for good: a visit that comes back must not count from 0 again.

    seen_on: the day by which the window of a feed is cut, of the visit or of its being cancelled.
    """

    __tablename__ = "feed_event"
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    uid: str = Field(primary_key=True)
    campaign: str = Field(foreign_key="campaign.id", index=True)
    sequence: int
    status: str
    changed_at: str
    seen_on: date
    shown: str = Field(foreign_key="shown_visit.sha256")


class FeedDocumentRow(SQLModel, table=True):
    """One document for every feed and language that somebody subscribes to; replaced only when its bytes change."""

    __tablename__ = "feed_document"
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    etag: str
    last_modified: str
    body: bytes = Field(sa_column=Column(SealedBytes("feed_document.body"), nullable=False))


class FeedAddressRow(SQLModel, table=True):
    """Addresses given out, by the digest of their secret; revoking one deletes it."""

    __tablename__ = "feed_address"
    __table_args__: ClassVar = (UniqueConstraint("kind", "subject", "issued_by"),)
    token_sha256: str = Field(primary_key=True)
    id: str = Field(unique=True)
    kind: str
    subject: str
    language: str
    issued_by: str
    issued_at: str

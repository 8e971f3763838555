"""Tables of accounts, their log-in sessions and their tokens; of every secret only a digest."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant
from coordination.storage.rows import PASSING, json_list


class AccountRow(SQLModel, table=True):
    """Who may log in; the password as an argon2id hash."""

    __tablename__ = "account"
    name: str = Field(primary_key=True)
    display_name: str
    role: str
    department: str
    region: str
    inspector: str
    campaign: str
    active: bool
    password_hash: str = Field(repr=False)
    failed_count: int
    locked_until: datetime | None = Field(sa_column=Column(Instant, nullable=True))


class LogInSessionRow(SQLModel, table=True):
    """Log-ins that are going on, found by the digest of their secret."""

    __tablename__ = "log_in_session"
    __table_args__: ClassVar = {"info": PASSING}
    secret_sha256: str = Field(primary_key=True, repr=False)
    account: str = Field(foreign_key="account.name", index=True)
    started_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    last_seen_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    expires_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class TokenRow(SQLModel, table=True):
    """Tokens of programs, found by their id."""

    __tablename__ = "token"
    id: str = Field(primary_key=True)
    secret_sha256: str = Field(repr=False)
    account: str = Field(foreign_key="account.name", index=True)
    label: str
    scopes: list[str] = Field(sa_column=json_list())
    created_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    expires_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    revoked_at: datetime | None = Field(sa_column=Column(Instant, nullable=True))
    last_used_on: date | None

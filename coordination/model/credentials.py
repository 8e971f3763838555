"""What proves who asks: passwords, log-in sessions and tokens, never with the secret itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from coordination.model.access import Account, Act


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account with what a log-in is judged by; failed_count: wrong passwords in a row since the last right one."""

    account: Account
    password_hash: str = field(repr=False)
    failed_count: int = 0
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LogInSession:
    """One log-in that is going on."""

    account: Account
    started_at: datetime
    last_seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """What a program shows instead of a password; account: login name; scopes: the acts it may be used for."""

    id: str
    account: str
    label: str
    scopes: tuple[Act, ...]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    last_used_on: date | None = None

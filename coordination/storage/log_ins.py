"""Log-in sessions, found by the digest of their secret."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update
from sqlmodel import Session

from coordination.model.credentials import LogInSession
from coordination.storage.account_rows import LogInSessionRow
from coordination.storage.accounts import ACCOUNT_COLUMNS, ACCOUNTS, account_of
from coordination.storage.registers import table_of

_SESSIONS = table_of(LogInSessionRow)


def begin(session: Session, secret_sha256: str, log_in: LogInSession) -> None:
    """Stores a log-in."""
    row = {
        "secret_sha256": secret_sha256,
        "account": log_in.account.name,
        "started_at": log_in.started_at,
        "last_seen_at": log_in.last_seen_at,
        "expires_at": log_in.expires_at,
    }
    session.execute(insert(_SESSIONS).values(**row))


def found(session: Session, secret_sha256: str) -> LogInSession | None:
    """The log-in with this secret and its account as it is now, or None."""
    instants = (_SESSIONS.c.started_at, _SESSIONS.c.last_seen_at, _SESSIONS.c.expires_at)
    joined = select(*ACCOUNT_COLUMNS, *instants).join_from(_SESSIONS, ACCOUNTS)
    row = session.execute(joined.where(_SESSIONS.c.secret_sha256 == secret_sha256)).mappings().first()
    if row is None:
        return None
    return LogInSession(account_of(row), row["started_at"], row["last_seen_at"], row["expires_at"])


def seen(session: Session, secret_sha256: str, now: datetime) -> None:
    """Keeps when a log-in was used last."""
    session.execute(update(_SESSIONS).where(_SESSIONS.c.secret_sha256 == secret_sha256).values(last_seen_at=now))


def end(session: Session, secret_sha256: str) -> None:
    """Ends one log-in."""
    session.execute(delete(_SESSIONS).where(_SESSIONS.c.secret_sha256 == secret_sha256))


def end_all_of(session: Session, name: str) -> None:
    """Ends every log-in of an account."""
    session.execute(delete(_SESSIONS).where(_SESSIONS.c.account == name))


def clear_away(session: Session, now: datetime, idle_since: datetime) -> None:
    """Deletes log-ins that expired, or that nobody has used since."""
    over = or_(_SESSIONS.c.expires_at <= now, _SESSIONS.c.last_seen_at <= idle_since)
    session.execute(delete(_SESSIONS).where(over))

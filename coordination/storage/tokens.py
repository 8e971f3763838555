"""Tokens of programs, found by their id."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlmodel import Session

from coordination.model.access import Account, Reach
from coordination.model.credentials import Token
from coordination.storage.account_rows import TokenRow
from coordination.storage.accounts import ACCOUNT_COLUMNS, ACCOUNTS, account_of, within
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of

_TOKENS = table_of(TokenRow)
_OF_THE_TOKEN = "token_"  # noqa: S105 - a prefix of column names
_COLUMNS = [_TOKENS.c[entry.name].label(_OF_THE_TOKEN + entry.name) for entry in fields(Token)]


@dataclass(frozen=True, slots=True)
class StoredToken:
    """A token, the digest of its secret, and its account as it is now."""

    token: Token
    secret_sha256: str = field(repr=False)
    account: Account


def add(session: Session, token: Token, secret_sha256: str) -> None:
    """Stores a new token."""
    session.execute(insert(_TOKENS).values(**to_row(token), secret_sha256=secret_sha256))


def found(session: Session, token_id: str) -> StoredToken | None:
    """One token by id, or None."""
    joined = select(*ACCOUNT_COLUMNS, *_COLUMNS, _TOKENS.c.secret_sha256).join_from(_TOKENS, ACCOUNTS)
    row = session.execute(joined.where(_TOKENS.c.id == token_id)).mappings().first()
    if row is None:
        return None
    token = from_row(Token, {entry.name: row[_OF_THE_TOKEN + entry.name] for entry in fields(Token)})
    return StoredToken(token, row["secret_sha256"], account_of(row))


def tokens(session: Session, reach: Reach, name: str | None) -> list[Token]:
    """The tokens of the accounts within reach, of one alone where it is named; the newest first."""
    chosen = select(*_TOKENS.c).join_from(_TOKENS, ACCOUNTS).where(*within(reach))
    if name is not None:
        chosen = chosen.where(_TOKENS.c.account == name)
    ordered = chosen.order_by(_TOKENS.c.created_at.desc(), _TOKENS.c.id)
    return [from_row(Token, dict(row)) for row in session.execute(ordered).mappings()]


def used(session: Session, token_id: str, today: date) -> None:
    """Keeps the day on which a token was used last."""
    session.execute(update(_TOKENS).where(_TOKENS.c.id == token_id).values(last_used_on=today))


def revoke(session: Session, token_id: str, now: datetime) -> None:
    """Ends a token."""
    session.execute(update(_TOKENS).where(_TOKENS.c.id == token_id).values(revoked_at=now))


def revoke_all_of(session: Session, name: str, now: datetime) -> None:
    """Ends every token of an account."""
    standing = (_TOKENS.c.account == name, _TOKENS.c.revoked_at.is_(None))
    session.execute(update(_TOKENS).where(*standing).values(revoked_at=now))

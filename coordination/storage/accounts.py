"""Accounts, and what a log-in to them is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlmodel import Session

from coordination.model.access import Account, Reach
from coordination.model.credentials import Credentials
from coordination.storage.account_rows import AccountRow
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of

ACCOUNTS = table_of(AccountRow)
ACCOUNT_COLUMNS = [ACCOUNTS.c[field.name] for field in fields(Account)]


def accounts(session: Session, reach: Reach) -> list[Account]:
    """The accounts within reach, by name."""
    chosen = select(*ACCOUNT_COLUMNS).where(*within(reach)).order_by(ACCOUNTS.c.name)
    return [account_of(row) for row in session.execute(chosen).mappings()]


def within(reach: Reach) -> list[ColumnElement[bool]]:
    """What a row of the accounts must meet to be within reach."""
    limits = ((ACCOUNTS.c.department, reach.department), (ACCOUNTS.c.region, reach.region))
    return [column == code for column, code in limits if code]


def account_of(row: Mapping[Any, Any]) -> Account:
    """The account in a row, or in a row of a join with it."""
    return from_row(Account, {str(name): value for name, value in row.items()})


def add(session: Session, account: Account, password_hash: str) -> None:
    """Stores a new account."""
    row = {**to_row(account), "password_hash": password_hash, "failed_count": 0, "locked_until": None}
    session.execute(insert(ACCOUNTS).values(**row))


def change(session: Session, account: Account) -> None:
    """Replaces everything of an account but its name and password."""
    session.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == account.name).values(**to_row(account)))


def credentials(session: Session, name: str, *, to_change: bool = False) -> Credentials | None:
    """An account with its password hash, or None; to_change: nobody else may change it before this transaction ends."""
    chosen = select(ACCOUNTS).where(ACCOUNTS.c.name == name)
    row = session.execute(chosen.with_for_update() if to_change else chosen).mappings().first()
    if row is None:
        return None
    return Credentials(account_of(row), row["password_hash"], row["failed_count"], row["locked_until"])


def set_password(session: Session, name: str, password_hash: str) -> None:
    """Gives an account another password; a lock-out ends."""
    changed = {"password_hash": password_hash, "failed_count": 0, "locked_until": None}
    session.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == name).values(**changed))


def count_failures(session: Session, name: str, failed_count: int, locked_until: datetime | None) -> None:
    """Keeps how often in a row a log-in failed, and until when none is taken."""
    changed = {"failed_count": failed_count, "locked_until": locked_until}
    session.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == name).values(**changed))

"""An attempt to prove an identity by password: what it tells, how often it may fail, what is noted.

The password is verified outside any transaction, because that is slow on purpose; the judgement falls inside one, so
that attempts made at the same time are counted one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coordination.desk.accounts import passwords
from coordination.desk.accounts.judging import is_login_name
from coordination.desk.office import Office
from coordination.model.access import ANYBODY, Account
from coordination.model.credentials import Credentials
from coordination.storage import accounts
from coordination.storage.database import Work

_MOST_FAILURES = 5
_LOCKED_FOR = timedelta(minutes=15)
_WRONG = "wrong-password"
NO_NAME = "-"
"""Stands for a name that nobody has: what was typed there may be a password."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody claimed: known is the account as it was when the password was verified."""

    known: Credentials | None
    fitting: bool = field(repr=False)


def attempt(office: Office, name: str, password: str) -> Attempt:
    """Verifies a password; takes the same time whether there is such an account or not."""
    known = None
    if is_login_name(name):
        with office.database.reading() as session:
            known = accounts.credentials(session, name)
    return Attempt(known, passwords.fits(known, password))


def judged(office: Office, session: Work, made: Attempt) -> Account | None:
    """The account whose identity an attempt proves, or None; counts and notes a failure."""
    name = NO_NAME if made.known is None else made.known.account.name
    current = None if made.known is None else accounts.credentials(session, name, to_change=True)
    why_not = _why_not(made, current, office.clock())
    if current is not None and why_not is None:
        accounts.count_failures(session, name, 0, None)
        return current.account
    noting = office.acting_for(ANYBODY)
    locking = current is not None and why_not == _WRONG and _counted(session, current, office.clock())
    noting.note("log-in-failed", name, {"reason": why_not or ""})
    if locking:
        noting.note("account-locked", name, {"failures": _MOST_FAILURES})
    return None


def _why_not(made: Attempt, current: Credentials | None, now: datetime) -> str | None:
    if made.known is None or current is None:
        return "unknown-name"
    if not current.account.active:
        return "disabled"
    if current.locked_until is not None and now < current.locked_until:
        return "locked"
    return None if made.fitting and current.password_hash == made.known.password_hash else _WRONG


def _counted(session: Work, current: Credentials, now: datetime) -> bool:
    """Counts a wrong password; whether it was one too many."""
    failed_count, name = current.failed_count + 1, current.account.name
    locking = failed_count >= _MOST_FAILURES
    accounts.count_failures(session, name, 0 if locking else failed_count, now + _LOCKED_FOR if locking else None)
    return locking

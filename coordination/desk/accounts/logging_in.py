"""Use cases: log in with name and password or vouched for, be recognised by the secret of the session, log out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coordination.desk.accounts import secret as secrets_of
from coordination.desk.accounts.attempts import NO_NAME, attempt, judged
from coordination.desk.accounts.judging import is_login_name
from coordination.desk.office import Office
from coordination.errors import UnknownCallerError
from coordination.model.access import ANYBODY, Account, Caller, caller_of
from coordination.model.credentials import LogInSession
from coordination.storage import accounts, log_ins
from coordination.storage.database import Work

_LONGEST = timedelta(hours=12)
_LONGEST_IDLE = timedelta(minutes=30)
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Login:
    """A log-in that has just begun. secret: for the cookie; csrf: what forms of its pages must carry."""

    secret: str = field(repr=False)
    csrf: str = field(repr=False)
    account: Account
    expires_at: datetime


def log_in(office: Office, name: str, password: str) -> Login:
    """Begins a session of at most 12 hours, and of 30 minutes without use.

    Raises UnknownCallerError: the same for a name nobody has, a wrong password, and an account that is disabled or
    locked (for 15 minutes, after 5 wrong passwords in a row).
    """
    made = attempt(office, name.strip().lower(), password)
    with office.database.transaction() as session:
        account = judged(office, session, made)
        begun = None if account is None else _begun(office, session, account)
    if begun is None:
        raise UnknownCallerError("log-in-refused")
    return begun


def log_in_vouched(office: Office, name: str) -> Login:
    """Begins a session of an account whose name somebody vouches for who is believed: a provider of identities.

    Raises UnknownCallerError where no account has the name, or it is disabled. A lock-out is about passwords only.
    """
    name = name.strip().lower()
    with office.database.transaction() as session:
        known = accounts.credentials(session, name, to_change=True) if is_login_name(name) else None
        if known is not None and known.account.active:
            return _begun(office, session, known.account, vouched=True)
        reason = "unknown-name" if known is None else "disabled"
        office.acting_for(ANYBODY).note("log-in-failed", NO_NAME if known is None else name, {"reason": reason})
    raise UnknownCallerError("oidc-account-unknown", name=name[:60])


def _begun(office: Office, session: Work, account: Account, *, vouched: bool = False) -> Login:
    now, secret = office.clock(), secrets_of.fresh()
    log_ins.clear_away(session, now, now - _LONGEST_IDLE)
    log_ins.begin(session, secrets_of.digest(secret), LogInSession(account, now, now, now + _LONGEST))
    office.acting_for(caller_of(account)).note("logged-in", account.name, {"by": "oidc"} if vouched else {})
    return Login(secret, _csrf(secret), account, now + _LONGEST)


def caller_by_session(office: Office, secret: str) -> tuple[Caller, str]:
    """Who holds this session, and what the forms of its pages must carry; one read, at most one write a minute.

    Raises UnknownCallerError: session-unknown, session-expired or account-disabled.
    """
    now, digest = office.clock(), secrets_of.digest(secret)
    with office.database.reading() as session:
        found = log_ins.found(session, digest)
    if found is None:
        raise UnknownCallerError("session-unknown")
    # Either way: a clock that was set back must not make a session last.
    if now >= found.expires_at or abs(now - found.last_seen_at) >= _LONGEST_IDLE:
        raise UnknownCallerError("session-expired")
    if not found.account.active:
        raise UnknownCallerError("account-disabled")
    if now - found.last_seen_at >= _SEEN_EVERY:
        office.database.unless_busy(lambda session: log_ins.seen(session, digest, now))
    return caller_of(found.account), _csrf(secret)


def log_out(office: Office, secret: str) -> None:
    """Ends a session; one that has ended already stays so."""
    digest = secrets_of.digest(secret)
    with office.database.transaction() as session:
        found = log_ins.found(session, digest)
        if found is not None:
            log_ins.end(session, digest)
            office.acting_for(caller_of(found.account)).note("logged-out", found.account.name, {})


def _csrf(secret: str) -> str:
    """Follows from the secret, so that it need not be stored, and does not betray it."""
    return secrets_of.derived(secret, "csrf")

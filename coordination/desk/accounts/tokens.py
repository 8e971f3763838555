"""Use cases: tokens for programs - issued once, limited to some acts and days, revoked at any time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta
from secrets import token_hex

from coordination.desk.accounts import secret as secrets_of
from coordination.desk.accounts.judging import is_plain
from coordination.desk.accounts.keeping import to_change
from coordination.desk.office import Office
from coordination.desk.permission import require, require_in_reach
from coordination.errors import BadInputError, NotFoundError, UnknownCallerError
from coordination.model.access import ACTS_OF, Account, Act, Caller, Reach, caller_of
from coordination.model.credentials import Token
from coordination.storage import tokens
from solvers.fault import Fault

_MOST_DAYS = 366
_ID_BYTES = 6
_FORM = re.compile("ov_(?P<id>[0-9a-f]{12})_(?P<secret>[0-9a-f]{64})")
"""ov_<id>_<secret>: a form that scanners of leaked secrets can look for."""


def issue_token(
    office: Office, caller: Caller, account_name: str, label: str, scopes: Collection[Act], days: int
) -> str:
    """The token itself, which is told this once: it may be used for `scopes` in the name of an account for some days.

    Raises NotFoundError; BadInputError with every fault (a scope that is not among the role's acts, more than 366
    days, a disabled account); ForbiddenError where the caller may not.
    """
    require(caller, Act.MANAGE_ACCOUNTS)
    token_id, secret, now = token_hex(_ID_BYTES), secrets_of.fresh(), office.clock()
    with office.database.transaction() as session:
        account = to_change(session, caller, account_name)
        faults = list(_faults_of(account, label, scopes, days))
        if faults:
            raise BadInputError("token-refused", faults, count=len(faults))
        token = Token(token_id, account.name, label, tuple(sorted(scopes)), now, now + timedelta(days=days))
        tokens.add(session, token, secrets_of.digest(secret))
        detail: dict[str, str | int] = {"account": account.name, "scopes": " ".join(token.scopes), "days": days}
        office.acting_for(caller).note("token-issued", token_id, detail)
    return f"ov_{token_id}_{secret}"


def _faults_of(account: Account, label: str, scopes: Collection[Act], days: int) -> Iterator[Fault]:
    if not account.active:
        yield Fault("token-account-disabled", account.name)
    if not is_plain(label):
        yield Fault("token-label", account.name)
    if not scopes:
        yield Fault("token-without-scope", account.name)
    for scope in sorted(set(scopes) - ACTS_OF[account.role]):
        yield Fault("token-scope-not-of-role", account.name, {"scope": scope.value, "role": account.role.value})
    if not 1 <= days <= _MOST_DAYS:
        yield Fault("token-days", account.name, {"days": days, "most": _MOST_DAYS})


def list_tokens(office: Office, caller: Caller) -> list[Token]:
    """The tokens of the accounts within reach, or the caller's own where it does not manage accounts; newest first."""
    managing = caller.may(Act.MANAGE_ACCOUNTS)
    with office.database.reading() as session:
        return tokens.tokens(session, caller.reach if managing else Reach(), None if managing else caller.name)


def revoke_token(office: Office, caller: Caller, token_id: str) -> None:
    """Ends a token, one's own or as the office; one that is revoked already stays so.

    Raises NotFoundError, ForbiddenError where the caller may not.
    """
    with office.database.transaction() as session:
        found = tokens.found(session, token_id) if token_id.isprintable() else None
        if found is None:
            raise NotFoundError("token-not-found", id=token_id)
        if found.account.name != caller.name:
            require(caller, Act.MANAGE_ACCOUNTS)
            require_in_reach(caller, found.account)
        if found.token.revoked_at is None:
            tokens.revoke(session, token_id, office.clock())
            office.acting_for(caller).note("token-revoked", token_id, {"account": found.account.name})


def caller_by_token(office: Office, secret: str) -> Caller:
    """Who shows this token, with its scopes at most; one read, at most one write a day.

    Raises UnknownCallerError: token-unknown, token-revoked, token-expired or account-disabled.
    """
    shown = _FORM.fullmatch(secret)
    found = None
    if shown is not None:
        with office.database.reading() as session:
            found = tokens.found(session, shown["id"])
    if shown is None or found is None or not secrets_of.is_digest_of(found.secret_sha256, shown["secret"]):
        raise UnknownCallerError("token-unknown")
    token, now = found.token, office.clock()
    if not found.account.active:
        raise UnknownCallerError("account-disabled")
    if token.revoked_at is not None:
        raise UnknownCallerError("token-revoked")
    if now >= token.expires_at:
        raise UnknownCallerError("token-expired")
    if token.last_used_on != now.date():
        office.database.unless_busy(lambda session: tokens.used(session, token.id, now.date()))
    return caller_of(found.account, frozenset(token.scopes))

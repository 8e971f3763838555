"""Use cases: one account with the tag by which a later change of it is noticed, and a change of what was read."""

from __future__ import annotations

from coordination.desk.accounts.judging import is_login_name
from coordination.desk.accounts.keeping import change_account
from coordination.desk.office import Office
from coordination.desk.permission import require, require_in_reach
from coordination.desk.registers import Held, require_unchanged, tag_of
from coordination.errors import NotFoundError
from coordination.model.access import Account, Act, Caller
from coordination.storage import accounts
from coordination.storage.database import Work


def one_account(office: Office, caller: Caller, name: str) -> Held[Account]:
    """An account; raises NotFoundError, ForbiddenError out of the caller's reach."""
    require(caller, Act.MANAGE_ACCOUNTS)
    with office.database.reading() as session:
        return _held(session, caller, name)


def replace_account(office: Office, caller: Caller, account: Account, tag: str) -> Held[Account]:
    """As `change_account`, of an account whose tag still is the one given; raises OutdatedError where it is not."""
    require(caller, Act.MANAGE_ACCOUNTS)
    with office.database.transaction() as session:
        require_unchanged(_held(session, caller, account.name), tag)
        changed = change_account(office, caller, account)
        return Held(changed, tag_of(changed))


def _held(session: Work, caller: Caller, name: str) -> Held[Account]:
    found = accounts.credentials(session, name) if is_login_name(name) else None
    if found is None:
        raise NotFoundError("account-not-found", account=name)
    require_in_reach(caller, found.account)
    return Held(found.account, tag_of(found.account))

"""Use cases: the office keeps the accounts - adds, changes, disables and lists them."""

from __future__ import annotations

from dataclasses import replace

from coordination.desk.accounts import passwords
from coordination.desk.accounts.judging import completed, faults_of, is_login_name
from coordination.desk.feeds import revoke_feeds_of
from coordination.desk.office import Office
from coordination.desk.permission import require, require_in_reach
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Account, Act, Caller, caller_of
from coordination.storage import accounts, log_ins, tokens
from coordination.storage.database import Work
from solvers.fault import Fault


def add_account(office: Office, caller: Caller, account: Account, password: str) -> Account:
    """Stores a new account, an inspector's with the department of the register; the account as it is stored.

    Raises BadInputError with every fault of account and password, ForbiddenError where the caller may not.
    """
    require(caller, Act.MANAGE_ACCOUNTS)
    weak = list(passwords.faults_of(password, account.name))
    password_hash = "" if weak else passwords.hash_of(password)
    with office.database.transaction() as session:
        account = completed(session, account)
        faults = [*faults_of(session, office, account), *weak]
        if is_login_name(account.name) and accounts.credentials(session, account.name) is not None:
            faults.append(Fault("account-name-taken", account.name))
        _refuse(faults)
        require_in_reach(caller, account)
        accounts.add(session, account, password_hash)
        office.acting_for(caller).note("account-added", account.name, {"role": account.role.value})
    return account


def change_account(office: Office, caller: Caller, account: Account) -> Account:
    """Replaces display name, role, department, region, inspector and campaign; sessions and tokens follow at once.

    Where it may do or see something else from now on, the feeds it subscribed to end: it may ask for them again.

    Raises NotFoundError, BadInputError with every fault, ForbiddenError where the caller may not.
    """
    require(caller, Act.MANAGE_ACCOUNTS)
    with office.database.transaction() as session:
        before = to_change(session, caller, account.name)
        account = completed(session, replace(account, active=before.active))
        _refuse(list(faults_of(session, office, account)))
        require_in_reach(caller, account)
        accounts.change(session, account)
        if caller_of(before) != caller_of(account):
            revoke_feeds_of(office.acting_for(caller), account.name)
        office.acting_for(caller).note("account-changed", account.name, {"role": account.role.value})
    return account


def disable_account(office: Office, caller: Caller, name: str) -> None:
    """Disables an account: its log-ins, its tokens and the addresses of its feeds end at once, and for good."""
    require(caller, Act.MANAGE_ACCOUNTS)
    with office.database.transaction() as session:
        accounts.change(session, replace(to_change(session, caller, name), active=False))
        log_ins.end_all_of(session, name)
        tokens.revoke_all_of(session, name, office.clock())
        revoke_feeds_of(office.acting_for(caller), name)
        office.acting_for(caller).note("account-disabled", name, {})


def enable_account(office: Office, caller: Caller, name: str) -> None:
    """Lets a disabled account log in again; tokens and feeds have to be issued anew."""
    require(caller, Act.MANAGE_ACCOUNTS)
    with office.database.transaction() as session:
        accounts.change(session, replace(to_change(session, caller, name), active=True))
        office.acting_for(caller).note("account-enabled", name, {})


def list_accounts(office: Office, caller: Caller) -> list[Account]:
    """The accounts within the caller's reach, by name."""
    require(caller, Act.MANAGE_ACCOUNTS)
    with office.database.reading() as session:
        return accounts.accounts(session, caller.reach)


def to_change(session: Work, caller: Caller, name: str) -> Account:
    """The account, which nobody else may change now; raises NotFoundError, ForbiddenError out of the caller's reach."""
    found = accounts.credentials(session, name, to_change=True) if is_login_name(name) else None
    if found is None:
        raise NotFoundError("account-not-found", account=name)
    require_in_reach(caller, found.account)
    return found.account


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise BadInputError("account-refused", faults, count=len(faults))

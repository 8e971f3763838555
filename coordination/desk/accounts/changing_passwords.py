"""Use cases: the office gives an account another password, or its holder does."""

from __future__ import annotations

from coordination.desk.accounts import passwords
from coordination.desk.accounts.attempts import attempt, judged
from coordination.desk.accounts.keeping import to_change
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import BadInputError, UnknownCallerError
from coordination.model.access import Act, Caller
from coordination.storage import accounts, log_ins
from coordination.storage.database import Work


def change_password(office: Office, caller: Caller, name: str, password: str) -> None:
    """Gives an account another password; its sessions end, a lock-out ends, its tokens stay.

    Raises BadInputError with every fault, NotFoundError, ForbiddenError where the caller may not.
    """
    require(caller, Act.MANAGE_ACCOUNTS)
    password_hash = _hash_of_a_good_one(password, name)
    with office.database.transaction() as session:
        to_change(session, caller, name)
        _changed(office, session, caller, name, password_hash)


def change_own_password(office: Office, caller: Caller, present: str, password: str) -> None:
    """Replaces the caller's own password; every session of the account ends.

    Raises BadInputError with every fault; UnknownCallerError where `present` is wrong, which counts as a failed log-in.
    """
    password_hash = _hash_of_a_good_one(password, caller.name)
    made = attempt(office, caller.name, present)
    with office.database.transaction() as session:
        proven = judged(office, session, made)
        if proven is not None:
            _changed(office, session, caller, caller.name, password_hash)
    if proven is None:
        raise UnknownCallerError("log-in-refused")


def _hash_of_a_good_one(password: str, name: str) -> str:
    faults = list(passwords.faults_of(password, name))
    if faults:
        raise BadInputError("password-refused", faults, count=len(faults))
    return passwords.hash_of(password)


def _changed(office: Office, session: Work, caller: Caller, name: str, password_hash: str) -> None:
    accounts.set_password(session, name, password_hash)
    log_ins.end_all_of(session, name)
    office.acting_for(caller).note("password-changed", name, {})

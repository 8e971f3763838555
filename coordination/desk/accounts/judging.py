"""What is wrong with an account that somebody wants to store: all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coordination.desk.office import Office
from coordination.model.access import ANYBODY, Account, Role
from coordination.model.people import Department, Inspector
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import everything, one
from solvers.fault import Fault

_LOGIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}", re.ASCII)
_LONGEST = 100
_BELONGS_TO = {
    "department": {Role.LEAD, Role.PARTICIPANT, Role.HEAD, Role.INSPECTOR},
    "inspector": {Role.INSPECTOR},
    "campaign": {Role.WITNESS},
}


def is_login_name(name: str) -> bool:
    """Whether an account could have this name: 3 to 64 of a-z, 0-9, dot, hyphen and underscore."""
    return _LOGIN_NAME.fullmatch(name) is not None


def is_plain(label: str) -> bool:
    """Whether a text can stand in a list: 1 to 100 characters that can be seen."""
    return bool(label.strip()) and len(label) <= _LONGEST and label.isprintable()


def completed(session: Work, account: Account) -> Account:
    """The account with the department of its inspector where it names none."""
    if account.department or not is_plain(account.inspector):
        return account
    inspector = one(session, Inspector, account.inspector)
    return account if inspector is None else replace(account, department=inspector.department)


def faults_of(session: Work, office: Office, account: Account) -> Iterator[Fault]:
    """Everything that keeps an account from being stored, but a name that is taken."""
    name = account.name
    if not is_login_name(name) or name == ANYBODY.name:
        yield Fault("account-name", name)
    if not is_plain(account.display_name):
        yield Fault("account-display-name", name, {"most": _LONGEST})
    if account.role is Role.PUBLIC:
        yield Fault("account-role-public", name)
    yield from _faults_of_fields(account)
    yield from _faults_of_codes(session, office, account)


def _faults_of_fields(account: Account) -> Iterator[Fault]:
    for field, roles in _BELONGS_TO.items():
        given = bool(getattr(account, field))
        if given is not (account.role in roles):
            yield Fault(f"account-{'with' if given else 'without'}-{field}", account.name)


def _faults_of_codes(session: Work, office: Office, account: Account) -> Iterator[Fault]:
    name, department, region = account.name, account.department, account.region
    if department and department not in {known.code for known in everything(session, Department)}:
        yield Fault("account-unknown-department", name, {"department": department})
    county = office.reference.regions.by_code.get(region)
    if region and (county is None or county.level != "county"):
        yield Fault("account-unknown-region", name, {"region": region})
    if account.inspector:
        inspector = one(session, Inspector, account.inspector) if is_plain(account.inspector) else None
        if inspector is None:
            yield Fault("account-unknown-inspector", name)
        elif inspector.department != department:
            yield Fault("account-other-department", name, {"department": inspector.department})
    if account.campaign and account.campaign not in {campaign.id for campaign in planning.campaigns(session)}:
        yield Fault("account-unknown-campaign", name, {"campaign": account.campaign})

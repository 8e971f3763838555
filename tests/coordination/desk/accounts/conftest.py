"""An office with accounts, a clock that the test sets, and a hash that costs little."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from coordination.desk.accounts import add_account
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Role
from coordination.model.audit import AuditEvent
from coordination.storage import audit
from coordination.storage.database import Database
from tests.coordination.conftest import NOW
from tests.coordination.desk.accounts.hashing import make_cheap

PASSWORD = "correct horse battery"  # noqa: S105 - of made-up accounts


@dataclass
class Clock:
    """A clock that stands still until it is put forward."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _cheap_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)


@pytest.fixture
def office(office: Office, clock: Clock) -> Office:
    """An office with an account of its own, a lead department's and a supervisor's."""
    told = replace(office, clock=clock)
    for account in (
        Account("office.wang", "王主任", Role.OFFICE),
        Account("market.li", "李科长", Role.LEAD, department="AMR"),
        Account("legal.zhao", "赵监督", Role.SUPERVISOR),
    ):
        add_account(told, OPERATOR, account, PASSWORD)
    return told


def events(database: Database) -> list[AuditEvent]:
    """All events of the chain."""
    with database.reading() as session:
        return list(audit.chain(session))

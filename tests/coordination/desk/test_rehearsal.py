"""A demo takes over an empty database or an earlier demo, and never one in which somebody may log in."""

from __future__ import annotations

import pytest

from coordination.desk.office import Office
from coordination.desk.rehearsal import take_over
from coordination.errors import NotAllowedError
from coordination.model.access import Account, Role
from coordination.model.people import Department
from coordination.model.targets import Target
from coordination.storage import accounts
from coordination.storage.registers import everything, write
from tests.coordination.records import target


def test_an_earlier_demo_is_cleared_away(office: Office) -> None:
    take_over(office, "first")
    with office.database.transaction() as session:
        write(session, [target("t1")])
    take_over(office, "second")
    with office.database.reading() as session:
        assert everything(session, Target) == []
        assert len(everything(session, Department)) == 17


def test_an_earlier_demo_with_accounts_is_left_alone(office: Office) -> None:
    take_over(office, "first")
    with office.database.transaction() as session:
        accounts.add(session, Account("office.wang", "王主任", Role.OFFICE), "no hash")
        write(session, [target("t1")])
    with pytest.raises(NotAllowedError) as refused:
        take_over(office, "second")
    assert refused.value.code == "demo-database-in-use"
    with office.database.reading() as session:
        assert len(everything(session, Target)) == 1

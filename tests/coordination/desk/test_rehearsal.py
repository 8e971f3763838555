"""A demo takes over an empty database or an earlier demo, and never one in which somebody may log in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from coordination.desk.drawing.safe import Safe
from coordination.desk.drawing.stepping import name_of
from coordination.desk.office import Office
from coordination.desk.rehearsal import hand_over, take_over
from coordination.desk.replans import first_open_day
from coordination.errors import NotAllowedError
from coordination.model.access import Account, Role
from coordination.model.people import Department
from coordination.model.targets import Target
from coordination.storage import accounts, draws
from coordination.storage.registers import everything, write
from tests.coordination.ceremonies import Q2, SAFE, SECRET, Steps, opened
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, item, target


def test_an_earlier_demo_is_cleared_away(office: Office) -> None:
    take_over(office, "first")
    with office.database.transaction() as session:
        write(session, [target("t1")])
    take_over(office, "second")
    with office.database.reading() as session:
        assert everything(session, Target) == []
        assert len(everything(session, Department)) == 17


def test_what_is_over_can_be_changed_in_a_demo_alone(office: Office) -> None:
    food = batch("b-food", "AMR-03")
    with office.database.transaction() as session:
        write(session, [item("AMR-03")])
    opened(office, plan(food), quarter := campaign(food))
    during, after = (
        replace(office, clock=lambda day=day: datetime.combine(day, time(9), UTC))
        for day in (quarter.first_date, quarter.last_date)
    )
    tomorrow = quarter.last_date + timedelta(days=1)
    assert first_open_day(after, quarter) == tomorrow
    office.note("demo-built", "demo", {})
    assert first_open_day(after, quarter) == quarter.first_date
    assert first_open_day(during, quarter) == quarter.first_date + timedelta(days=1)


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


def test_the_secrets_of_a_demos_draws_are_kept_in_the_safe_of_the_service_from_then_on(office: Office) -> None:
    another = Safe(b"another secret of a service")
    take_over(office, "first")
    food = batch("b-food", "AMR-03")
    with office.database.transaction() as session:
        write(session, [item("AMR-03")])
    opened(office, plan(food), campaign(food))
    Steps(office).announce()
    hand_over(office, lambda _: SAFE, another)
    with office.database.reading() as session:
        attempt = draws.newest(session, Q2)
        kept = draws.file_of(session, attempt, "secret") or b""
    assert another.open(kept, name_of(attempt)) == SECRET
    with pytest.raises(NotAllowedError, match="draw-secret-locked"):
        SAFE.open(kept, name_of(attempt))

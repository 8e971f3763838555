"""Overlaps from the registers: targets that no draw tells apart, counted together, come to the same as one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.desk import overlapping
from coordination.desk.office import Office
from coordination.desk.overlapping import year_overlaps
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_plan, open_campaign, publish_annual_plan
from coordination.model.access import Account, Role, caller_of
from coordination.model.targets import PastVisit, Target, TargetStatus
from coordination.storage.registers import everything, write
from tests.coordination.desk.test_plans import FIRE, FOOD, campaign, plan, registered
from tests.coordination.records import target

__all__ = ["registered"]


@pytest.fixture
def planned(registered: Office) -> Office:
    """Two inspections of the same forty targets; one of those is gone, one has just been visited, ten are elsewhere."""
    with registered.database.transaction() as session:
        gone = replace(target("t00"), status=TargetStatus.DEREGISTERED)
        elsewhere = [replace(target(f"t{number:02}"), region_code="371525") for number in range(30, 40)]
        write(session, [gone, *elsewhere])
        write(
            session,
            [PastVisit("t01", date(2026, 2, 1), "AMR", ("AMR-03",)), PastVisit("t02", date(2024, 2, 1), "AMR", ())],
        )
    file_plan(registered, OPERATOR, plan(FOOD, FIRE))
    return registered


def test_counted_together_they_are_what_they_are_one_by_one(planned: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    found = year_overlaps(planned, OPERATOR, 2026)
    [overlap] = found.overlaps
    assert (overlap.targets, overlap.both_joint) == (28, min(overlap.drawn, overlap.other_drawn))
    with planned.database.reading() as session:
        alone = [(one, 1) for one in everything(session, Target)]
        assert len(overlapping.alike_targets(session, date(2025, 6, 1))) < 10 < len(alone)
    monkeypatch.setattr(overlapping, "alike_targets", lambda *_: alone)
    assert year_overlaps(planned, OPERATOR, 2026) == found


def test_what_a_campaign_draws_together_is_no_overlap_and_a_department_sees_its_own(planned: Office) -> None:
    lily = caller_of(Account("lily", "示例", Role.LEAD, department="AMR"))
    assert year_overlaps(planned, lily, 2026).overlaps == ()
    publish_annual_plan(planned, OPERATOR, 2026)
    open_campaign(planned, OPERATOR, campaign(FOOD, FIRE))
    assert year_overlaps(planned, OPERATOR, 2026).overlaps == ()

"""What is public without log-in: published plans and items, visits that are over, and nothing of those to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_plan, open_campaign, publish_annual_plan
from coordination.desk.public import public_version
from coordination.model.items import ItemClass
from coordination.storage import planning
from coordination.storage.columns import to_json
from coordination.storage.registers import write
from tests.api.pages.conftest import Browser
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, item
from tests.coordination.versions import OTHER, VERSION, VISIT

FOOD = batch("b-food", "AMR-03")


@pytest.fixture(scope="module", autouse=True)
def planned(office: Office) -> None:
    """A plan that is filed, and a published version of visits in April."""
    with office.database.transaction() as session:
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])
    file_plan(office, OPERATOR, plan(FOOD))
    open_campaign(office, OPERATOR, campaign(FOOD))
    other = replace(OTHER, target_name="另一家店")
    row = {"campaign": "2026Q2", "version": 1, "published_at": "2026-03-25T09:30:00+08:00", "sha256": "0" * 64}
    with office.database.transaction() as session:
        content = to_json(replace(VERSION, visits=(VISIT, other)))
        planning.add_version(session, {**row, "content": content})


def test_a_plan_is_public_once_it_is_published(stranger: Browser, office: Office) -> None:
    assert "2026" not in stranger.open("/public/plans").split("<main")[1]
    stranger.open("/public/plans/2026", 404)
    publish_annual_plan(office, OPERATOR, 2026)
    assert 'href="/public/plans/2026"' in stranger.open("/public/plans")
    assert "b-food" in stranger.open("/public/plans/2026")
    assert 'href="/public/visits/2026Q2"' in stranger.open("/public")


def test_nobody_is_told_of_a_visit_that_is_to_come(stranger: Browser, office: Office) -> None:
    for path in ("/public/visits/2026Q2", "/api/v1/public/versions/2026Q2"):
        told = stranger.open(path)
        for private in (VISIT.target_name, VISIT.target, "另一家店", "2026-04-0", VISIT.address, "示例一"):
            assert private not in told, (path, private)
    page = stranger.open("/public/visits/2026Q2")
    assert "尚待进行：2 次" in page
    day_between = replace(office, clock=lambda: datetime(2026, 4, 7, 16, 1, tzinfo=UTC))  # the 8th, a minute old
    version = public_version(day_between, "2026Q2")
    assert [one.target_name for one in version.visits] == [VISIT.target_name]
    assert version.coming_count == 1
    assert [(one.department, one.visits, one.checks) for one in version.coming] == [("AMR", 1, 1)]


def test_items_tell_their_basis_and_are_found_by_name(stranger: Browser) -> None:
    page = stranger.open("/public/items?name=&department=AMR")
    assert "法律依据" in page
    assert "AMR-03" not in stranger.open("/public/items?name=没有这样的事项")


def test_whoever_works_here_finds_the_way_back(as_role: object, stranger: Browser) -> None:
    assert "工作人员登录" in stranger.open("/public")
    assert callable(as_role)
    as_role("wang")
    assert "回到工作页面" in stranger.open("/public")

"""`onevisit campaign`, `pin`, `case`, `export plan`, `run start --problem`: a campaign from its draw to its figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.planning import plan_campaign
from coordination.desk.plans import file_plan, publish_annual_plan
from coordination.model.items import ItemClass
from coordination.storage import planning
from coordination.storage.database import Database
from coordination.storage.registers import write
from coordination.texts import texts
from seeds.loading import reference
from tests.api.test_command_line import Run, run  # noqa: F401 - a fixture
from tests.coordination import ceremonies
from tests.coordination.conftest import NOW
from tests.coordination.desk.test_plans import plan
from tests.coordination.records import batch, inspector, item, target
from tests.secrets_of_nobody import KEYRING

FOOD = batch("b-food", "AMR-03")
LONG = batch("b-long", "AMR-08")  # longer than a half day
CASE = ("--target", "t1", "--item", "AMR-03", "--from", "2099-04-07", "--to", "2099-04-20", "--reason", "举报")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A database in which a plan is filed."""
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    opened = Office(database, reference(), lambda: NOW, "test")
    opened.open()
    with database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(4)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6, "specialties": ()}
        write(session, [item("AMR-03", **general), item("AMR-08", minutes=400, **general)])
        write(session, [inspector(f"p{number}") for number in range(2)])
    file_plan(opened, OPERATOR, plan(FOOD, LONG))
    publish_annual_plan(opened, OPERATOR, 2026)
    yield opened
    database.dispose()


def test_a_campaign_from_its_opening_to_its_figures(run: Run, office: Office) -> None:  # noqa: F811
    assert run("plan", "open", "2026Q2", "--year", "2026", "--title", "第二季度").status == 0
    assert run("plan", "open", "a/b", "--year", "2026").status == 2
    ceremonies.drawn(office)
    with office.database.reading() as session:
        check = planning.demands(session, "2026Q2")[0].id
    pinned = ("pin", "add", "2026Q2", "--check", check, "--session", "am", "--inspector", "p0")
    assert run(*pinned, "--date", "2026-04-04").status == 2  # a Saturday
    assert run(*pinned, "--date", "2026-04-08").status == 0
    assert check in run("pin", "list", "2026Q2").out
    plan_campaign(office, "2026Q2", "seed", texts("zh"), lambda _: None)

    assert {"2026Q2", "第二季度", "1"} <= set(run("campaign", "list").out.split())
    assert "b-food" in run("campaign", "show", "2026Q2").out
    visits = run("campaign", "visits", "2026Q2", "--inspector", "p0", "--from", "2026-04-08", "--to", "2026-04-08")
    assert "09:00" in visits.out
    assert "2026Q2" in run("campaign", "tasks", "--department", "AMR", "--from", "2026-04-01").out
    assert run("campaign", "routes", "2026Q2", "--limit", "1").status == 0
    left = [run("--lang", language, "campaign", "unplanned", "2026Q2").out for language in ("zh", "en")]
    assert ["一次入企需" in left[0], "One visit would take" in left[1], "一次入企需" in left[1]] == [True, True, False]
    figures = run("--lang", "en", "campaign", "compare", "2026Q2").out
    assert {"visits", "person-days", "AMR"} <= set(figures.split())
    assert run("campaign", "compare", "2031Q1").status == 2
    assert run("export", "plan", "-o", "plan.json").status == 0
    assert run("run", "problem", "1", "-o", "problem.json").status == 0
    assert run("check", "problem.json", "plan.json").status == 0
    assert run("run", "start", "--problem", "problem.json").status == 0
    assert run("run", "start").status == run("run", "start", "2026Q2", "--problem", "problem.json").status == 2
    assert run("pin", "remove", "2026Q2", "1").status == 0
    assert run("pin", "remove", "2026Q2", "1").status == 2


@pytest.mark.usefixtures("office")
def test_a_case_is_entered_listed_and_withdrawn(run: Run) -> None:  # noqa: F811
    assert run("plan", "open", "2026Q2", "--year", "2026").status == 0
    assert run("case", "enter", "2026Q2", "--source", "emergency", *CASE).status == 2
    assert run("case", "enter", "2026Q2", "--source", "complaint", *CASE, "--reference", "12345-1").status == 0
    assert "t1" in run("campaign", "checks", "2026Q2", "--source", "complaint").out
    assert run("case", "withdraw", "2026Q2", "1", "--reason", "重复").status == 0
    assert "重复" in run("case", "list", "2026Q2").out
    assert "t1" not in run("campaign", "checks", "2026Q2").out
    assert run("case", "withdraw", "2026Q2", "1", "--reason", "重复").status == 2


def test_a_plan_is_proposed_shown_and_filed_batch_by_batch(run: Run, office: Office, tmp_path: Path) -> None:  # noqa: F811
    food = {
        **{field: getattr(FOOD, field) for field in ("title", "department", "lead_department", "items", "regions")},
        "ratio": "1/2",
        "first_date": "2026-04-01",
        "last_date": "2026-06-30",
    }
    content = {"year": 2027, "title": "计划", "pack": "LC", "filed_on": "2026-03-01", "batches": []}
    days = {"first_date": "2027-04-01", "last_date": "2027-06-30"}
    for name, batches in (("empty", []), ("two", [{**food, **days, "id": one} for one in ("c-one", "c-two")])):
        (tmp_path / f"{name}.json").write_text(json.dumps({**content, "batches": batches}), encoding="utf-8")
    assert run("plan", "propose", "empty.json").status == 0
    assert run("plan", "batches", "two.json").status == 0
    assert run("plan", "withdraw", "2027", "c-one").status == 0
    assert run("plan", "withdraw", "2027", "c-one").status == 2
    shown = run("plan", "show", "2027").out
    assert "c-two" in shown
    assert "c-one" not in shown
    assert run("plan", "file").status == run("plan", "file", "two.json", "--year", "2027").status == 2
    assert run("plan", "file", "--year", "2027").status == 0
    assert run("plan", "withdraw", "2027", "c-two").status == 2
    listed = run("audit", "list", "--count", "2")
    assert {"备案年度计划", "撤回批次", "--before"} <= set(listed.out.replace("：", " ").split())
    with office.database.reading() as session:
        assert [batch.id for batch in planning.batches(session)] == ["b-food", "b-long", "c-two"]


def test_items_are_approved_and_plans_filed(run: Run, office: Office) -> None:  # noqa: F811
    assert run("approval", "confirm", "AMR-03", "published").status == 2
    assert run("approval", "confirm", "AMR-03", "derived_from_provincial_list", "--note", "〔2026〕3号").status == 0
    assert "〔2026〕3号" in run("approval", "show", "AMR-03").out
    assert run("plan", "open", "2026Q2", "--year", "2026").status == 0
    assert run("approval", "filings", "2026Q2").status == 2
    ceremonies.drawn(office)
    plan_campaign(office, "2026Q2", "seed", texts("zh"), lambda _: None)
    assert run("approval", "file", "2026Q2", "涉企行政检查登记", "--note", "12号").status == 0
    assert "12号" in run("approval", "filings", "2026Q2").out

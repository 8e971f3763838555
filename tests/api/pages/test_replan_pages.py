"""Replans in the browser's way: what happened is said, ways out are seen side by side, one becomes the next version."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.model.runs import RunKind
from coordination.pipeline import solve
from coordination.running.solving import Solving
from coordination.texts import texts
from solvers.planning.reading import digest, read_problem, write_plan
from tests.api.pages.conftest import Browser
from tests.coordination.desk.replans import newest, published

As = Callable[[str], Browser]
Q2 = "/campaigns/2026Q2"


@pytest.fixture(scope="module", autouse=True)
def plan(office: Office) -> None:
    """A published plan."""
    published(office)


def work(office: Office) -> int:
    """What a worker does of the run that waits."""
    (run,) = run_work.active_runs(office)
    assert run_work.begin_run(office, run.id, run.attempt) is not None
    raw = run_work.problem_of(office, run.id)
    if run.kind is RunKind.REPLAN:
        said = {
            "part": "replan",
            "problem_sha256": run.problem_sha256,
            "language": "zh",
            "options": {"seconds": 30.0, "processes": 1},
        }
        values, plan_file = Solving(lambda _: None).solve(said, [raw, *run_work.replan_files(office, run.id)])
        record = str(values["record"]).encode()
        run_work.end_run(office, run.id, run.attempt, plan_file, values["best"], values["bound"], record)
    else:
        made = solve(read_problem(raw), digest(raw), "seed", texts("zh"), lambda _: None)
        run_work.end_run(office, run.id, run.attempt, write_plan(made), made.scores.person_sessions, None)
    return run.id


def test_an_illness_is_said_weighed_and_chosen(as_role: As, office: Office) -> None:
    browser = as_role("wang")
    _, before = newest(office)
    visit, post = before.routes[0].visits[0].id, before.routes[0].posts[0]
    assert f"{Q2}/replans/new?visit={visit}" in unescape(browser.open(f"{Q2}/visits/{visit}"))
    form = browser.open(f"{Q2}/replans/new?visit={visit}")
    assert f'value="{post.inspector}"' in form
    typed = {"kind": "absence", "visit": visit, "inspector": post.inspector, "absence": "health", "since": "2026-03-02"}
    refused = browser.send(f"{Q2}/replans", 422, **typed, first_date="2026-04-10", last_date="2026-04-01", statement="")
    assert 'value="2026-04-10"' in refused
    assert 'id="last_date-error-1"' in refused
    days = {"first_date": "2026-03-02", "last_date": "2026-12-31"}
    going = browser.send(f"{Q2}/replans", **typed, **days, statement="病假证明第12号")
    assert "已记录原因" in going
    again = browser.send(f"{Q2}/replans", 422, **typed, **days, statement="病假证明第12号")
    assert "病假证明第12号" in again
    run = work(office)
    assert f"{Q2}/replans/{run}" in browser.open(f"{Q2}/runs/{run}")
    page = browser.open(f"{Q2}/replans/{run}")
    assert all(part in page for part in ("人员缺席", "身体原因", "已证明最少", "原安排不再可行"))
    assert "病假证明" not in page
    assert "抽签补上的岗位" in page
    assert browser.client.get(f"{Q2}/replans/{run}?download=xlsx").content.startswith(b"PK")
    assert browser.client.get(f"{Q2}/replans/{run}?download=xlsx&table=lots").content.startswith(b"PK")
    assert "没有符合条件" in browser.open(f"{Q2}/replans/{run}?kind=date")
    browser.send(f"{Q2}/replans/{run}/anew")
    anew = work(office)
    beside = browser.open(f"{Q2}/alternatives")
    assert all(part in beside for part in ("已发布第 1 版", f"运行 {run}", f"运行 {anew}", "全部重排"))
    assert f"{Q2}/runs/{run}/publish" in beside
    assert f"{Q2}/runs/{anew}/publish" not in beside
    assert "确认发布" not in browser.open(f"{Q2}/runs/{anew}")
    browser.send(f"{Q2}/runs/{run}/publish")
    assert "已采用，成为第 2 版" in browser.open(f"{Q2}/replans/{run}")
    history = browser.open(f"{Q2}/visits/{visit}/history")
    assert all(
        part in history for part in ("第 1 版", "第 2 版", "人员缺席", "身体原因", "wang", f"{Q2}/replans/{run}")
    )
    assert re.search(r"<del>[^<]+</del> <ins>[^<]+</ins>", history)

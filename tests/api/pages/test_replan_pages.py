"""Replans in the browser's way: what happened is said, ways out are seen side by side, one becomes the next version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from html import unescape
from io import BytesIO

import pytest
from litestar.testing import TestClient
from python_calamine import load_workbook

from api.pages.replan_form import FIELDS
from api.rest.service import Service
from coordination.desk import accounts, run_work
from coordination.desk.campaigns import compare
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.replans import files_of, published_run
from coordination.model.access import ACTS_OF, Account, Role
from coordination.model.replans import EventKind
from coordination.model.runs import RunKind
from coordination.pipeline import solve
from coordination.running.solving import Solving
from coordination.storage import accounts as account_storage
from coordination.texts import texts
from solvers.planning.plan import Route
from solvers.planning.reading import digest, read_problem, write_plan
from tests.api.pages.conftest import URL, Browser
from tests.api.pages.refusals import lost
from tests.coordination.desk.replans import Q2 as CAMPAIGN
from tests.coordination.desk.replans import published

As = Callable[[str], Browser]
Q2 = f"/campaigns/{CAMPAIGN}"
PEOPLE = (
    Account("office.q2", "示例", Role.OFFICE),
    Account("lead.q2", "示例", Role.LEAD, department="AMR"),
    *(Account(f"officer.{number}", "示例", Role.INSPECTOR, "AMR", "", f"p{number}") for number in range(7)),
)


@pytest.fixture(scope="module")
def as_somebody(service: Service, office: Office) -> Iterator[As]:
    """A browser of whoever it is, let in by a token, over a plan that is published."""
    published(office)
    with office.database.transaction() as session:
        for account in PEOPLE:
            account_storage.add(session, account, "no password fits this")
    tokens = {
        one.name: accounts.issue_token(office, OPERATOR, one.name, "test", sorted(ACTS_OF[one.role]), 90)
        for one in PEOPLE
    }
    with TestClient(service, base_url=URL, raise_server_exceptions=False) as client:

        def somebody(name: str) -> Browser:
            client.headers["Authorization"] = f"Bearer {tokens[name]}"
            return Browser(client)

        yield somebody


def first_route(office: Office) -> Route:
    """Of the plan that is published, whatever was worked out since."""
    with office.database.reading() as session:
        _, run = published_run(session, CAMPAIGN)
        return files_of(session, run)[1].routes[0]


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


@pytest.mark.parametrize("kind", FIELDS)
def test_an_event_that_is_refused_keeps_what_was_typed(
    as_somebody: As, office: Office, monkeypatch: pytest.MonkeyPatch, kind: EventKind
) -> None:
    browser, route = as_somebody("office.q2"), first_route(office)
    visit, number = route.visits[0].id, route.posts[-1].inspector
    at = f"{Q2}/replans/new?kind={kind}&visit={visit}&inspector={number}&department=AMR"
    assert lost(monkeypatch, browser, at) == []


def test_an_illness_is_said_weighed_and_chosen(as_somebody: As, office: Office) -> None:
    browser, route = as_somebody("office.q2"), first_route(office)
    visit, post = route.visits[0].id, route.posts[0]
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
    _looked_into(browser, anew)
    browser.send(f"{Q2}/runs/{run}/publish")
    became = browser.open(f"{Q2}/runs/{run}")
    assert ("已发布，成为第 2 版方案" in became, "确认发布" in became) == (True, False)
    assert "已发布，成为第 1 版方案" in browser.open(f"{Q2}/runs/1")
    watched = browser.open(f"{Q2}/runs/{run}/live")  # it is over: its end comes at once
    assert _run_of(watched) == _run_of(became)
    assert 'hx-select="#run-parts"' in watched
    assert 'id="run-parts"' in became
    assert "已采用，成为第 2 版" in browser.open(f"{Q2}/replans/{run}")
    history = browser.open(f"{Q2}/visits/{visit}/history")
    assert all(
        part in history for part in ("第 1 版", "第 2 版", "人员缺席", "身体原因", "office.q2", f"{Q2}/replans/{run}")
    )
    assert re.search(r"<del>[^<]+</del> <ins>[^<]+</ins>", history)


def _run_of(text: str) -> list[str]:
    """What a page, or the end of a stream of events, shows of a run, line by line."""
    lines = [line for line in (line.removeprefix("data:").strip() for line in text.splitlines()) if line]
    begin = next(place for place, line in enumerate(lines) if line.startswith('<div class="run"'))
    return lines[begin : lines.index("</dl>", begin)]


def _looked_into(browser: Browser, run: int) -> None:
    """Every figure of a run opens to as many rows as it counts; a what-if cannot be published."""
    page = unescape(browser.open(f"{Q2}/runs/{run}"))
    assert "确认发布" not in page
    assert 'id="run-parts" hidden' in page  # it is not solved in parts
    visits, checks, left = (
        int(re.search(rf'href="{Q2}/runs/{run}/{part}"><span class="value">(\d+)<', page)[1])  # type: ignore[index]
        for part in ("visits", r"visits\?sort=-checks", "left")
    )
    rows = browser.open(f"{Q2}/runs/{run}/visits").split("<tbody", 1)[1]
    assert rows.count('role="rowheader"') == visits
    assert sum(map(int, re.findall(r'class="number">(\d+)<', rows))) == checks
    assert browser.open(f"{Q2}/runs/{run}/left").count('role="rowheader"') == left
    assert "没有符合条件" in browser.open(f"{Q2}/runs/{run}/visits?text=nobody")
    assert browser.client.get(f"{Q2}/runs/{run}/visits?download=xlsx&sort=-on").content.startswith(b"PK")


def test_every_kind_has_a_form_and_tells_every_fault(as_somebody: As, office: Office) -> None:
    browser, visit = as_somebody("office.q2"), first_route(office).visits[0].id
    for kind in EventKind:
        about = f"{Q2}/replans/new?kind={kind.value}&visit={visit}&department=AMR&half=yes"
        page = browser.open(about)
        fields = FIELDS[kind] if kind is not EventKind.SWAP else ("inspector",)
        assert ('name="aim"' in page) is (kind is not EventKind.SWAP)
        assert all(f'name="{name}"' in page for name in fields), kind
        refused = browser.send(f"{Q2}/replans", 422, kind=kind.value, visit=visit, department="AMR", since="")
        assert "内容没有保存" in refused
    assert browser.open(f"{Q2}/replans/new?kind=staff_cut&department=AMR&half=yes").count(" checked") > 2
    assert "要从一次入企开始" in browser.open(f"{Q2}/replans/new?kind=pooling")
    unknown = {"kind": "target_gone", "since": "2026-03-02", "target": "nothing", "reason": "停业"}
    assert "没有检查对象 nothing" in browser.send(f"{Q2}/replans", 422, **unknown)
    late = browser.send(f"{Q2}/replans", 422, **{**unknown, "since": "2026-03-01"})
    assert "最早填 2026-03-02" in late


def test_nothing_is_offered_for_a_visit_whose_day_has_come(
    as_somebody: As, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, route = as_somebody("office.q2"), first_route(office)
    visit, who = route.visits[0].id, route.posts[0].inspector
    then = datetime.combine(route.date, time(1), UTC)
    monkeypatch.setattr(browser.client.app.state, "office", replace(office, clock=lambda: then), raising=False)
    for kind in ("swap", "moved", "assignment"):
        page = browser.open(f"{Q2}/replans/new?kind={kind}&visit={visit}&inspector={who}")
        assert ("不能再改变" in page, 'name="offer"' in page, 'name="since"' in page) == (True, False, False)
    late = {"kind": "moved", "visit": visit, "first_date": "2026-06-01", "reason": "改期", "since": "2026-06-01"}
    assert "不能再改变" in browser.send(f"{Q2}/replans", 422, **late)
    assert 'name="since"' in browser.open(f"{Q2}/replans/new?kind=absence&visit={visit}")


def test_what_if_is_typed_compared_and_never_published(as_somebody: As, office: Office) -> None:
    browser = as_somebody("office.q2")
    assert "没有写任何假设" in browser.send(f"{Q2}/what-ifs", 422)
    assert 'id="ratio-1-error-1"' in browser.send(f"{Q2}/what-ifs", 422, **{"ratio-1": "0"})
    refused = browser.send(f"{Q2}/what-ifs", 422, per_visit="many", **{"people-AMR": "1001"})
    assert 'value="many"' in refused
    assert 'id="people-AMR-error-1"' in refused
    browser.send(f"{Q2}/what-ifs", per_department="1", per_visit="1", **{"people-AMR": "100", "ratio-1": "50"})
    run = work(office)
    listed = browser.open(f"{Q2}/what-ifs")
    assert "每部门至少 1 人、每次入企至少 1 人" in listed
    beside = browser.open(f"{Q2}/alternatives?run={run}")
    assert "每部门至少 1 人" in beside
    assert "抽查 50%" in beside
    assert "/publish" not in beside
    assert browser.client.get(f"{Q2}/alternatives?run={run}&download=xlsx").content.startswith(b"PK")
    assert browser.client.get(f"{Q2}/what-ifs?download=xlsx").content.startswith(b"PK")
    assert browser.client.get(f"{Q2}/replans?sort=-1&download=xlsx").content.startswith(b"PK")


def test_separate_work_is_planned_and_stands_beside_the_published_plan(as_somebody: As, office: Office) -> None:
    browser = as_somebody("office.q2")
    assert "试算分头检查要多少人·天" in browser.open(Q2)
    browser.send(f"{Q2}/what-ifs", separate="yes")
    run = work(office)
    assert "各部门分头检查" in browser.open(f"{Q2}/what-ifs")
    found, page = compare(office, OPERATOR, "2026Q2"), browser.open(Q2)
    assert found.separate_run == run
    assert found.separate_planned is not None
    assert found.separate_person_sessions is not None
    alone, least = found.separate_planned / 2, found.separate_person_sessions / 2
    assert f"{alone:g}（≥ {least:g}）" in page
    assert f"/runs/{run}" in page
    assert "试算分头检查要多少人·天" not in page
    more = 100 * (found.person_sessions - found.separate_planned) // found.separate_planned
    assert (f"至少多 {more}%" in page) is (found.separate_planned < found.person_sessions)
    rows = load_workbook(BytesIO(browser.client.get(f"{Q2}/alone?download=xlsx").content)).get_sheet_by_index(0)
    heads, *departments = rows.to_python()
    column = heads.index("试算方案人·天")
    assert sum(float(str(row[column])) for row in departments) == alone


def test_an_officer_asks_for_a_swap_the_department_approves_and_the_office_publishes(
    as_somebody: As, office: Office
) -> None:
    route = first_route(office)
    own = {account.inspector for account in PEOPLE if account.inspector}
    visit, number = route.visits[0].id, next(post.inspector for post in route.posts if post.inspector in own)
    here = f"/my/visits/{CAMPAIGN}/{visit}/swaps/{number}"
    officer = as_somebody(f"officer.{number[1:]}")
    assert here in unescape(officer.open(f"/my/visits/{CAMPAIGN}/{visit}"))
    offers = re.findall(r'name="offer" value="([^" ]+ [^"]+)"', officer.open(here))
    assert offers
    other = next(account.inspector for account in PEOPLE if account.inspector not in {"", number})
    officer.open(here.replace(f"/{number}", f"/{other}"), 404)
    with pytest.MonkeyPatch.context() as patch:
        assert lost(patch, officer, here) == []
    assert "不能为空" in officer.send(here, 422, offer=offers[0], reason="")
    assert "已提交" in officer.send(here, offer=offers[0], reason="店主是亲戚")
    lead = as_somebody("lead.q2")
    page = lead.open("/recusals")
    assert all(part in page for part in ("待处理", "店主是亲戚", "愿与谁互换：", here))
    assert re.search(rf'value="{offers[0]}" checked', lead.open(here))
    assert "没有登记" in lead.send(here, 422, offer="p-1 p-2", reason="利害关系")
    assert "互换已批准" in lead.send(here, offer=offers[0], reason="利害关系")
    run = work(office)
    browser = as_somebody("office.q2")
    told = browser.open(f"{Q2}/replans/{run}")
    assert all(part in told for part in ("回避（互换）", "lead.q2", "利害关系"))
    assert "店主是亲戚" not in told
    assert "抽签补上的岗位" not in told
    browser.send(f"{Q2}/runs/{run}/publish")
    assert "待处理" not in as_somebody("lead.q2").open("/recusals")

"""The pages of a planned campaign: visits are moved, pinned and let go; rows are within reach; figures open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from python_calamine import load_workbook

from api.settings import TileServer
from coordination.desk.campaigns import visit_page
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.telling import names_in
from coordination.model.campaigns import VisitFilter
from coordination.model.pages import Wanted
from coordination.model.people import Leave
from coordination.model.versions import PublishedVisit
from coordination.storage.registers import write
from coordination.texts import Language, catalogue_files, texts
from seeds.loading import reference
from tests.api.pages.conftest import Browser
from tests.api.pages.refusals import lost
from tests.api.rest.test_campaigns import planned  # a campaign of two departments, drawn and published

__all__ = ["planned"]
As = Callable[[str], Browser]
Q2 = "/campaigns/2026Q2"
SUMS = ("planned", "routes", "people", "alone", "bounds")
PIN = ">固定在这个时间</button>"


@pytest.fixture(scope="module")
def joint(office: Office) -> PublishedVisit:
    """A visit of both departments."""
    visits = visit_page(office, OPERATOR, "2026Q2", VisitFilter(), Wanted(100)).records
    return next(visit for visit in visits if len({check.department for check in visit.checks}) == 2)


def test_a_campaign_tells_before_and_after_and_every_figure_opens(as_role: As) -> None:
    browser = as_role("wang")
    page = browser.open(Q2)
    for part in ("visits", "checks", "doors", "departments", "left", "timetable", "map", "pins", *SUMS):
        assert f'href="{Q2}/{part}' in page
        assert "<h1>" in browser.open(f"{Q2}/{part}")
    assert "超过半天时长" in page
    assert "/items?department=AMR&amp;sort=-minutes" in page
    for opened in ("doors?sort=-separate", "departments?sort=-3", "doors?sort=-visits"):
        assert re.search(rf'href="{Q2}/{re.escape(opened)}">[\d.]+<', page), opened
    for part in ("visits", "checks", "doors", "departments", "left", "pins"):
        assert browser.client.get(f"{Q2}/{part}?download=xlsx").content.startswith(b"PK")


PARTS = (
    *("", "/visits", "/checks", "/doors", "/departments", "/left"),
    *("/planned", "/routes", "/people", "/alone", "/bounds"),
    "/map?day={day}",
    "/targets/{target}",
)
LISTS = (
    "/plans",
    "/plans/2026",
    "/campaigns",
    "/targets",
    "/items",
    "/inspectors",
    "/accounts",
    "/audit",
    "/follow-ups",
    "/ceremony",
    "/assessments",
    "/public/items",
    "/public/plans",
)
UNSORTED = {
    "检查方式": "several in one cell, kept as a list",
    "执法区域": "several in one cell, kept as a list",
    "行程-站": "the order in which they stand",
    **dict.fromkeys(("操作人", "操作", "对象", "详情", "摘要"), "of the chain, read from either end"),
}


def test_every_table_is_filtered_sorted_and_exported(as_role: As, joint: PublishedVisit) -> None:
    """Wherever it stands: each head that leads somewhere is followed, and each workbook fetched."""
    browser, about = as_role("wang"), {"day": joint.held_on, "target": joint.target}
    for path in (*(Q2 + part.format(**about) for part in PARTS), *LISTS):
        page = browser.open(path)
        assert not re.search(">pages-[a-z-]+<", page), path
        listings = re.split('<div class="listing(?= shades"|")', page)[1:]
        for listing in (one for one in listings if "<tbody" in one):
            heads = re.findall(r'aria-sort="none"><a href="([^"]+)"', listing)
            [export] = re.findall(r'href="([^"]+download=xlsx)"', listing)
            assert heads, path
            assert set(re.findall(r'role="columnheader"[^>]*>([^<\n]+)', listing)) <= UNSORTED.keys(), path
            for head in heads if listing.startswith('"') else heads[-1:]:
                assert 'aria-sort="ascending"' in browser.open(unescape(head).partition("#")[0]), (path, head)
            assert browser.client.get(unescape(export)).content.startswith(b"PK"), path


def test_one_of_two_tables_is_narrowed_alone(as_role: As) -> None:
    """The text is asked of the versions: the runs stay as they were, and the other way round."""
    browser = as_role("wang")
    runs, versions = (f"{Q2}?table={table}&text=nowhere" for table in ("runs", "versions"))
    assert "没有找到" not in browser.open(Q2)
    assert '<div class="listing" id="versions">\n  <p class="empty">' in browser.open(versions)
    assert '<div class="listing" id="versions">\n  <p class="empty">' not in browser.open(runs)


def test_rows_are_narrowed_by_filters_and_by_reach(as_role: As) -> None:
    every = as_role("wang").open(f"{Q2}/visits")
    one_county = as_role("wang").open(f"{Q2}/visits?area=371503")
    assert 0 < one_county.count("/visits/v-") < every.count("/visits/v-")
    assert "消防" not in as_role("lily").open(f"{Q2}/checks").split("<tbody", 1)[1]
    bound = "任何方案至少"  # the planner's, of the whole campaign: no number to hold beside a part of it
    assert [bound in as_role(name).open(Q2) for name in ("wang", "lily")] == [True, False]
    left = as_role("wang").open(f"{Q2}/left?reason=too_long")
    assert f"{Q2}/targets/" in left
    act = '把事项拆到两个批次，或改为书面、网络检查。　<a href="/items?department=AMR&amp;sort=-minutes">'
    assert all(act in page for page in (left, as_role("wang").open("/"), as_role("lily").open("/")))
    assert f"{Q2}/targets/" not in as_role("wang").open(f"{Q2}/left?reason=item_cap")


def test_why_a_check_is_left_out_is_read_in_the_language_of_the_page(as_role: As) -> None:
    """The plan was written in Chinese."""
    browser = as_role("wang")
    for path in (f"{Q2}/left", f"{Q2}/runs/1/left"):
        said = [unescape(browser.open(f"{path}?reason=too_long&lang={language}")) for language in ("zh", "en")]
        assert ["一次入企需" in page for page in said] == [True, False], path
        assert ["One visit would take" in page for page in said] == [False, True], path
        sheet = load_workbook(BytesIO(browser.client.get(f"{path}?lang=en&download=xlsx").content)).get_sheet_by_index(
            0
        )
        cells = [str(cell) for row in sheet.to_python()[1:] for cell in row]
        assert any("One visit would take" in cell for cell in cells), path
        assert not any("分钟" in cell for cell in cells), path
    target = re.findall(rf'href="({Q2}/targets/[^"]+)"', browser.open(f"{Q2}/left?reason=too_long"))[0]
    assert "One visit would take" in browser.open(f"{target}?lang=en")


def test_a_page_says_in_its_language_whatever_has_a_name_in_both(as_role: As, joint: PublishedVisit) -> None:
    """What neither catalogue nor vocabulary has is data: names of targets and items, titles, free text."""
    browser, visit = as_role("wang"), f"{Q2}/visits/{joint.id}"
    parts = ("", "/timetable", "/visits", "/checks", "/left", "/doors", "/departments", "/pins", "/map", "/replans")
    others = ("/replans/new?kind=pooling", "/what-ifs", f"/targets/{joint.target}", "/runs/1", "/runs/1/visits")
    pages = [f"{Q2}{part}" for part in (*parts, *others)]
    pages += ["/", "/plans/2026", "/plans/2026/batches/new", "/targets", "/items", "/inspectors", "/audit", "/accounts"]
    pages += [visit, f"{visit}/history", f"/targets/{joint.target}", "/documents/forms", "/imports", "/nowhere"]
    languages: tuple[tuple[Language, Language], ...] = (("en", "zh"), ("zh", "en"))
    found: dict[tuple[str, str], set[str]] = {}
    for language, other in languages:
        foreign = names_and_labels(other) - names_and_labels(language) - TITLES
        for path in pages:
            mark = "&" if "?" in path else "?"
            html = browser.client.get(f"{path}{mark}lang={language}", headers={"Accept": "text/html"}).text
            written = {part.strip() for text in read_out(html) for part in SEPARATORS.split(text)}
            found[path, language] = written & foreign
    assert {where: words for where, words in found.items() if words} == {}


TITLES = {"年度计划", "批次", "示例"}  # of the plan here, of batches and accounts: data that happens to be a word
SEPARATORS = re.compile(r"、|, |；|; | · |　|（|）| \(|\)|：|: ")
HIDDEN = re.compile(r"<(script|style|option lang)\b.*?</\1>|<!--.*?-->", re.DOTALL)


def read_out(html: str) -> Iterator[str]:
    """What is read on a page, and what is read out of it: texts, and the names of what has no text."""
    shown = HIDDEN.sub("", html)
    yield from (unescape(text) for text in re.findall(r">([^<>]+)<", shown))
    yield from (unescape(text) for text in re.findall(r'(?:aria-label|title|placeholder|data-name)="([^"]+)"', shown))


def names_and_labels(language: Language) -> set[str]:
    """Texts without values, names of departments, specialties and regions; no single word that may be a code."""
    held, pattern = reference(), re.compile(r"^[a-z][\w-]* = ([^{}\n]+)$", re.MULTILINE)
    labels = {text for file in catalogue_files(language) for text in pattern.findall(file.read_text("utf-8"))}
    said = {*labels, *names_in(held, texts(language)).values()}
    return {one for one in said if len(one) > 1 and (not one.isascii() or " " in one)}


def test_the_timetable_gives_the_visits_between_two_days_with_the_days_off(as_role: As, joint: PublishedVisit) -> None:
    browser = as_role("wang")
    page = browser.open(f"{Q2}/timetable")
    assert f'data-events="{Q2}/timetable/events"' in page
    assert 'data-movable="yes"' in page
    assert 'data-movable=""' in as_role("lily").open(f"{Q2}/timetable")
    browser = as_role("wang")
    span = {"start": joint.held_on.isoformat(), "end": (joint.held_on + timedelta(days=1)).isoformat()}
    found = browser.client.get(f"{Q2}/timetable/events", params=span).json()
    assert {one["start"][:10] for one in found} == {span["start"]}
    assert joint.id in {one.get("id") for one in found}
    quiet = browser.client.get(f"{Q2}/timetable/events", params={"start": "2026-05-01", "end": "2026-05-04"}).json()
    assert [one["start"] for one in quiet if one["classNames"] == ["off"]] == ["2026-05-01", "2026-05-02", "2026-05-03"]


def test_a_visit_shows_its_route_and_its_merge_graph(as_role: As, joint: PublishedVisit) -> None:
    browser = as_role("lily")
    page = browser.open(f"{Q2}/visits/{joint.id}")
    assert joint.address in page
    assert all(member.name in page for member in joint.team)
    assert "查问后果" not in page
    assert ("/items/AMR-" in page, "/items/EMERG-" in page) == (True, False)
    assert ("/inspectors/p" in page, "/inspectors/q" in page) == (True, False)
    assert all(member.inspector in as_role("wang").open(f"{Q2}/visits/{joint.id}") for member in joint.team)
    browser = as_role("lily")
    graph = browser.open(f"{Q2}/targets/{joint.target}")
    assert graph.count('class="joint"') == len(joint.checks)
    assert ("超过最长半天" in graph) == ('class="left"' in graph)
    assert 'data-code="visit-not-published"' in browser.open(f"{Q2}/visits/nothing", 404)
    assert 'data-code="target-not-in-plan"' in browser.open(f"{Q2}/targets/nothing", 404)


def test_the_checker_answers_what_a_move_breaks(as_role: As, office: Office, joint: PublishedVisit) -> None:
    browser = as_role("wang")
    ask = f"{Q2}/visits/{joint.id}/move"
    closed = browser.open(f"{ask}?held_on=2026-05-01&session=am")
    assert "违反 1 处规则" in closed
    assert "2026-05-01 不是工作日" in closed
    assert PIN not in closed
    beyond = unescape(browser.open(f"{ask}?held_on=2026-07-01&session=am"))
    assert "、".join(check.item_name for check in joint.checks) in beyond
    free = date(2026, 6, 3)
    assert PIN in browser.open(f"{ask}?held_on={free}&session=pm")
    member = joint.team[0]
    with office.database.transaction() as session:
        write(session, [Leave(member.inspector, free, free)])
    away = browser.open(f"{ask}?held_on={free}&session=pm")
    assert f"{member.name} 在 {free} 不在岗" in away
    assert "不是日期" in browser.open(f"{ask}?held_on=soon", 422)
    assert "没有半天时段" in browser.open(f"{ask}?held_on={free}&session=night", 422)
    assert "上午" in browser.open(f"{ask}?held_on={free}&at=11:10")


def test_a_visit_is_pinned_where_it_was_moved_to_and_let_go(as_role: As, joint: PublishedVisit) -> None:
    browser = as_role("wang")
    refused = browser.send(f"{Q2}/visits/{joint.id}/pin", 422, held_on="2026-05-01", session="am", reason="理由")
    assert "2026-05-01 不是工作日" in refused.split('class="judged"')[1]
    assert 'name="reason" value="理由"' in refused
    again = browser.open(f"{Q2}/visits/{joint.id}/move?held_on=2026-06-04&session=pm&reason=理由")
    assert PIN in again.split('value="理由"')[-1]
    for reason, code in (("长" * 501, "超过 500 个字符"), ("铃\x07", "含有控制字符")):
        refused = browser.send(f"{Q2}/visits/{joint.id}/pin", 422, held_on="2026-06-04", session="pm", reason=reason)
        assert code in refused.split('id="reason-error-1"')[1].split("</p>")[0]
        assert PIN in refused
    assert "还没有固定的入企" in browser.open(f"{Q2}/pins")
    over = browser.open(f"{Q2}/visits/{joint.id}/move?held_on=2026-02-10&session=am")
    assert ("这一天已经过去" in over, f"{joint.id}/pin" in over) == (True, False)
    refused = browser.send(f"{Q2}/visits/{joint.id}/pin", 422, held_on="2026-02-10", session="am")
    assert "不能固定；请另选日期" in refused
    asking = {"held_on": "2026-06-04", "session": "pm", "reason": "店主请求", "ask": "yes"}
    assert 'id="other_on-error-1"' in browser.send(f"{Q2}/visits/{joint.id}/pin", 422, **asking, other_on="soon")
    other = browser.send(f"{Q2}/visits/{joint.id}/pin", **asking, other_on="2026-06-05", other_session="am")
    assert all(part in other for part in ('name="held_on" value="2026-06-05"', 'value="店主请求"', PIN))
    page = browser.send(f"{Q2}/visits/{joint.id}/pin", held_on="2026-06-04", session="pm", reason="企业要求")
    assert all(part in page for part in (joint.target_name, "2026-06-04", "企业要求", "下午"))
    assert "已固定" in browser.open(f"{Q2}/visits/{joint.id}")
    again = browser.send(f"{Q2}/visits/{joint.id}/pin", held_on="2026-06-05", session="am")
    assert "2026-06-05" in again
    assert "2026-06-04" not in again
    pin = re.findall(rf"{Q2}/pins/(\d+)/remove", again)
    assert len(pin) == 1
    gone = browser.send(f"{Q2}/pins/{pin[0]}/remove")
    assert "还没有固定的入企" in gone
    told = re.findall("<td[^>]*>(固定入企|取消固定)</td>", browser.open("/audit"))
    assert told == ["取消固定", "固定入企", "取消固定", "固定入企"]


def test_the_map_draws_all_and_the_routes_of_a_day(as_role: As, joint: PublishedVisit) -> None:
    browser = as_role("wang")
    every = browser.open(f"{Q2}/map")
    assert "h0" in every
    assert "<polyline" not in every
    day = browser.open(f"{Q2}/map?day={joint.held_on}")
    assert "<polyline" in day
    assert f"{Q2}/visits/{joint.id}" in day
    assert "没有符合条件的入企" in browser.open(f"{Q2}/map?day=2026-01-01")


def test_pictures_of_one_named_host_are_allowed_on_the_map_alone(as_role: As, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = as_role("wang")
    before = browser.client.get(f"{Q2}/map").headers["content-security-policy"]
    tiles = TileServer("https://tiles.example.gov.cn/{z}/{x}/{y}.png", "示例地图")
    state = browser.client.app.state
    monkeypatch.setattr(state, "settings", replace(state.settings, tiles=tiles), raising=False)
    page = browser.client.get(f"{Q2}/map")
    assert 'href="https://tiles.example.gov.cn/' in page.text
    assert "底图：示例地图" in page.text
    images = "img-src 'self' data:"
    assert page.headers["content-security-policy"] == before.replace(images, f"{images} https://tiles.example.gov.cn")
    assert browser.client.get(Q2).headers["content-security-policy"] == before


def test_overlaps_are_counted_and_open_to_what_they_are_made_of(as_role: As) -> None:
    assert "没有可以并作联合的重叠" in as_role("wang").open("/plans/2026/overlaps")
    assert "/plans/2026/overlaps" in as_role("lily").open("/plans/2026")


def test_the_plan_is_repeated_and_aligned(as_role: As) -> None:
    browser = as_role("wang")
    typed = {"year": "2026", "title": "下一年", "pack": "LC"}
    assert 'id="year-error-1"' in browser.send("/plans", 422, **typed)
    begun = browser.send("/plans", **{**typed, "year": "2027"})
    assert all(part in begun for part in ("下一年", "还没有批次", "/plans/2027/batches/new", "照搬 2026 年度的批次"))
    assert "/plans/2027/file" not in begun
    assert "收集各部门的批次" in browser.open("/")
    assert "还没有您那里的批次" in as_role("lily").open("/plans/2027")
    assert 'method="post" action="/plans"' not in as_role("lily").open("/plans")
    assert "照此提出 2027 年度计划" in as_role("wang").open("/plans/2026")
    page = browser.send("/plans/2026/repeat")
    assert "2027 年度还没有统筹建议" in page
    assert "照此提出 2027 年度计划" not in browser.open("/plans/2026")
    refused = browser.send("/plans/2027/alignment", 422, move_days="x", percent="101", seconds="5")
    assert 'value="x"' in refused
    assert 'id="percent-error-1"' in refused
    page = browser.send("/plans/2027/alignment", move_days="14", percent="80", seconds="20")
    assert all(part in page for part in ("任何安排至少", "各部门各月工作量"))
    page = as_role("lily").send("/plans/2027/alignment/agree", 422)
    assert 'role="alert"' in page or "没有更好的安排" in page


def test_a_batch_comes_in_as_a_file_and_is_withdrawn_with_a_reason_and_one_of_a_campaign_is_not(as_role: As) -> None:
    browser = as_role("wang")
    head = "批次编号,名称,部门,抽查事项,区县,抽查比例,开始日期,结束日期"
    good = "2026-new,新增,市市场监管局,AMR-03,东昌府区,1/20,2026-10-12,2026-11-20"
    sent = {"file": ("batches.csv", f"{head}\n{good}\n{good.replace('1/20', 'many')}".encode())}
    fields = {"csrf": browser.csrf, "reason": "年中增加"}
    answer = browser.client.post("/plans/2026/upload", data=fields, files=sent, headers={"Accept": "text/html"})
    assert answer.status_code == 422
    assert "抽查比例" in answer.text.split('<ul class="faults">')[1]
    assert 'value="年中增加"' in answer.text
    assert "2026-new" not in browser.open("/plans/2026")
    sent = {"file": ("batches.csv", f"{head}\n{good}".encode())}
    answer = browser.client.post("/plans/2026/upload", data=fields, files=sent, headers={"Accept": "text/html"})
    assert (answer.status_code, "批次已写入计划" in answer.text) == (200, True)
    assert "2026-new" in answer.text
    assert browser.client.get("/plans/batches.xlsx").content.startswith(b"PK")
    assert 'id="reason"' in browser.open("/plans/2026/batches/2026-new")
    revised = browser.open("/plans/2026/batches/2026-new/revise")
    assert [f'value="{one}"' in revised for one in ("5", "2026-10-12", "2026-11-20")] == [True] * 3
    form = {"title": "新增", "ratio": "5", "items": "AMR-03", "regions": "371502", "may_join": "yes"}
    window = {"first_date": "2026-10-12", "last_date": "2026-12-18", "like": "2026-new"}
    assert 'id="reason-error-1"' in browser.send(
        "/plans/2026/batches", 422, **form, **window, revised="yes", reason=" "
    )
    known = browser.send("/plans/2026/batches", 422, **form, **window, id="2026-new", reason="放宽")
    assert 'id="id-error-1"' in known
    early = window | {"first_date": "1999-10-12", "last_date": "1999-12-18"}
    past = browser.send("/plans/2026/batches", 422, **form, **early, revised="yes", reason="放宽")
    assert "规则包 LC 在 1999-10-12 不在有效期内" in past.split('id="first_date-error-1"')[1].split("</p>")[0]
    assert ('id="last_date-error-1"' in past, 'value="放宽"' in past) == (True, True)
    assert "请重新公布计划" in browser.send("/plans/2026/batches", **form, **window, revised="yes", reason="放宽")
    assert "2026-12-18" in browser.open("/plans/2026/batches/2026-new")
    assert 'id="reason-error-1"' in browser.send("/plans/2026/batches/2026-new/withdraw", 422, reason=" ")
    assert "批次已撤回" in browser.send("/plans/2026/batches/2026-new/withdraw", reason="机构改革")
    browser.open("/plans/2026/batches/2026-new", 404)
    drawn = re.search(r'/plans/2026/batches/([^"]+)"', browser.open("/plans/2026").split("<tbody", 1)[1])
    assert drawn
    page = browser.open(f"/plans/2026/batches/{drawn[1]}")
    assert "不能撤回" in page
    assert ("/revise" in page, f"/plans/2026/batches/new?like={drawn[1]}" in page) == (False, True)
    like = browser.open(f"/plans/2026/batches/new?like={drawn[1]}")
    assert ('name="like"' in like, 'name="revised"' in like) == (True, False)
    assert 'id="reason"' not in page
    assert "须与公布的一致" in browser.send(f"/plans/2026/batches/{drawn[1]}/withdraw", 422, reason="试试")


def test_an_item_is_changed_where_what_is_left_out_leads_to(as_role: As) -> None:
    browser = as_role("wang")
    code = re.search(r'href="(/items/[\w-]+)"', browser.open(f"{Q2}/left?reason=too_long").split("<tbody", 1)[1])
    assert code
    at = code[1]
    tag = re.search(r'name="tag" value="(\w+)"', browser.open(at))
    assert tag
    refused = browser.send(at, 422, tag=tag[1], minutes="2")
    assert all(f'id="{field}-error-1"' in refused for field in ("minutes", "methods"))
    assert "checked" not in refused  # what was typed stays, also that nothing was ticked
    done = browser.send(at, tag=tag[1], minutes="40", methods=["written"])
    assert "事项已调整" in done
    assert re.findall(r'value="(\w+)" checked', done) == ["written"]
    outdated = browser.send(at, 422, tag=tag[1], minutes="50", methods=["written"])
    assert ("已被他人修改" in outdated, 'value="50"' in outdated, tag[1] in outdated) == (True, True, False)


FORMS = (
    "/plans",
    "/plans/2026",
    "/plans/2026/batches/new",
    "/plans/2026/batches/b-spare",
    "/plans/2026/batches/b-spare/revise",
    "/plans/2026/upload",
    "/plans/2026/alignment",
    Q2,
    f"{Q2}/visits/{{joint}}/move?held_on=2026-06-04&session=pm",
    f"{Q2}/what-ifs",
    "/items/AMR-03",
    "/inspectors/P1",
    "/inspectors/release?department=AMR",
    "/accounts",
    "/tokens",
    "/imports",
    "/documents",
    "/recusals",
)


@pytest.mark.parametrize("path", FORMS)
def test_a_form_that_is_refused_keeps_every_field(
    as_role: As, joint: PublishedVisit, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    assert lost(monkeypatch, as_role("wang"), path.format(joint=joint.id)) == []


def test_a_run_that_cannot_start_keeps_its_minutes_and_its_seed(as_role: As) -> None:
    browser = as_role("wang")
    bell = browser.send(f"{Q2}/runs", 422, minutes="5", draw_seed="a\x07b")
    assert "含有控制字符" in bell.split('id="draw_seed-error-1"')[1].split("</p>")[0]
    run = re.search(rf'action="({Q2}/runs/\d+)/cancel"', browser.send(f"{Q2}/runs", minutes="5"))
    assert run
    active = browser.send(f"{Q2}/runs", 422, minutes="7", draw_seed="种子")
    assert all(one in active for one in ("尚未结束", 'value="7"', 'value="种子"'))
    assert f'action="{run[1]}/cancel"' not in as_role("yang").open(run[1])
    as_role("wang").send(f"{run[1]}/cancel")


def test_what_is_for_who_sees_the_whole_city_is_shown_to_nobody_else(as_role: As, joint: PublishedVisit) -> None:
    """An office account of one county has the same acts, and routes that it may not open."""
    pages = (Q2, f"{Q2}/runs/1", "/plans/2026", f"{Q2}/visits/{joint.id}", f"{Q2}/pins", "/documents/forms")
    sent = {
        name: {path: set(re.findall('method="post" action="([^"]+)"', as_role(name).open(path))) for path in pages}
        for name in ("wang", "yang")
    }
    assert sent["yang"] == {path: {"/logout"} for path in pages}
    assert {f"{Q2}/runs", "/plans/2026/campaigns"} <= sent["wang"][Q2] | sent["wang"]["/plans/2026"]
    filed = as_role("lily").open("/plans/2026")
    assert ("/plans/2026/upload" in filed, "/plans/2026/upload" in as_role("wang").open("/plans/2026")) == (False, True)

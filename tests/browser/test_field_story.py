"""An officer with a phone: a task is prepared, seen, subscribed to and recorded while the connection fails."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.conftest import Visit
from tests.browser.steps import add_account

pytestmark = pytest.mark.browser
Visiting = Callable[..., Visit]
PICTURED = {
    "office": {
        "office-home": ("/", ""),
        "office-tasks": ("/inspections", ""),
        "office-campaign": ("/campaigns/2026Q2", "nav.tabs"),
        "office-tokens": ("/tokens", ""),
    },
    "lead": {"lead-home": ("/", "")},
    "participant": {"participant-home": ("/", "")},
    "head": {"head-task": ("/inspections?state=assigned", "")},
    "supervisor": {"supervisor-home": ("/", ""), "supervisor-audit": ("/audit", "")},
}
"""What the guide shows of each role: where it is, and from where on; of a list of tasks the first task."""


def test_a_visit_is_prepared_subscribed_to_and_recorded_on_a_bad_connection(visiting: Visiting) -> None:
    officer = visiting("phone")
    officer.log_in("inspector")
    officer.go("/inspections?state=assigned")
    task, held_on = _first_task(officer.page)
    _prepare(visiting, task)
    _look_and_subscribe(officer, held_on)
    officer.go(f"/my?day={held_on}")
    officer.press(".stops a")
    officer.press("text=填写检查记录")
    _record(officer)
    part = re.sub("/record.*", "", officer.page.url.removeprefix(officer.site.url))
    entries = _asked(officer, f"{part}/entries")
    assert [entry["entry"]["checks"][0]["found"] for entry in entries] == ["软管超过使用年限"]
    _end(officer)
    _hand_on(officer, task)
    _say_how_it_was(visiting, officer, task)


def test_a_department_finds_its_part_and_the_guide_its_pictures(visiting: Visiting) -> None:
    for role, pages in PICTURED.items():
        visit = visiting()
        visit.log_in(role)
        for name, (path, top) in pages.items():
            assert visit.go(path).status == 200, path
            if name.endswith("-task"):
                visit.press("#tasks tbody a >> nth=0")
                assert "/inspections/2026Q2-" in visit.page.url
            assert not top or visit.page.locator(top).count()
            visit.picture(name, top)
        if role == "office":
            add_account(visit, "lead.amr", "lead", department="AMR")
            lead = visiting()
            lead.log_in_as("lead.amr", to="/inspections?state=done")
            lead.press("#tasks tbody a >> nth=0")
            assert "检查结果" in lead.page.locator("section[id^=part-]").first.inner_text()
            lead.picture("lead-task", "section[id^=part-]")


def test_the_documents_of_a_batch_are_made_while_the_page_says_so(visiting: Visiting) -> None:
    office = visiting()
    office.log_in("office")
    office.go("/documents")
    page = office.page
    for box in page.locator("input[name=of_form]:not([value=target_list])").all():
        box.uncheck()
    page.fill("#batch", "2026Q2-AGRI05")
    with page.expect_download() as fetched:
        page.click("main form .primary")
    assert fetched.value.suggested_filename == "2026Q2-AGRI05.zip"
    page.wait_for_selector("form [role=status]:has-text('已出具并下载')")
    page.fill("#batch", "nothing")
    office.expected.add(422)
    with page.expect_navigation():
        page.click("main form .primary", no_wait_after=True)
    assert page.locator("#batch-error-1").count() == 1
    assert page.input_value("#batch") == "nothing"


def test_an_urgent_check_is_reported_and_its_paperwork_refused(visiting: Visiting) -> None:
    lead = visiting("phone")
    lead.log_in("lead")
    lead.go("/targets")
    lead.press("#targets tbody a >> nth=0")
    lead.press("text=报告紧急检查")
    page = lead.page
    page.select_option("#source", "complaint")
    page.fill("#reason", "举报正在使用过期原料")
    page.fill("#reference", "12345-2026-771")
    page.check("[name=items] >> nth=0")
    _pick_one(page)
    page.reload()  # what was typed is there again
    assert page.input_value("#reason") == "举报正在使用过期原料"
    assert page.locator("[name=officers]:checked").count() == 1
    lead.expected.add(422)
    lead.press("text=报告并开始检查")
    assert page.input_value("#reason") == "举报正在使用过期原料"
    lead.expected.remove(422)
    page.check("[name=officers] >> nth=1")
    lead.shoot("story-urgent-new")
    lead.press("text=报告并开始检查")
    assert "已报告" in page.locator(".done").inner_text()
    assert "onevisit/typed" not in page.evaluate("Object.keys(sessionStorage).join()")
    lead.press("text=紧急检查及其手续")
    assert lead.faults_at_both_sizes("story-urgent") == []
    lead.go("/urgent-inspections")
    assert page.locator("#urgent tbody tr").count() == 1
    assert lead.faults_at_both_sizes("story-urgent-list") == []


def _pick_one(page: Any) -> None:
    """Among many officers one is found by the number; the others are out of sight, and how many are ticked is told."""
    number = page.locator("[name=officers] >> nth=0").get_attribute("value")
    page.fill("#officers-narrow", number[-4:])
    assert page.locator("label:visible:has([name=officers])").count() == 1
    page.check("[name=officers]:visible")
    assert "已选 1 项" in page.locator(".picking [role=status]").inner_text()


def _first_task(page: Any) -> tuple[str, str]:
    row = page.locator("#tasks tbody tr").first
    return row.locator("td").nth(0).inner_text(), row.locator("td").nth(1).inner_text()[:10]


def _prepare(visiting: Visiting, task: str) -> None:
    """Every department's head approves with an account of their own; the office does the rest."""
    office = visiting()
    office.log_in("office")
    office.go(f"/inspections/{task}")
    departments = [
        one.removeprefix("part-")
        for one in office.page.locator("section[id^=part-]").evaluate_all("all => all.map((one) => one.id)")
    ]
    for department in departments:
        name = f"head.{department.lower()}"
        add_account(office, name, "head", department=department)
        head = visiting()
        head.log_in_as(name, to=f"/inspections/{task}")
        head.press("button[value=approve]")
        assert head.barriers() == []
    office.go(f"/inspections/{task}")
    office.page.fill("#reference", "备案2026-31")
    for step in ("file", "notify", "issue_code"):
        office.press(f"button[value={step}]")
        assert "已办理" in office.page.locator(".done").inner_text()
        assert office.page.locator(f"button[value={step}]").count() == 0
    office.shoot("story-task-prepared")
    _ask_who_comes(visiting(), office.page.locator(".facts div:has(dt:text-is('检查码')) dd").inner_text())


def _ask_who_comes(anybody: Visit, code: str) -> None:
    """Whoever is inspected is given the code."""
    anybody.go(f"/check/{code}")
    assert "检查码有效" in anybody.page.locator(".verdict.good").inner_text()
    assert anybody.faults_at_both_sizes("public-check-valid") == []
    with _under_pack(anybody.site.folder / "office.db", "CX"):
        anybody.go("/public/notices/2026Q2")
        assert anybody.page.locator("#notices tbody tr").count() == 1
        assert anybody.faults_at_both_sizes("public-notices") == []


@contextmanager
def _under_pack(database: Path, pack: str) -> Iterator[None]:
    """The campaign under another policy pack: that of the demo does not have coming inspections announced."""
    with closing(sqlite3.connect(database, timeout=60)) as opened:
        [before] = opened.execute("SELECT pack FROM campaign WHERE id = '2026Q2'").fetchone()
        opened.execute("UPDATE campaign SET pack = ? WHERE id = '2026Q2'", [pack])
        opened.commit()
        yield
        opened.execute("UPDATE campaign SET pack = ? WHERE id = '2026Q2'", [before])
        opened.commit()


def _look_and_subscribe(officer: Visit, held_on: str) -> None:
    page = officer.page
    officer.go(f"/my?day={held_on}")
    officer.shoot("story-week")
    officer.picture("inspector-week")
    officer.press("text=订阅日历 >> nth=-1")
    assert page.locator(".fresh a.primary").get_attribute("href").startswith("webcal://")
    officer.shoot("story-subscribed")
    officer.picture("inspector-calendar")
    assert officer.barriers() == []
    officer.go(f"/my?day={held_on}")
    officer.press(".stops a")
    page.click("summary >> text=出示检查码")
    assert page.locator(".code .qr svg").bounding_box()["width"] > 200
    assert officer.faults_at_both_sizes("story-own-visit") == []
    officer.picture("inspector-visit")
    page.add_init_script("Object.defineProperty(navigator, 'userAgent', {get: () => 'iPhone'})")
    page.reload()
    address = page.locator("#address").inner_text()
    assert page.locator("a[data-address]").get_attribute("href") == f"maps://?q={quote(address)}"


def _record(officer: Visit) -> None:
    """What was typed outlives a reload; an answer that is lost does no harm; what was sent is kept once."""
    page = officer.page
    assert page.locator("form.site input:checked").count() == 0
    page.click("[data-now=arrived_at]")
    page.check("[name=checked-1][value=yes]")
    page.check("[name=outcome-1][value=rectification_ordered]")
    page.fill("[name=found-1]", "软管超过使用年限")
    page.reload()
    assert page.locator("[name=found-1]").input_value() == "软管超过使用年限"
    assert page.locator("[name=outcome-1][value=rectification_ordered]").is_checked()
    assert "已恢复" in page.locator(".draft.kept").inner_text()
    assert officer.faults_at_both_sizes("story-record") == []
    officer.picture("inspector-record")
    officer.cut = True
    page.route("**/record", _lose_the_answer)
    page.click("form.site .bar button")
    page.locator(".draft.kept", has_text="网络不通").wait_for()
    officer.shoot("story-record-cut")
    page.unroute("**/record")
    officer.press("form.site .bar button")
    assert "done=record-saved" in page.url
    assert page.evaluate("Object.keys(localStorage).length") == 0


def _lose_the_answer(route: Any) -> None:
    """The service has done it, but nobody hears of it."""
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort()
    else:
        route.continue_()


def _end(officer: Visit) -> None:
    page = officer.page
    page.check("[name=signature][value=signed]")
    page.click("[data-now=departed_at]")
    officer.press("form.site .bar button")
    page.click("text=办结本部门检查…")
    officer.press("text=确认办结")
    assert "本部门检查已办结" in page.locator(".done").inner_text()
    officer.shoot("story-part-ended")
    assert officer.barriers() == []


def _hand_on(officer: Visit, task: str) -> None:
    """What was found goes to another department, and has a page of its own."""
    page = officer.page
    officer.go(f"/inspections/{task}")
    page.click("summary >> text=移交线索或当场处理…")
    page.select_option("#kind", "territorial")
    page.fill("#matter", "软管超过使用年限，请复查")
    page.select_option("#to_department", "EMERG")
    officer.press("form[action$='/follow-ups'] button")
    officer.press("text=查看线索和移送文书")
    assert "软管超过使用年限" in page.locator("main").inner_text()
    assert officer.faults_at_both_sizes("story-finding") == []
    officer.go("/follow-ups")
    assert page.locator("#follow-ups tbody tr").count() > 0
    assert officer.faults_at_both_sizes("story-findings") == []


def _say_how_it_was(visiting: Visiting, officer: Visit, task: str) -> None:
    """Whoever was inspected scans the code, sees who came, and says how it was; the department reads nothing of it."""
    office, visitor = visiting(), visiting("phone")
    office.log_in("office")
    visitor.go(f"/check/{_asked(office, f'/inspections/{task}')['task']['check_code']}")
    page = visitor.page
    visitor.picture("public-check", ".verdict")
    page.select_option("#rating", "2")
    page.check("[name=grievances][value=more_than_announced]")
    page.fill("#words", "多查了一间仓库")
    visitor.shoot("story-feedback")
    visitor.picture("public-feedback", "section[aria-labelledby=feedback]")
    assert visitor.barriers() == []
    assert not visitor.spills()
    visitor.press("text=提交评价")
    assert "评价已提交" in page.locator("[role=status] >> nth=-1").inner_text()
    told = [one for one in _asked(office, "/visit-feedback") if one["task"] == task]
    assert [(one["rating"], one["words"]) for one in told] == [(2, "多查了一间仓库")]
    office.go(f"/inspections/{task}")
    office.press("text=企业的评价（1）")
    assert "多查了一间仓库" in office.page.locator("#feedback tbody").inner_text()
    assert office.faults_at_both_sizes("story-visit-feedback") == []
    officer.go(f"/inspections/{task}")
    assert "多查了一间仓库" not in officer.page.locator("main").inner_text()


def _asked(visit: Visit, path: str) -> Any:
    return visit.page.request.get(f"{visit.site.url}/api/v1{path}").json()

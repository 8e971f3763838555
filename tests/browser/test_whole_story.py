"""A quarter from five proposals to a phone and a draw that anybody verifies, all of it in browsers.

Five departments propose, the office plans, pins, replans and publishes; an inspector sees it on a phone and subscribes;
anybody verifies the draw, and a tampered record is caught. The clock of the service stands before the quarter: visits
that are over take no pin, and feeds hold what is to come.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.browser.ceremony import announce_and_freeze, draw_and_publish
from tests.browser.conftest import Visit
from tests.browser.steps import EVENT, LONG, add_account, drag, events_of, feed_shown, tamper, verify

pytestmark = pytest.mark.browser
CAMPAIGN, TITLE, FIRST, LAST = "2027Q1", "2027年第一季度联合抽查", "2027-01-04", "2027-03-31"
ITEMS = {"AMR": "AMR-03", "URBAN": "URBAN-02", "HEALTH": "HEALTH-01", "PSB": "PSB-01", "TRAN": "TRAN-03"}
_AT = f"/campaigns/{CAMPAIGN}"
THEN = datetime(2026, 11, 20, 2, tzinfo=UTC)


def test_a_quarter_is_planned_pinned_replanned_seen_on_a_phone_and_verified(visiting: Callable[..., Visit]) -> None:
    office, witness, officer, anybody = visiting(), visiting("phone"), visiting("phone"), visiting()
    office.log_in("office")
    begin_the_plan(office)
    for department, item in ITEMS.items():
        propose_a_batch(office, visiting(), department, item)
    file_and_publish_the_plan(office)
    open_the_campaign(office)
    hold_the_draw(office, witness)
    start_a_run(office)
    publish_the_run(office, version=1)
    visit, day = pin_a_visit_by_dragging_it(office)
    start_a_run_with_the_pin(office)
    publish_the_run(office, version=2)
    name = add_an_account_for_its_inspector(office, visit, day)
    see_it_on_a_phone_and_subscribe(officer, name, visit, day)
    verify_the_draw(anybody)
    catch_a_tampered_record(anybody)


def begin_the_plan(office: Visit) -> None:
    """As this year's; its batches are of the second quarter."""
    office.go("/plans/2026")
    office.page.click("text=照此提出 2027 年度计划")
    office.press("text=确认提出")
    assert "已提出年度计划" in office.page.locator(".done").inner_text()


def propose_a_batch(office: Visit, lead: Visit, department: str, item: str) -> None:
    name = f"lead.{department.lower()}"
    add_account(office, name, "lead", department=department)
    lead.log_in_as(name)
    lead.press("main a[href='/plans/2027/batches/new'] >> nth=0")
    page = lead.page
    page.fill("#id", f"{CAMPAIGN}-{department}")
    page.fill("#title", f"{item} 第一季度抽查")
    page.fill("#ratio", "10")
    page.fill("#first_date", FIRST)
    page.fill("#last_date", LAST)
    page.check(f"[name=items][value='{item}']")
    lead.press("main form.columns button.primary")
    assert "批次已提出" in page.locator(".done").inner_text()


def file_and_publish_the_plan(office: Visit) -> None:
    for asked, sure, done in (("备案…", "确认备案", "已备案"), ("公布…", "确认公布", "已公布")):
        office.go("/plans/2027")
        office.page.click(f"details.confirm summary >> text={asked}")
        office.press(f"text={sure}")
        assert done in office.page.locator(".done").inner_text()


def open_the_campaign(office: Visit) -> None:
    """Over the batches of the quarter, which are those the five departments proposed."""
    for name, value in {"id": CAMPAIGN, "title": TITLE, "first_date": FIRST, "last_date": LAST}.items():
        office.page.fill(f"#{name}", value)
    office.press("form[action='/plans/2027/campaigns'] button:not([data-month])")
    assert f"{len(ITEMS)} 个批次" in office.page.locator(".head").inner_text()


def hold_the_draw(office: Visit, witness: Visit) -> None:
    """In the meeting room, with a witness who follows on a phone; every department draws somebody."""
    add_account(office, "sun.witness", "witness", campaign=CAMPAIGN)
    witness.log_in_as("sun.witness")
    announce_and_freeze(office, witness, CAMPAIGN)
    drawn = draw_and_publish(office, witness, CAMPAIGN)
    assert len(drawn) == len(ITEMS)
    assert min(drawn) > 0


def start_a_run(office: Visit) -> None:
    """What is refused is told beside its field; then the run is watched to its end."""
    page = office.page
    office.go(_AT)
    office.expected.add(422)
    page.fill("#minutes", "0")
    office.press("main form button.primary")
    assert page.locator("#minutes").input_value() == "0"
    assert page.locator("#minutes-error-1").is_visible()
    assert page.evaluate("document.activeElement.matches('[role=alert]')")
    office.shoot("story-run-refused")
    office.expected.remove(422)
    page.fill("#minutes", "")
    office.press("main form button.primary")
    office.shoot("story-run-begun")
    assert office.barriers() == []
    _watch_to_the_end(office)
    assert office.faults("story-run-done") == []


def start_a_run_with_the_pin(office: Visit) -> None:
    office.press(f"form[action='{_AT}/runs'] button")
    _watch_to_the_end(office)


def _watch_to_the_end(office: Visit) -> None:
    """The page moves by itself; it proves how few half days of people there could be."""
    page = office.page
    page.wait_for_selector(".run[data-state=done]", timeout=LONG)
    best, bound = (
        int(page.locator(f".run .figure:has(.name:text-is('{name}')) .value").inner_text())
        for name in ("人·半天", "理论下限")
    )
    assert best >= bound > 0
    page.wait_for_selector("#run-parts tbody tr")


def publish_the_run(office: Visit, version: int) -> None:
    office.go("/")
    office.press(f".tasks a[href*='{_AT}/runs/']")
    office.page.click("details.confirm summary")
    office.shoot("story-publish-asked")
    assert office.barriers() == []
    office.press("details.confirm button")
    assert f"第 {version} 版" in office.page.locator("main").inner_text()
    office.shoot("story-published")


def pin_a_visit_by_dragging_it(office: Visit) -> tuple[str, date]:
    """The address of the visit and its new day, to which it does not go before the checker has accepted it."""
    page = office.page
    office.go(f"{_AT}/timetable")
    page.wait_for_selector(EVENT)
    event = page.locator(EVENT).first
    visit, before = event.get_attribute("href"), _day_of(event)
    monday = before - timedelta(days=before.weekday())
    saturday, *others = (monday + timedelta(days=one) for one in (5, 0, 1, 2, 3, 4))
    drag(page, event, saturday.isoformat())
    assert f"{saturday} 不是工作日" in page.locator("#answer").inner_text()
    assert page.locator("#answer button").count() == 0
    assert _day_of(page.locator(EVENT).first) == before
    office.shoot("story-drag-refused")
    assert office.barriers() == []
    for day in others:  # who was drawn differs each time, and with it the days that suit
        if day != before:
            drag(page, page.locator(EVENT).first, day.isoformat())
            if page.locator("#answer .badge").inner_text().startswith("可行"):
                break
    assert page.locator("#answer .badge").inner_text().startswith("可行")
    assert office.faults("story-drag-accepted") == []
    page.fill("#reason", "企业要求")
    office.press("#answer button.primary")
    assert day.isoformat() in page.locator("#pins").inner_text()
    return visit, day


def _day_of(event: Any) -> date:
    return date.fromisoformat(event.evaluate("one => one.closest('td').dataset.date"))


def add_an_account_for_its_inspector(office: Visit, visit: str, day: date) -> str:
    """Who goes is left to the lot, so that nobody knows before the plan is public."""
    office.go(visit)
    head, member = office.page.locator(".head").inner_text(), office.page.locator(".tags li").first
    assert "已固定" in head
    assert day.isoformat() in head
    department, number = member.inner_text().split()[0], member.locator("a").get_attribute("href").split("/")[-1]
    name = f"officer.{number.lower()}"
    add_account(office, name, "inspector", department=department, inspector=number)
    return name


def see_it_on_a_phone_and_subscribe(officer: Visit, name: str, visit: str, day: date) -> None:
    """In two taps; the calendar has the visit on that day and no other."""
    own = visit.rsplit("/", maxsplit=1)[-1]
    officer.log_in_as(name)
    officer.go(f"/my?day={day}")
    stop = f".day:has(#day-{day}) .stops a[href='/my/visits/{CAMPAIGN}/{own}']"
    assert officer.page.locator(stop).count() == 1
    assert officer.faults("story-pinned-week") == []
    officer.press(".subscribe button")
    assert officer.page.locator(".fresh a.primary").get_attribute("href").startswith("webcal://")
    zone = ZoneInfo("Asia/Shanghai")
    events = [one for one in events_of(officer, feed_shown(officer)) if str(one["UID"]).startswith(f"{own}@")]
    assert [one["DTSTART"].dt.astimezone(zone).date() for one in events] == [day]
    officer.go(f"/my?day={day}")
    officer.press(stop)
    assert officer.faults("story-pinned-visit") == []


def verify_the_draw(anybody: Visit) -> None:
    anybody.go("/public/verify")
    anybody.press(f"main .files a[href*='draw={CAMPAIGN}&']")
    assert anybody.faults("public-verify") == []
    verify(anybody)
    assert anybody.faults("public-verify-good") == []
    anybody.picture("public-verify")


def catch_a_tampered_record(anybody: Visit) -> None:
    tamper(anybody)
    assert anybody.faults("public-verify-tampered") == []
    anybody.picture("public-tampered")

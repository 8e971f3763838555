"""An inspector falls ill: the office says so, watches, compares, chooses; whoever is ill no longer has the visit.

Everybody's calendar is polled before and after, and only those change whose visits do. The clock of the service is in
the demo's quarter, because feeds hold what is to come.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.steps import LONG, add_account, events_of, feed_here, feed_shown

pytestmark = pytest.mark.browser
Q2 = "/campaigns/2026Q2"
THEN = datetime(2026, 4, 3, 2, tzinfo=UTC)
_Events = dict[str, tuple[int, str]]


def test_swaps_are_offered_on_a_phone_or_it_says_that_there_are_none(visiting: Callable[..., Visit]) -> None:
    officer = visiting("phone")
    for day in _days_of(officer):  # not everybody can be swapped for on every day
        _open_visit(officer, day)
        officer.press("text=看能与谁互换")
        if officer.page.locator("input[name=offer]").count():
            break
    assert officer.faults_at_both_sizes("story-swaps") == []
    officer.picture("inspector-swaps")
    # Whom the demo logs in may be somebody nobody can change with; then the page says so and what to do.
    offers = officer.page.locator("input[name=offer]").count()
    assert (offers >= 1) != ("没有双方都符合规则的互换" in officer.page.locator("main").inner_text())
    _decide(visiting, officer.page.url.removeprefix(officer.site.url), offers)


def _decide(visiting: Callable[..., Visit], swaps: str, offers: int) -> None:
    """The officer's department sees the same swaps, and may hand one in."""
    office, lead = visiting(), visiting()
    _, _, _, _, visit, _, number = swaps.split("/")
    office.log_in("office")
    office.go(f"{Q2}/visits/{visit}")
    member = office.page.locator(f".tags li:has(a[href$='/{number}'])").inner_text()
    add_account(office, "lead.swaps", "lead", department=member.split()[0])
    lead.log_in_as("lead.swaps")
    lead.go(swaps)
    assert lead.page.locator("input[name=offer]").count() == offers
    assert lead.faults_at_both_sizes("story-swaps-of-department") == []


def test_an_inspector_falls_ill_and_the_office_chooses_the_fewest_changes(visiting: Callable[..., Visit]) -> None:
    officer, office = visiting("phone"), visiting()
    visit, number = _visit_of(officer)
    own = officer.page.url
    office.log_in("office")
    feeds = _subscribed(office, number)
    feeds[number] = _own_feed(officer)
    before, teams = {one: _events(office, url) for one, url in feeds.items()}, _visits(office, 1)
    assert before[number]
    office.go(visit)
    office.press("text=有变化，调整方案")
    _say(office, number)
    office.page.wait_for_selector(".run[data-state=done]", timeout=LONG)
    office.shoot("story-replan-done")
    office.press("text=看改动，与其他办法比较")
    _compare(office)
    _choose(office)
    assert "第 2 版" in office.page.locator("main").inner_text()
    _history(office, visit)
    officer.expected.add(404)
    assert officer.page.goto(own).status == 404
    after, changed = {one: _events(office, url) for one, url in feeds.items()}, _touched(teams, _visits(office, 2))
    gone = {uid for uid, (_, status) in after[number].items() if status == "CANCELLED"}
    assert gone
    assert all(after[number][uid][0] > before[number][uid][0] for uid in gone)
    assert number in changed
    assert {one for one in feeds if after[one] != before[one]} == changed & set(feeds)
    assert len(changed) < len(feeds)


def _own_feed(officer: Visit) -> str:
    """Where the officer's own calendar is, in two taps: the address is on the page this once."""
    officer.go("/my/calendar")
    officer.press("main form button.primary")
    return feed_shown(officer)


def _subscribed(office: Visit, besides: str) -> dict[str, str]:
    """The addresses of the calendars of everybody who is in a team, by certificate number."""
    csrf = {"X-CSRF-Token": office.page.locator("input[name=csrf]").first.get_attribute("value")}
    people = {member["inspector"] for one in _visits(office, 1).values() for member in one["team"]}
    found = {}
    for number in sorted(people - {besides}):
        asked = {"kind": "inspector", "subject": number}
        answer = office.page.request.post(f"{office.site.url}/api/v1/feed-addresses", data=asked, headers=csrf)
        assert answer.ok, answer.text()
        found[number] = feed_here(office, answer.json()["https"])
    return found


def _events(visit: Visit, url: str) -> _Events:
    """Number of the change and status of each event of a calendar, by its UID."""
    events = events_of(visit, url)
    return {str(one["UID"]): (int(one.get("SEQUENCE", 0)), str(one.get("STATUS", ""))) for one in events}


def _visits(office: Visit, version: int) -> dict[str, dict[str, Any]]:
    """The visits of a published version."""
    found: dict[str, dict[str, Any]] = {}
    cursor: str | None = ""
    while cursor is not None:
        asked = {"version": version, "limit": 200, "cursor": cursor}
        page = office.page.request.get(f"{office.site.url}/api/v1{Q2}/visits", params=asked).json()
        found |= {one["id"]: one for one in page["records"]}
        cursor = page["next_cursor"]
    return found


def _touched(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> set[str]:
    """Who is, or was, in the team of a visit that is no longer as it was."""
    other = [one for one in before.keys() | after.keys() if before.get(one) != after.get(one)]
    seen = [version[one] for one in other for version in (before, after) if one in version]
    return {member["inspector"] for visit in seen for member in visit["team"]}


def _visit_of(officer: Visit) -> tuple[str, str]:
    """The office's address of the officer's last visit, and the officer's number; it is open before the officer."""
    _open_visit(officer, _days_of(officer)[0])
    own = officer.page.locator("a[href*='/swaps/']").get_attribute("href")
    _, _, _, _, visit, _, number = own.split("/")
    return f"{Q2}/visits/{visit}", number


def _days_of(officer: Visit) -> list[str]:
    """The days of the officer's visits, the last first."""
    officer.log_in("inspector")
    officer.go("/inspections?state=assigned&sort=-held_on")
    rows = officer.page.locator("#tasks tbody tr").all()
    return list(dict.fromkeys(row.locator("td").nth(1).inner_text()[:10] for row in rows))


def _open_visit(officer: Visit, day: str) -> None:
    """The officer's first visit of a day, with what may be said about it."""
    officer.go(f"/my?day={day}")
    officer.press(".stops a >> nth=0")
    officer.page.click("text=回避或不能参加")


def _say(office: Visit, number: str) -> None:
    """What is refused keeps what was typed; then it is handed in."""
    page = office.page
    office.expected.add(422)
    page.select_option("#inspector", number)
    page.select_option("#absence", "health")
    page.fill("#statement", "病假证明第12号")
    office.picture("office-replan", "main nav.tabs")
    page.fill("#last_date", "2026-01-01")
    office.shoot("story-replan-asked")
    assert office.barriers() == []
    office.press("text=开始调整")
    assert page.locator("#statement").input_value() == "病假证明第12号"
    assert page.locator("#last_date-error-1").is_visible()
    assert office.barriers() == []
    office.expected.remove(422)
    page.fill("#last_date", "2026-06-30")
    office.press("text=开始调整")


def _compare(office: Visit) -> None:
    """The changes with their reasons; then everything planned anew beside them."""
    page = office.page
    replan = page.url
    assert "身体原因" in page.locator(".facts").inner_text()
    assert page.locator("#changes tbody tr").count() > 0
    assert "原安排不再可行" in page.locator("#changes").inner_text()
    assert office.faults_at_both_sizes("story-replan") == []
    office.press("text=算一个“全部重排”来比较")
    page.wait_for_selector(".run[data-state=done]", timeout=LONG)
    assert page.locator("details.confirm").count() == 0
    page.goto(replan)
    rows = page.locator("#alternatives tbody tr")
    assert rows.count() == 3
    office.shoot("story-alternatives")
    office.picture("office-alternatives", "section:has(#alternatives)")
    fewest, anew = (int(rows.nth(place).locator("td").nth(2).inner_text()) for place in (1, 2))
    assert fewest < anew
    assert office.barriers() == []
    assert not office.spills()


def _choose(office: Visit) -> None:
    page = office.page
    page.click("details.confirm summary")
    office.shoot("story-replan-choosing")
    office.press("details.confirm button")


def _history(office: Visit, visit: str) -> None:
    page = office.page
    office.go(visit)
    office.press("text=历史")
    told = page.locator("main").inner_text()
    assert all(part in told for part in ("第 1 版", "第 2 版", "人员缺席", "身体原因", "demo.office"))
    office.shoot("story-history")
    office.picture("office-history")
    assert office.barriers() == []

"""An inspector falls ill: the office says so, watches, compares, chooses; whoever is ill no longer has the visit.

That the feeds of those concerned change, and nobody else's, is shown at the desk: the demo's quarter is over, and feeds
hold what is to come.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import SIZES, Visit

pytestmark = pytest.mark.browser
Q2 = "/campaigns/2026Q2"
_LONG = 120_000


def test_swaps_that_hold_for_both_are_offered_on_a_phone(visiting: Callable[..., Visit]) -> None:
    officer = visiting("phone")
    _visit_of(officer)
    officer.press("text=看能与谁互换")
    officer.shoot("story-swaps")
    officer.picture("inspector-swaps")
    assert officer.barriers() == []
    assert not officer.spills()
    assert officer.page.locator("input[name=offer]").count() >= 1


def test_an_inspector_falls_ill_and_the_office_chooses_the_fewest_changes(visiting: Callable[..., Visit]) -> None:
    officer, office = visiting("phone"), visiting()
    visit, number = _visit_of(officer)
    own = officer.page.url
    office.log_in("office")
    office.go(visit)
    office.press("text=有变化，调整方案")
    _say(office, number)
    office.page.wait_for_selector(".run[data-state=done]", timeout=_LONG)
    office.shoot("story-replan-done")
    office.press("text=看改动，与其他办法比较")
    _compare(office)
    _choose(office)
    assert "第 2 版" in office.page.locator("main").inner_text()
    _history(office, visit)
    officer.expected.add(404)
    assert officer.page.goto(own).status == 404


def _visit_of(officer: Visit) -> tuple[str, str]:
    """The office's address of the officer's first visit, and the officer's number; it is open before the officer."""
    officer.log_in("inspector")
    officer.go("/inspections?state=assigned")
    held_on = officer.page.locator("#tasks tbody tr").first.locator("td").nth(1).inner_text()[:10]
    officer.go(f"/my?day={held_on}")
    officer.press(".stops a >> nth=0")
    officer.page.click("text=回避或不能参加")
    own = officer.page.locator("a[href*='/swaps/']").get_attribute("href")
    _, _, _, _, visit, _, number = own.split("/")
    return f"{Q2}/visits/{visit}", number


def _say(office: Visit, number: str) -> None:
    """What is refused keeps what was typed; then it is handed in."""
    page = office.page
    office.expected.add(422)
    page.select_option("#inspector", number)
    page.select_option("#absence", "health")
    page.fill("#statement", "病假证明第12号")
    _picture(office, "office-replan")
    page.fill("#last_date", "2026-01-01")
    office.shoot("story-replan-asked")
    assert office.barriers() == []
    office.press("text=开始调整")
    assert page.locator("#statement").input_value() == "病假证明第12号"
    assert page.locator("#last_date-error-1").is_visible()
    assert office.barriers() == []
    page.fill("#last_date", "2026-06-30")
    office.press("text=开始调整")


def _compare(office: Visit) -> None:
    """The changes with their reasons; then everything planned anew beside them."""
    page = office.page
    replan = page.url
    assert "身体原因" in page.locator(".facts").inner_text()
    assert page.locator("#changes tbody tr").count() > 0
    assert "原安排不再可行" in page.locator("#changes").inner_text()
    office.shoot("story-replan")
    assert office.barriers() == []
    office.press("text=算一个“全部重排”来比较")
    page.wait_for_selector(".run[data-state=done]", timeout=_LONG)
    assert page.locator("details.confirm").count() == 0
    page.goto(replan)
    rows = page.locator("#alternatives tbody tr")
    assert rows.count() == 3
    office.shoot("story-alternatives")
    _picture(office, "office-alternatives")
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
    _picture(office, "office-history")
    assert office.barriers() == []


def _picture(office: Visit, name: str) -> None:
    """For the guide, in the size its pictures have."""
    office.page.set_viewport_size({"width": 1024, "height": 620})
    office.picture(name)
    office.page.set_viewport_size(SIZES["desk"])

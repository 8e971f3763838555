"""The office moves a visit of the weeks to come by keys alone and pins it; a day that is over takes no pin."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Q2 = "/campaigns/2026Q2"
_VISIT = ".calendar a[href*='/visits/v-']"
THEN = datetime(2026, 4, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_visit_is_moved_by_keys_alone_and_pinned(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    visit.log_in("office")
    visit.go(f"{Q2}/timetable")
    page = visit.page
    page.wait_for_selector(_VISIT)
    pictured(visit, "office-timetable")
    page.wait_for_selector(_VISIT)
    page.locator(_VISIT).last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/visits/v-"))
    looked_at(visit, "story-visit")
    own = page.url
    day = date.fromisoformat(page.locator("#held_on").input_value())
    page.fill("#held_on", (THEN.date() - timedelta(days=1)).isoformat())
    page.locator("main form.row button:not([data-month])").press("Enter")
    page.wait_for_selector("#answer .judged >> text=这一天已经过去")
    assert page.locator("#answer button").count() == 0
    visit.shoot("story-move-over")
    later = next(one for one in (day + timedelta(days=7 * week) for week in range(1, 5)) if one.day != 1)
    page.fill("#held_on", later.isoformat())
    page.locator("main form.row button:not([data-month])").press("Enter")
    page.wait_for_selector("#answer .judged button.primary")
    page.fill("#reason", "企业要求")
    page.evaluate("document.querySelector('#answer').dataset.before = 'yes'")
    page.locator("main form.row button:not([data-month])").press("Enter")
    page.wait_for_selector("#answer:not([data-before]) .judged button.primary")
    assert page.locator("#reason").input_value() == "企业要求"  # asked once more, it is still there
    page.wait_for_selector("#held_on-hint .working")
    looked_at(visit, "story-move-asked")
    pictured(visit, "office-verdict", "main > section")
    page.locator("#answer button.primary").press("Enter")
    page.wait_for_url(re.compile("/pins"))
    assert later.isoformat() in page.locator("#pins").inner_text()
    looked_at(visit, "story-pins")
    page.goto(own)
    assert "已固定" in page.locator(".head").inner_text()
    visit.press("text=在地图上看")
    page.wait_for_selector("svg.map circle")
    looked_at(visit, "story-map-of-a-day")
    page.goto(own)
    visit.press("text=合并关系")
    page.wait_for_selector("svg.graph")
    looked_at(visit, "story-merge-graph")


def test_a_day_shows_its_routes_and_a_target_which_checks_meet(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    visit.log_in("office")
    visit.go(f"{Q2}/map?day=2026-04-01")
    assert visit.page.locator("svg.map circle").count() > 1
    pictured(visit, "office-map", "#map")
    visit.go(f"{Q2}/doors?sort=-checks")
    visit.press("#doors tbody a >> nth=0")
    assert visit.page.locator("svg.graph path").count() > 1
    pictured(visit, "office-merge-graph")


def looked_at(visit: Visit, name: str) -> None:
    visit.shoot(name)
    assert visit.barriers() == []


def pictured(visit: Visit, name: str, top: str = "") -> None:
    """For the guide, which shows the office at a desk."""
    if visit.size == "desk":
        visit.picture(name, top)

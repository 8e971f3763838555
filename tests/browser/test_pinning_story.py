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
    page.locator(_VISIT).last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/visits/v-"))
    visit.shoot("story-visit")
    assert visit.barriers() == []
    own = page.url
    day = date.fromisoformat(page.locator("#held_on").input_value())
    page.fill("#held_on", (THEN.date() - timedelta(days=1)).isoformat())
    page.locator("main form.row button").press("Enter")
    page.wait_for_selector("#answer .judged >> text=这一天已经过去")
    assert page.locator("#answer button").count() == 0
    visit.shoot("story-move-over")
    later = next(one for one in (day + timedelta(days=7 * week) for week in range(1, 5)) if one.day != 1)
    page.fill("#held_on", later.isoformat())
    page.locator("main form.row button").press("Enter")
    page.wait_for_selector("#answer .judged button.primary")
    page.wait_for_selector("#held_on-hint .working")
    visit.shoot("story-move-asked")
    assert visit.barriers() == []
    page.fill("#reason", "企业要求")
    page.locator("#answer button.primary").press("Enter")
    page.wait_for_url(re.compile("/pins"))
    assert later.isoformat() in page.locator("#pins").inner_text()
    visit.shoot("story-pins")
    assert visit.barriers() == []
    page.goto(own)
    assert "已固定" in page.locator(".head").inner_text()
    visit.press("text=在地图上看")
    page.wait_for_selector("svg.map circle")
    visit.shoot("story-map-of-a-day")
    assert visit.barriers() == []
    page.goto(own)
    visit.press("text=合并关系")
    page.wait_for_selector("svg.graph")
    visit.shoot("story-merge-graph")
    assert visit.barriers() == []

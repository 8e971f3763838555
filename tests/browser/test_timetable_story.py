"""The office moves a visit: dragged, and judged by the checker; next year is aligned."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Q2 = "/campaigns/2026Q2"
_EVENT = "a.fc-event:not(.fc-bg-event)"
_VISIT = ".calendar a[href*='/visits/v-']"


def timetable(visit: Visit) -> Any:
    visit.log_in("office")
    visit.go(f"{Q2}/timetable")
    visit.page.wait_for_selector(_VISIT)
    return visit.page


def drag(page: Any, event: Any, day: str) -> None:
    """As a hand would: pressed, a little way, over to the day, let go."""
    begin, end = event.bounding_box(), page.locator(f"td.fc-day[data-date='{day}']").bounding_box()
    page.mouse.move(begin["x"] + 20, begin["y"] + 8)
    page.mouse.down()
    page.mouse.move(begin["x"] + 40, begin["y"] + 16, steps=4)
    page.mouse.move(end["x"] + 40, end["y"] + 60, steps=8)
    page.mouse.up()
    page.wait_for_selector("#answer .judged")


def test_a_visit_is_dragged_and_the_checker_answers(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    page = timetable(visit)
    event = page.locator(_EVENT).first
    before = event.evaluate("one => one.closest('td').dataset.date")
    saturday = date.fromisoformat(before) + timedelta(days=5 - date.fromisoformat(before).weekday())
    drag(page, event, saturday.isoformat())
    assert f"{saturday} 不是工作日" in page.locator("#answer").inner_text()
    assert page.locator("#answer button").count() == 0
    assert page.evaluate("document.activeElement.id") == "answer"
    assert page.locator(_EVENT).first.evaluate("one => one.closest('td').dataset.date") == before
    visit.shoot("story-drag-refused")
    assert visit.barriers() == []


def test_next_years_plan_is_repeated_and_aligned(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    visit.log_in("office")
    visit.go("/")
    visit.press("text=提出 2027 年度计划")
    visit.page.click("text=照此提出 2027 年度计划")
    visit.press("text=确认提出")
    assert "/plans/2027/alignment" in visit.page.url
    visit.page.fill("#seconds", "30")
    visit.press("main form.row button")
    visit.page.wait_for_selector("#proposals", timeout=90_000)
    visit.shoot("story-aligned")
    assert visit.barriers() == []


def test_a_month_says_how_many_more_there_are_and_opens_their_day(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    page = timetable(visit)
    page.click(".fc-dayGridMonth-button")
    page.wait_for_selector(".fc-dayGridMonth-view .fc-event.more")
    more = page.locator(".fc-event.more").first
    count = int(re.search(r"\d+", more.inner_text())[0])  # type: ignore[index]
    day = more.evaluate("one => one.closest('td').dataset.date")
    visit.shoot("story-month")
    assert visit.barriers() == []
    more.click()
    page.wait_for_selector(f".fc-timeGridDay-view td[data-date='{day}'], .fc-timeGridDay-view [data-date='{day}']")
    page.wait_for_function(f"document.querySelectorAll('{_EVENT}').length > {count}")
    visit.shoot("story-day")

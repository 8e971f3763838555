"""A month of the timetable says what it does not show; next year is aligned."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tests.browser.steps import EVENT

pytestmark = pytest.mark.browser


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
    page = visit.page
    visit.log_in("office")
    visit.go("/campaigns/2026Q2/timetable")
    page.wait_for_selector(".calendar a[href*='/visits/v-']")
    page.click(".fc-dayGridMonth-button")
    page.wait_for_selector(".fc-dayGridMonth-view .fc-event.more")
    more = page.locator(".fc-event.more").first
    count = int(re.search(r"\d+", more.inner_text())[0])  # type: ignore[index]
    day = more.evaluate("one => one.closest('td').dataset.date")
    visit.shoot("story-month")
    assert visit.barriers() == []
    more.click()
    page.wait_for_selector(f".fc-timeGridDay-view td[data-date='{day}'], .fc-timeGridDay-view [data-date='{day}']")
    page.wait_for_function(f"document.querySelectorAll('{EVENT}').length > {count}")
    visit.shoot("story-day")

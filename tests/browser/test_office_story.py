"""The office at work in a browser: forms, tables, a month, next year aligned; without script, without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tests.browser.steps import EVENT

pytestmark = pytest.mark.browser


def test_a_filter_narrows_as_one_types_and_a_day_is_told(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    visit.log_in("office")
    visit.go("/inspectors")
    before = visit.page.locator("#inspectors tbody tr").count()
    with visit.page.expect_response(re.compile("name=%E7%8E%8B")):
        visit.page.locator("#filter-name").press_sequentially("王")
    visit.page.wait_for_url(re.compile("name=%E7%8E%8B"))
    names = visit.page.locator("#inspectors tbody td:nth-child(2)").all_inner_texts()
    assert 0 < len(names) < before
    assert all("王" in name for name in names)
    visit.press("tbody a >> nth=0")
    visit.page.fill("#first_date", "2026-10-10")
    visit.page.wait_for_selector("#first_date-hint .working:has-text('调休上班')")
    visit.shoot("story-inspector")


def test_without_script_everything_is_still_there(visiting: Callable[..., Visit]) -> None:
    visit = visiting("phone", script=False)
    visit.log_in("office")
    visit.go("/items")
    visit.page.fill("#filter-name", "食品")
    visit.press(".filters button")
    assert "name=%E9%A3%9F%E5%93%81" in visit.page.url
    visit.press("tbody a >> nth=0")
    assert "食品" in visit.page.locator("h1").inner_text()
    visit.go("/accounts/demo.witness")
    visit.page.click("details.confirm summary")
    visit.press("details.confirm button")
    assert "账户已停用" in visit.page.locator("[role=status]").inner_text()
    visit.press("text=重新启用")
    assert "账户已重新启用" in visit.page.locator("[role=status]").inner_text()


def test_keys_alone_reach_the_content(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    visit.log_in("office")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "content"


def test_next_years_plan_is_repeated_and_aligned(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    visit.log_in("office")
    visit.go("/")
    visit.press("text=提出 2027 年度计划")
    visit.page.click("text=照此提出 2027 年度计划")
    visit.press("text=确认提出")
    assert "/plans/2027/alignment" in visit.page.url
    visit.page.fill("#seconds", "30")
    visit.press("main form.row button:not([data-month])")
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
    visit.settle()  # the visits of a month come after those of the week, and are drawn anew
    crowded = page.locator("td[data-date]:has(.fc-event.more)").first
    day, more = crowded.get_attribute("data-date"), crowded.locator(".fc-event.more")
    count = int(re.search(r"\d+", more.inner_text())[0])  # type: ignore[index]
    visit.shoot("story-month")
    assert visit.barriers() == []
    more.click()
    page.wait_for_selector(f".fc-timeGridDay-view td[data-date='{day}'], .fc-timeGridDay-view [data-date='{day}']")
    page.wait_for_selector(f"{EVENT} >> nth={count}", state="attached")
    visit.shoot("story-day")

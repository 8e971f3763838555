"""A date is chosen in the month beside its field, by keys alone and by hand, where days off are marked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import SIZES, Visit

pytestmark = pytest.mark.browser
ON = ".month [data-day='{day}']:focus"
OPENER = ".field:has(#{field}) [data-month]"


@pytest.mark.parametrize("size", SIZES)
def test_a_day_is_reached_by_keys_and_fills_the_field(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    page = visit.page
    visit.log_in("inspector")
    visit.go("/my/leave")
    page.fill("#first_date", "2026-09-28")
    opener = page.locator(OPENER.format(field="first_date"))
    opener.press("Enter")
    page.wait_for_selector(ON.format(day="2026-09-28"))
    assert opener.get_attribute("aria-expanded") == "true"
    for key, day in (
        ("ArrowDown", "2026-10-05"),
        ("ArrowLeft", "2026-10-04"),
        ("Home", "2026-10-01"),
        ("PageDown", "2026-11-01"),
        ("PageUp", "2026-10-01"),
    ):
        page.keyboard.press(key)
        page.wait_for_selector(ON.format(day=day))
    assert page.locator(":focus").get_attribute("aria-label") == "2026年10月1日 星期四 国庆节 休"
    visit.shoot("story-days")
    assert visit.barriers() == []
    assert not visit.spills()
    page.locator("#month-before").press("Enter")
    page.wait_for_selector("#month-name:text-is('2026年9月')")
    page.wait_for_selector("#month-before:focus")
    assert page.locator(".month [aria-selected=true] button").get_attribute("data-day") == "2026-09-28"
    page.keyboard.press("Escape")
    page.wait_for_selector(".month [role=dialog]", state="detached")
    page.wait_for_selector("[data-month][aria-expanded=false]:focus")
    opener.press("Enter")
    page.wait_for_selector(ON.format(day="2026-09-28"))
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(ON.format(day="2026-09-21"))
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(ON.format(day="2026-09-20"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".month [role=dialog]", state="detached")
    assert page.input_value("#first_date") == "2026-09-20"
    page.wait_for_selector("#first_date-hint .working:has-text('调休上班')")


@pytest.mark.parametrize("size", SIZES)
def test_a_filter_takes_a_day_from_the_month_and_another_click_closes_it(
    size: str, visiting: Callable[..., Visit]
) -> None:
    visit = visiting(size)
    page = visit.page
    visit.log_in("office")
    visit.go("/campaigns/2026Q2/visits")
    if size == "phone":
        page.click(".folds summary")  # many filters are folded there
    opener = page.locator(OPENER.format(field="filter-last_date"))
    page.fill("#filter-last_date", "2026-06-30")
    page.wait_for_url(re.compile("last_date=2026-06-30"))
    opener.click()
    page.wait_for_selector(".month [data-day='2026-06-19']")
    visit.shoot("story-days-of-filter")
    assert visit.barriers() == []
    assert not visit.spills()
    page.click(".month [data-day='2026-06-18']")
    page.wait_for_url(re.compile("last_date=2026-06-18"))
    assert page.input_value("#filter-last_date") == "2026-06-18"
    opener.click()
    page.wait_for_selector(".month [role=dialog]")
    page.click("h1")
    page.wait_for_selector(".month [role=dialog]", state="detached")
    opener.click()
    page.wait_for_selector(".month [role=dialog]")
    opener.click()
    page.wait_for_selector(".month [role=dialog]", state="detached")


def test_without_script_one_types(visiting: Callable[..., Visit]) -> None:
    visit = visiting("phone", script=False)
    visit.log_in("office")
    visit.go("/campaigns/2026Q2/visits")
    visit.page.click(".folds summary")
    assert visit.page.locator("[data-month]").count() == 2
    assert visit.page.locator("[data-month]:visible").count() == 0
    visit.page.fill("#filter-last_date", "2026-04-10")
    visit.press(".filters button:not([type])")
    assert visit.page.input_value("#filter-last_date") == "2026-04-10"

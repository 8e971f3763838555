"""The office at work in a browser: forms and tables, with and without script, with and without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

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
    visit.page.wait_for_selector("#first_date-hint .working")
    assert "调休上班" in visit.page.locator("#first_date-hint").inner_text()
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

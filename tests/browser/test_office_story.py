"""The office at work in a browser: people withdrawn, a run watched and published, what it left out, what if; forms."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
_LONG = 120_000


def test_a_run_is_started_watched_and_published(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    page = visit.page
    visit.log_in("office")
    _withdraw(visit, "EMERG", 0)
    visit.expected.add(422)
    visit.go("/campaigns/2026Q2")
    page.fill("#minutes", "0")
    visit.press("main form button.primary")
    assert page.locator("#minutes").input_value() == "0"
    assert page.locator("#minutes-error-1").is_visible()
    assert page.evaluate("document.activeElement.matches('[role=alert]')")
    visit.shoot("story-run-refused")
    page.fill("#minutes", "")
    visit.press("main form button.primary")
    visit.shoot("story-run-begun")
    assert visit.barriers() == []
    page.wait_for_selector(".run[data-state=done]", timeout=_LONG)
    visit.shoot("story-run-done")
    page.reload()
    assert page.locator(".run .figure").count() == 7
    visit.picture("office-run", ".head")
    assert visit.barriers() == []
    best, bound = (int(page.locator(".figure .value").nth(place).inner_text()) for place in (3, 4))
    assert best >= bound > 0
    visit.go("/")
    visit.press(".tasks a[href*='/runs/']")
    page.click("details.confirm summary")
    visit.shoot("story-publish-asked")
    assert visit.barriers() == []
    visit.press("details.confirm button")
    assert re.search("第 2 版", page.locator("main").inner_text())
    visit.shoot("story-published")
    visit.go("/campaigns/2026Q2/left")
    assert "没有合格人员" in page.locator("ul.tasks").inner_text()
    assert "应急" in page.locator("#left tbody").inner_text()
    visit.shoot("story-left")
    visit.picture("office-left")
    assert visit.barriers() == []


def test_with_fewer_people_a_what_if_stands_beside_the_plan(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    page = visit.page
    visit.log_in("office")
    visit.go("/campaigns/2026Q2/what-ifs")
    page.click("text=各部门人数")
    page.fill("#people-AMR", "5")
    visit.shoot("story-what-if-asked")
    visit.press("text=开始试算")
    page.wait_for_selector(".run[data-state=done]", timeout=_LONG)
    assert page.locator("details.confirm").count() == 0
    visit.press("text=与已发布的方案比较")
    assert page.locator("tbody tr").count() == 2
    visit.shoot("story-what-if")
    visit.picture("office-what-if")
    assert visit.barriers() == []


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


def _withdraw(visit: Visit, department: str, remain: int) -> None:
    """A department needs all its people but so many elsewhere, the whole quarter."""
    visit.go(f"/inspectors/release?department={department}")
    people = visit.page.locator("[name=people]")
    people.evaluate_all(f"all => all.slice({remain}).forEach((one) => {{ one.checked = true; }})")
    visit.page.fill("#first_date_1", "2026-03-30")
    visit.page.fill("#last_date_1", "2026-06-30")
    visit.page.fill("#reason", "防汛")
    visit.press("main button.primary")
    assert "已登记" in visit.page.locator(".done").inner_text()

"""The office plans with people withdrawn: what the run leaves out says why, and a what-if stands beside the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tests.browser.steps import LONG

pytestmark = pytest.mark.browser
Q2 = "/campaigns/2026Q2"


def test_checks_of_a_department_without_people_are_left_out_with_their_reason(visiting: Callable[..., Visit]) -> None:
    visit = visiting()
    page = visit.page
    visit.log_in("office")
    _withdraw(visit, "EMERG")
    visit.go(Q2)
    visit.press("main form button.primary")
    page.wait_for_selector(".run[data-state=done]", timeout=LONG)
    page.reload()
    assert page.locator(".run .figure").count() == 7
    visit.picture("office-run", ".head")
    page.click("details.confirm summary")
    visit.press("details.confirm button")
    visit.go(f"{Q2}/left")
    assert "没有合格人员" in page.locator("ul.tasks").inner_text()
    assert "应急" in page.locator("#left tbody").inner_text()
    assert visit.faults("story-left") == []
    visit.picture("office-left")
    _suppose(visit)


def _withdraw(visit: Visit, department: str) -> None:
    """A department needs all its people elsewhere, the whole quarter."""
    visit.go(f"/inspectors/release?department={department}")
    visit.page.locator("[name=people]").evaluate_all("all => all.forEach((one) => { one.checked = true; })")
    visit.page.fill("#first_date_1", "2026-03-30")
    visit.page.fill("#last_date_1", "2026-06-30")
    visit.page.fill("#reason", "防汛")
    visit.press("main button.primary")
    assert "已登记" in visit.page.locator(".done").inner_text()


def _suppose(visit: Visit) -> None:
    """Fewer people of another department: planned beside the plan, and never published."""
    page = visit.page
    visit.go(f"{Q2}/what-ifs")
    page.click("text=各部门人数")
    page.fill("#people-AMR", "5")
    visit.press("text=开始试算")
    page.wait_for_selector(".run[data-state=done]", timeout=LONG)
    assert page.locator("details.confirm").count() == 0
    visit.press("text=与已发布的方案比较")
    assert page.locator("tbody tr").count() == 2
    assert visit.faults("story-what-if") == []
    visit.picture("office-what-if")

"""Anybody with a phone repeats the demo's draw and catches a forged one; files that are no draw, a code of nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import SIZES, Site, Visit
from tests.browser.steps import LONG, tamper, verify

pytestmark = pytest.mark.browser


def test_anybody_repeats_a_draw_on_a_phone_and_files_that_are_none_are_told(
    visiting: Callable[..., Visit], site: Site
) -> None:
    visit, faults = visiting("phone"), list[str]()
    page = visit.page
    visit.go("/public/verify?draw=2026Q2")
    faults += visit.faults("public-verify")
    verify(visit)
    faults += visit.faults("public-verify-good")
    forged = tamper(visit)
    faults += visit.faults("public-verify-tampered")

    visit.go("/public/verify")  # files alone, and none of them a draw
    page.set_input_files("#record", site.folder / "demo" / "draw" / "record.json")
    page.click("#files button")
    page.wait_for_selector(".verdict.bad", timeout=LONG)
    page.set_input_files("#frame", forged)
    page.click("#files button")
    page.wait_for_selector(".verdict.bad >> text=/第 \\d+ 行/", timeout=LONG)
    assert faults == []


@pytest.mark.parametrize("size", SIZES)
def test_a_check_code_that_nobody_was_given_is_told_as_such(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    visit.expected.add(404)
    visit.go("/check")
    visit.page.fill("#code", "nobody-has-this-one")
    visit.press("main form button")
    assert "没有这个检查码" in visit.page.inner_text("[role=alert]")
    assert visit.faults("public-check-unknown") == []

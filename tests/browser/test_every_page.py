"""Every page, at both sizes: it paints, is not wider than the window, axe finds nothing, and its picture is taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.addresses import PAGES, PUBLIC, REFUSED
from tests.browser.conftest import SIZES, Site, Visit

pytestmark = pytest.mark.browser
ALIKE = {"targets-by-name", "week"}  # the same page as another, under another address
PICTURED = {"home": "public-home", "draw": "public-draw", "visits": "public-visits"}


@pytest.fixture(scope="module")
def known(site: Site) -> dict[str, str]:
    """What stands for the braces of addresses: a visit of the last day that is planned, with target and inspector."""
    plan: dict[str, Any] = json.loads((site.folder / "demo" / "plan.json").read_text("utf-8"))
    route = max(plan["routes"], key=lambda one: one["date"])
    visit = route["visits"][0]
    return {"visit": visit["id"], "target": visit["target"], "inspector": route["posts"][0]["inspector"]}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("role", PAGES)
def test_pages_of(role: str, size: str, visiting: Callable[..., Visit], known: dict[str, str]) -> None:
    visit = visiting(size)
    visit.log_in(role)
    faults, titles = [], []
    for name, path in PAGES[role].items():
        expected = REFUSED.get(name, 200)
        visit.expected = {expected}
        answer = visit.go(path.format(**known))
        assert answer.status == expected, (name, answer.status)
        faults += visit.faults(f"{role}-{name}")
        titles += [visit.page.title()] if name not in ALIKE else []
    assert not faults, "\n".join(faults)
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("size", SIZES)
def test_pages_for_everybody(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    faults = []
    for name, path in PUBLIC.items():
        assert visit.go(path).status == 200, name
        faults += visit.faults(f"public-{name}")
        if size == "desk" and name in PICTURED:
            visit.picture(PICTURED[name])
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES)
def test_the_log_in_in_both_languages(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    visit.go("/")
    assert visit.faults("public-login") == []
    if size == "desk":
        visit.picture("login")
    visit.press("header a[hreflang=en]")
    assert visit.page.locator("h1").inner_text() == "Log in"
    assert visit.faults("public-login-en") == []

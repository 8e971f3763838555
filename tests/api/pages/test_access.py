"""Who may open which page: every cell of access.md is asked for real, and a new page needs a row there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.pages.routing import pages
from api.rest.service import Service
from coordination.model.access import Role
from tests.api.pages.conftest import Browser
from tests.api.rest.conftest import ACCOUNTS, As
from tests.api.rest.test_access import REFUSED, VALUES, rows
from tests.browser import addresses

TABLE = Path(__file__).with_name("access.md")
ROWS = rows(TABLE)


def test_every_page_has_a_row_and_every_row_a_page(service: Service) -> None:
    assert sorted(ROWS) == sorted(f"{method} {path}" for method, path in pages(service))


@pytest.mark.parametrize("endpoint", sorted(ROWS))
def test_each_role_is_let_in_or_not_as_the_table_says(stranger: Browser, shown: As, endpoint: str) -> None:
    method, path = endpoint.split(" ")
    let_in = set()
    for role in Role:
        own = {**VALUES, "department": ACCOUNTS[role].department if role in ACCOUNTS else ""}
        address = re.sub(r"\{(\w+)\}", lambda name, own=own: own.get(name[1]) or "x", path)
        headers = {**shown(role), "Accept": "text/html"}
        answer = stranger.client.request(method, address, headers=headers, follow_redirects=False)
        assert answer.status_code < 500, answer.text
        led_away = answer.headers.get("location", "").startswith("/login?why=not-logged-in")
        shown_code = re.search(r'data-code="([^"]*)"', answer.text)
        other_matter = shown_code is not None and shown_code[1] in {"log-in-refused", "witness-of-other-campaign"}
        if not led_away and (answer.status_code not in REFUSED or other_matter):
            let_in.add(role)
    assert let_in == ROWS[endpoint]


def test_every_page_is_opened_in_a_browser_or_it_is_said_why_not() -> None:
    shown = [endpoint.removeprefix("GET ") for endpoint in ROWS if endpoint.startswith("GET ")]
    opened = {_row(path, shown) for pages in (*addresses.PAGES.values(), addresses.PUBLIC) for path in pages.values()}
    assert sorted([*(opened - {""}), *addresses.ELSEWHERE]) == sorted(shown)
    stories = {path.stem: path.read_text("utf-8") for path in Path(addresses.__file__).parent.glob("test_*.py")}
    for why in addresses.ELSEWHERE.values():
        for story, picture in re.findall(r"(test_\w+)(?:: (\S+))?", why):
            both = (
                f'faults_at_both_sizes("{picture}")',
                f'"{picture}"' if 'parametrize("size"' in stories[story] else "",
            )
            assert not picture or any(one and one in stories[story] for one in both), why


def test_no_picture_of_a_story_lies_upon_another() -> None:
    files = sorted(Path(addresses.__file__).parent.glob("test_*.py"))
    named = [name for path in files for name in set(re.findall(r'"(story-[\w-]+)"', path.read_text("utf-8")))]
    assert sorted(named) == sorted(set(named))


def _row(path: str, shown: list[str]) -> str:
    """The row of an address: of those that fit it the one that says most; empty where none does."""
    fits = [row for row in shown if re.fullmatch(re.sub(r"{\w+}", "[^/]+", row), path.partition("?")[0])]
    return min(fits, key=lambda row: row.count("{"), default="")

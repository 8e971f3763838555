"""Pages are found by their links, or below what has some: each declaration with some addresses, no files, no parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from api.app import create_app
from api.bench.pages.asked import SIZES, Asked, Sizes
from api.bench.pages.figures import Measured, PageTime
from api.bench.pages.painting import has_browser
from api.bench.pages.walking import MOST_OF_A_PAGE, Addresses, Fetched, below, walk
from api.pages.routing import pages
from api.settings import Settings
from coordination.desk import accounts
from coordination.desk.drawing.safe import Safe
from coordination.desk.office import Office
from coordination.storage.database import Database
from coordination.texts import texts
from seeds.loading import reference

SITE = {
    "/": '<a href="/plans">x</a><a href="https://elsewhere.cn/plans">x</a><a href="/plans.xlsx" download>x</a>',
    "/plans": '<a href="/plans/new">n</a>'
    + "".join(f'<a href="/plans/{year}?a=b#c">x</a>' for year in range(2020, 2030)),
    "/plans/new": '<a href="/nowhere">x</a><a href="#here">x</a>',
}
ASKED_FOR = {"/plans/2022/batches/b1/revise", "/plans/2021/new"}  # behind a button, and below another year


def fetch(path: str) -> Fetched:
    if path == "/plans/2020":
        return Fetched(200, "application/json", "{}")
    if path == "/plans/part":
        return Fetched(200, "text/html", "<p>")
    shown = path in {*SITE, *ASKED_FOR} or path.removeprefix("/plans/").isdigit()
    return Fetched(200 if shown else 404, "text/html; charset=utf-8", f"<html>{SITE.get(path, '')}")


def test_each_page_is_found_a_few_times_and_only_as_a_page() -> None:
    found = walk(fetch, Addresses(["/", "/plans", "/plans/{year:int}", "/plans/new"]), ["/"])
    assert found == {
        "/": ["/"],
        "/plans": ["/plans"],
        "/plans/new": ["/plans/new"],
        "/plans/{year:int}": [f"/plans/{year}" for year in range(2021, 2021 + MOST_OF_A_PAGE)],
    }


def test_a_page_without_a_link_is_tried_below_those_that_have_one() -> None:
    found = {
        "/plans": ["/plans?a=b"],
        "/plans/{year}": ["/plans/2021", "/plans/2022"],
        "/batches/{batch}": ["/batches/b1"],
    }
    behind = [
        "/plans/part",
        "/plans/{year}/new",
        "/plans/{year}/batches/{batch}/revise",
        "/plans/{year}/people/{person}",
    ]
    assert below(fetch, Addresses([*found, *behind]), found) == {
        "/plans/{year}/new": ["/plans/2021/new"],
        "/plans/{year}/batches/{batch}/revise": ["/plans/2022/batches/b1/revise"],
    }


def test_every_declared_page_is_told_from_the_others(tmp_path: Path) -> None:
    office = Office(Database(f"sqlite:///{tmp_path / 'none.db'}"), reference(), lambda: None, "x")  # type: ignore[arg-type,return-value]
    declared = {
        path for method, path in pages(create_app(Settings(""), office, accounts, Safe(b""))) if method == "GET"
    }
    addresses = Addresses(declared)
    assert addresses.of("/plans/2026/batches/new") == "/plans/{year}/batches/new"
    assert addresses.of("/plans/2026/batches/x") == "/plans/{year}/batches/{batch}"
    assert addresses.of("/static/x.css") is None


def test_a_page_is_late_only_where_it_was_painted_and_limits_apply(tmp_path: Path) -> None:
    shown = [
        PageTime("/", "office", "/", 0.1, 0.1, 1.0, painted, limit).kept for painted, limit in ((0.9, 1.0), (1.1, 1.0))
    ]
    assert shown == [True, False]
    assert PageTime("/", "office", "/", 0.1, 0.1, 1.0, None, 1.0).kept is None
    late = PageTime("/", "office", "/", 0.1, 0.1, 1.0, 1.1, 1.0)
    told = Measured([late, replace(late, painted=0.9), replace(late, painted=None)], ["/nowhere"])
    assert (told.late, told.painted) == (1, 2)
    office = Office(Database("sqlite://"), reference(), lambda: None, "x")  # type: ignore[arg-type,return-value]
    assert [
        Asked(sizes, office, "", None, tmp_path, texts("en"), print).limited for sizes in (SIZES, Sizes(scale=0.1))
    ] == [True, False]
    assert not has_browser(tmp_path / "chromium")

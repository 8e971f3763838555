"""Every number of a campaign's two tables is what the rows it opens to add up to, on the page and in the workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from itertools import pairwise

import pytest
from python_calamine import load_workbook

from api.pages.shell import Shell
from api.pages.work_tables import bounds_table
from coordination.desk.campaigns import compare, visit_page, visiting
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.campaigns import Proof, ProvedBound, VisitFilter
from coordination.model.pages import EVERYTHING
from tests.api.pages.conftest import Browser
from tests.api.pages.test_campaign_views import shell  # the frame of a page that nobody asked for
from tests.api.rest.test_campaigns import planned  # a campaign of two departments, drawn and published

__all__ = ["planned", "shell"]
As = Callable[[str], Browser]
Q2 = "/campaigns/2026Q2"
Row = dict[str, str]
CELL = re.compile(r"<t[hd] [^>]*>(?:<a href=\"([^\"]+)\">)?([^<]*)")


def opened(browser: Browser, address: str) -> list[Row]:
    """All rows an address opens to, by their heads."""
    path = unescape(address).partition("#")[0]
    answer = browser.client.get(f"{path}{'&' if '?' in path else '?'}download=xlsx")
    assert answer.status_code == 200, path
    heads, *rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, heads), map(str, row), strict=True)) for row in rows]


def shown(page: str, table: str) -> Iterator[list[tuple[str, str]]]:
    """The rows of a table as a page shows it, each cell with its address, empty where it opens to nothing."""
    listing = page.split(f'id="{table}"', 1)[1].split("</tbody>", 1)[0].split("<tbody", 1)[1]
    for row in listing.split("<tr ")[1:]:
        yield [(address, unescape(text)) for address, text in CELL.findall(row)]


def number(text: str) -> float:
    found = re.search(r"-?\d+(?:\.\d+)?", text)
    assert found, text
    return float(found[0])


def total(rows: list[Row], column: str) -> float:
    return sum(number(row[column]) for row in rows)


def test_before_and_after_is_what_its_rows_add_up_to(as_role: As, office: Office) -> None:
    browser, found = as_role("wang"), compare(office, OPERATOR, "2026Q2")
    planned_row, visits, doors, people = shown(browser.open(Q2), "compared")

    assert number(planned_row[1][1]) == total(opened(browser, planned_row[1][0]), "事项数") == found.planned > 0
    assert number(planned_row[2][1]) == len(opened(browser, planned_row[2][0])) == found.planned

    assert number(visits[1][1]) == total(opened(browser, visits[1][0]), "分头入企") == found.separate
    assert number(visits[2][1]) == len(opened(browser, visits[2][0])) == found.visits
    saving = opened(browser, visits[3][0])
    assert total(saving, "减少") == found.separate - found.visits > 0
    assert visits[3][1] == doors[3][1] == f"{int(100 * total(saving, '减少') / total(saving, '分头入企'))}%"
    saved = [number(row["减少"]) for row in saving]
    assert saved == sorted(saved, reverse=True)

    for cell, column in ((doors[1], "分头入企"), (doors[2], "联合入企")):
        rows = opened(browser, cell[0])
        assert cell[1] == f"{total(rows, column) / len(rows):.2f}"

    assert number(people[1][1]) == total(opened(browser, people[1][0]), "人·天至少")
    assert number(people[2][1]) == total(opened(browser, people[2][0]), "人·天") == found.person_sessions / 2
    differing = [share.saved_person_sessions for share in found.departments]
    assert total(opened(browser, f"{Q2}/departments"), "差额") == sum(filter(None, differing)) / 2
    assert sum(filter(None, differing)) == (found.separate_person_sessions or 0) - found.person_sessions
    assert bool(people[3][0]) == ("%" in people[3][1])  # the bound of this plan is below it: nothing is claimed

    bounds = {row["项目"]: row for row in opened(browser, f"{Q2}/bounds")}
    assert number(bounds["入企次数"]["界限"]) == number(visits[4][1]) == found.visits_bound
    assert number(bounds["人·半天"]["界限"]) / 2 == number(people[4][1])
    assert "bounds#visits" in visits[4][0]


def test_the_part_of_a_department_is_what_its_rows_add_up_to(as_role: As) -> None:
    browser = as_role("wang")
    rows = list(shown(browser.open(f"{Q2}/departments"), "departments"))
    assert len(rows) == 2
    for _, checks, separate, visits, alone, people, _ in rows:
        assert number(checks[1]) == len(opened(browser, checks[0])) > 0
        assert number(separate[1]) == len(opened(browser, separate[0])) > 0
        assert number(visits[1]) == len(opened(browser, visits[0])) > 0
        [work] = opened(browser, alone[0])
        assert number(alone[1]) == number(work["人·天至少"]) > 0
        assert number(work["检查分钟"]) == total(opened(browser, checks[0]), "时长（分钟）")
        assert number(people[1]) == total(opened(browser, people[0]), "人·半天") / 2 > 0
        assert f"即 {people[1]} 人·天" in browser.open(unescape(people[0]))


def test_the_figures_above_open_to_as_many_rows(as_role: As, office: Office) -> None:
    browser, found = as_role("wang"), compare(office, OPERATOR, "2026Q2")
    page = browser.open(Q2)
    for address, count in {
        "visits": found.visits,
        "planned": found.planned,
        "checks": found.owed,
        "checks?on_site=false": found.off_site,
        "left": found.left_out,
        "routes": found.routes,
        "people": found.inspectors,
    }.items():
        assert f'href="{Q2}/{address}"' in page
        assert len(opened(browser, f"{Q2}/{address}")) == count > 0, address
    every = opened(browser, f"{Q2}/people")
    assert total(every, "半天数") == total(opened(browser, f"{Q2}/routes"), "人·半天") == found.person_sessions
    unpublished = opened(browser, f"{Q2}/runs/1/routes")
    assert len(unpublished) == found.routes
    assert total(unpublished, "人·半天") == found.person_sessions
    [first, *_] = shown(browser.open(f"{Q2}/runs/1/routes"), "run-routes")
    assert number(first[3][1]) == len(opened(browser, first[3][0]))
    for row in shown(page, "by-week"):
        for cell, column in ((row[1], ""), (row[2], ""), (row[3], "人·半天")):
            rows = opened(browser, cell[0])
            assert number(cell[1]) == (total(rows, column) / 2 if column else len(rows))


def test_routes_are_narrowed_and_a_route_opens_to_its_visits(as_role: As) -> None:
    browser = as_role("wang")
    every, there = (opened(browser, f"{Q2}/routes{query}") for query in ("", "?area=371503"))
    assert 0 < len(there) < len(every)
    assert {row["区县"] for row in there} == {"茌平区"}
    first = every[0]["日期"]
    days = opened(browser, f"{Q2}/routes?first_date={first}&last_date={first}")
    assert days == [row for row in every if row["日期"] == first]
    for row in shown(browser.open(f"{Q2}/routes?sort=-people"), "routes"):
        assert number(row[4][1]) == len(opened(browser, row[4][0])) > 0
    counts = [number(row["入企次数"]) for row in opened(browser, f"{Q2}/people?sort=-visits")]
    assert all(one >= other for one, other in pairwise(counts))
    once, more = (opened(browser, f"{Q2}/doors?entered={often}") for often in ("once", "more"))
    assert len(once) + len(more) == len(opened(browser, f"{Q2}/doors"))
    page = browser.open(f"{Q2}/bounds")
    assert f'entered=once"><span class="value">{len(once)}<' in page
    assert 'href="/api/v1/campaigns/2026Q2/runs/1/problem.json"' in page
    assert "onevisit check" in page


def test_a_bound_that_is_not_proved_is_not_told(shell: Shell) -> None:
    bounds = (
        ProvedBound("planned_weight", 6, 8),
        ProvedBound("visits", 4, 4),
        ProvedBound("person_sessions", 20, None),
    )
    rows = bounds_table(shell, Proof("2026Q2", 2, bounds, 4, 0, None, None, ())).rows
    assert [[cell.text for cell in row[1:]] for row in rows] == [
        ["6", "≤ 8", "33.3%"],
        ["4", "≥ 4", "0.0%"],
        ["20", "–", "–"],
    ]


def test_a_list_of_a_campaign_has_no_last_row_but_its_own(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A city's year has 33,000 visits."""
    asked = ("2026Q2", VisitFilter(), EVERYTHING)
    one = visit_page(office, OPERATOR, *asked).records[0]
    many = tuple(replace(one, id=f"v-{count:05}") for count in range(33_000))
    read = visiting.version_of
    monkeypatch.setattr(visiting, "version_of", lambda *stamp: replace(read(*stamp), visits=many))
    assert len(visit_page(office, OPERATOR, *asked).records) == len(many)

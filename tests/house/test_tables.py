"""Every table of the pages is one of `components/table.html`, filtered, sorted and exported; else it says why not."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "api" / "pages" / "templates"
MACROS = "components/table.html"
OF_THEIR_OWN = {
    "fragments/month.html": "a month, whose days are chosen",
    "plans/chart.html": "a chart, whose bars are the rows of the list of batches below it",
    "public/verify.html": "filled in the visitor's browser, of a file the service never sees",
}
UNFILTERED = {
    "campaigns/bounds.html": "what is proved: three lines that are compared",
    "campaigns/campaign.html": "before and after: three lines that are compared",
    "campaigns/map.html": "the visits on the map, filtered by the fields above it",
    "department/home.html": "batches of the newest plan, whose heads lead to the list of all",
    "home.html": "the latest campaigns, whose heads lead to the list of all",
    "replans/list.html": "ways out side by side, whose heads lead to their own page, with filters",
    "replans/one.html": "the same, and the five levels of a replan, which are one order",
}


def templates() -> dict[str, str]:
    return {str(file.relative_to(TEMPLATES)): file.read_text("utf-8") for file in TEMPLATES.rglob("*.html")}


def test_a_table_is_written_once() -> None:
    assert {name for name, text in templates().items() if "<table" in text} == {MACROS, *OF_THEIR_OWN}


def test_a_table_without_filters_says_why() -> None:
    """`whole` has them; who shows the body alone shows them elsewhere, with the same table."""
    found = set()
    for name, text in templates().items():
        shown, filtered = (set(re.findall(rf"{{{{ {part}\(([\w.]+), say", text)) for part in ("body", "filters"))
        found |= {name} if shown - filtered else set()
    assert found - {MACROS} == set(UNFILTERED)

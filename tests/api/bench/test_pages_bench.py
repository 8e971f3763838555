"""The bench of pages from end to end on a tiny city, as a user runs it where there is no browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.whole_run.conftest import onevisit

NO_PAGES = {
    "/campaigns/{campaign}/runs/{run}/live",
    "/campaigns/{campaign}/timetable/events",
    "/campaigns/{campaign}/visits/{visit}/move",
    "/ceremony/{campaign}/live",
    "/days",
    "/days/month",
    "/guide/pictures/{name}",
    "/imports/templates/{kind}",
    "/language/{language}",
    "/plans/batches.xlsx",
    "/public/draws/{campaign}/{number}/{name}",
}
"""Files, streams, parts that pages ask for, and the verdict on a move, which answers a date."""
NOT_IN_THE_CITY = {
    "/campaigns/{campaign}/replans/{run}",
    "/check/{code}",
    "/imports/{job_id}",
    "/inspections/{task}/follow-ups/{finding}",
    "/my/visits/{campaign}/{visit}/swaps/{inspector}",
    "/public/notices/{campaign}",
    "/urgent-inspections/{task}",
}
"""Pages about what the city of the demo has none of, with a pack that has no notices."""


@pytest.mark.large
def test_every_role_is_walked_and_without_a_browser_it_says_so(tmp_path: Path) -> None:
    sizes = ["--scale", "0.02", "--visits", "200", "--loads", "1", "--browser", str(tmp_path / "none")]
    done = onevisit(tmp_path, "--lang", "en", "bench", "pages", *sizes, "-o", "bench")
    assert done.returncode == 0, done.stderr
    assert "First paint was NOT measured" in done.stdout
    written = json.loads((tmp_path / "bench" / "bench-pages.json").read_text(encoding="utf-8"))
    assert set(written["unreached"]) == {*NO_PAGES, *NOT_IN_THE_CITY}
    assert (written["painted"], written["late"]) == (0, 0)
    told = written["pages"]
    assert {one["role"] for one in told} > {"office", "lead", "inspector", "witness", "public"}
    seen = {(one["role"], one["page"]) for one in told}
    assert {("office", "/plans/{year}/overlaps"), ("office", "/campaigns/{campaign}/timetable")} <= seen
    assert {("inspector", "/my/visits/{campaign}/{visit}"), ("public", "/public/draws/{campaign}")} <= seen
    assert all(one["answer"] > 0 and one["painted"] is None and one["kept"] is None for one in told)

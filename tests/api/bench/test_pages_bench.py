"""The bench of pages from end to end on a tiny city, as a user runs it where there is no browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.whole_run.conftest import onevisit


@pytest.mark.large
def test_every_role_is_walked_and_without_a_browser_it_says_so(tmp_path: Path) -> None:
    sizes = ["--scale", "0.02", "--visits", "200", "--loads", "1", "--browser", str(tmp_path / "none")]
    done = onevisit(tmp_path, "--lang", "en", "bench", "pages", *sizes, "-o", "bench")
    assert done.returncode == 0, done.stderr
    assert "First paint was NOT measured" in done.stdout
    told = json.loads((tmp_path / "bench" / "bench-pages.json").read_text(encoding="utf-8"))["pages"]
    assert {one["role"] for one in told} > {"office", "lead", "inspector", "witness", "public"}
    seen = {(one["role"], one["page"]) for one in told}
    assert {("office", "/plans/{year}/overlaps"), ("office", "/campaigns/{campaign}/timetable")} <= seen
    assert {("inspector", "/my/visits/{campaign}/{visit}"), ("public", "/public/draws/{campaign}")} <= seen
    assert all(one["answer"] > 0 and one["painted"] is None and one["kept"] is None for one in told)

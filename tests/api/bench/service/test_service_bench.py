"""The bench of the service from end to end at tiny sizes, as a user runs it, on either database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.bench.service.asked import SIZES, Sizes
from api.bench.service.radicale import is_installed
from tests.api.test_command_line import Run, run
from tests.whole_run.conftest import onevisit

__all__ = ["run"]
TINY = {"feeds": 12, "targets": 400, "rows": 200, "seconds": 2, "queries": 3, "areas": 1, "run-targets": 60}
PAGES = 14


@pytest.mark.parametrize(
    "database",
    [pytest.param("sqlite", marks=pytest.mark.large), pytest.param("postgres", marks=pytest.mark.postgres)],
)
def test_a_tiny_bench_of_the_service(tmp_path: Path, database: str) -> None:
    sizes = [part for name, value in TINY.items() for part in (f"--{name}", str(value))]
    done = onevisit(tmp_path, "--lang", "en", "bench", "service", "--database", database, *sizes, "-o", "bench")
    assert done.returncode == 0, done.stderr
    assert "polls answered at most, One Visit" in done.stdout
    told = json.loads((tmp_path / "bench" / "bench-service.json").read_text(encoding="utf-8"))
    figures = {(one["key"], *one["values"].values()): one for one in told[database]}
    assert figures["poll-statements",]["value"] == 1
    assert figures["poll-reading",]["value"] == 0
    assert figures["run-going-on",]["value"] in {0, 1}
    assert sum(one["key"] == "page" for one in told[database]) == PAGES
    servers = {one["values"]["server"] for one in told[database] if one["key"] == "saturation"}
    assert servers == {"One Visit", *(["Radicale"] if is_installed() else [])}
    # so few polls may take less than one tick of the processor's clock
    assert all(one["value"] > 0 for one in told[database] if one["unit"] and one["key"] != "poll-processor")
    assert all(one["value"] >= 0 for one in told[database])
    assert told["sizes"]["feeds"] == TINY["feeds"]


def test_what_cannot_be_measured_is_said_before_anything_is_begun(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEST_DATABASE_URL", "ONEVISIT_BENCH_POSTGRES_URL"):
        monkeypatch.delenv(name, raising=False)
    without = run("--lang", "en", "bench", "service", "--database", "both")
    assert (without.status, "--postgres-url" in without.err) == (2, True)
    backwards = run("--lang", "en", "bench", "service", "--targets", "10", "--rows", "20")
    assert (backwards.status, "--targets (10)" in backwards.err) == (2, True)


def test_limits_are_those_of_the_issue_for_the_sizes_of_the_issue() -> None:
    assert Sizes(feeds=3_000, targets=1_000_000, rows=200_000) == SIZES

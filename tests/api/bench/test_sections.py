"""The lottery beside simple ones and the large draw, on a tiny problem, in both languages."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from api.bench import large_draw as section
from api.bench.asked import Asked, Table
from api.bench.large_draw import large_draw
from api.bench.lottery import RULES, lottery
from api.bench.ours import ours
from api.bench.replans import replans
from api.command_line import benchmarking
from api.command_line.benchmarking import DEFAULT_SEED
from coordination.errors import UnavailableError
from coordination.texts import LANGUAGES, Language, texts
from seeds.process_memory import watched
from tests.api.test_command_line import Run, run
from tests.whole_run.conftest import onevisit

__all__ = ["run"]
TARGETS, ROWS = 12, 20_000


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Asked]:
    """What a call asks for; both languages share problem and run."""
    made, run, folder = {}, {}, tmp_path_factory.mktemp("bench")

    def asked(language: Language) -> Asked:
        sizes = {"county-month": (1, 1)}
        said = texts(language)
        return Asked(sizes, (), TARGETS, DEFAULT_SEED, False, 1.0, 0, folder, said, lambda _: None, made, run)  # noqa: FBT003 - not tight

    return asked


def test_a_bench_of_the_draw_alone_from_end_to_end(tmp_path: Path) -> None:
    done = onevisit(tmp_path, "--lang", "en", "bench", "--size", "none", "--draw-rows", str(ROWS), "-o", "bench")
    assert done.returncode == 0, done.stderr
    assert "A large draw" in done.stdout
    told = json.loads((tmp_path / "bench" / "bench.json").read_text(encoding="utf-8"))
    (draw,) = told["draw"]
    assert draw["rows"] == ROWS
    assert draw["peak_bytes"] > 0
    assert draw["ticket_microseconds"] > 0
    assert {"wall_seconds", "phases", "sampler_ticket_microseconds", "record_sha256"} <= set(draw)


def test_so_few_rows_are_refused(run: Run) -> None:
    done = run("--lang", "en", "bench", "--size", "none", "--draw-rows", "5")
    assert done.status == 2
    assert "--draw-rows" in done.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lottery_stands_beside_two_simple_ones(bench: Callable[[Language], Asked], language: Language) -> None:
    table = lottery(bench(language))
    assert table is not None
    _complete(table, language)
    assert [record["lottery"] for record in table.records] == list(RULES)
    leximin, *simple = table.records
    assert (leximin["trials"], leximin["stuck"]) == (None, 0.0)
    for record in simple:
        assert record["posts"] == leximin["posts"] > 0
        assert record["trials"] >= 20
        assert 0 <= record["stuck"] <= 1
    assert all(0 <= record["least_ratio"] <= record["greatest_ratio"] <= 1 for record in table.records)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_main_table_tells_lottery_and_proof(bench: Callable[[Language], Asked], language: Language) -> None:
    table = ours(bench(language))
    assert table is not None
    _complete(table, language)
    (record,) = table.records
    assert record["lottery_seconds"] >= 0
    assert record["lottery_proof_seconds"] >= 0
    assert record["limits"] is None  # they are for 270 targets
    assert table.rows[0][-1] == "-"


def test_where_nothing_is_asked_there_is_no_table(bench: Callable[[Language], Asked]) -> None:
    assert large_draw(bench("en")) is None


def test_a_draw_that_fails_says_so(bench: Callable[[Language], Asked], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_rows: int) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(section, "measure", fails)
    with pytest.raises(UnavailableError, match="bench-draw-failed"):
        large_draw(replace(bench("en"), draw_rows=ROWS))


def test_the_memory_of_children_counts() -> None:
    held = "bytearray(60 << 20)"
    inner = f"import time; x = {held}; time.sleep(0.5)"
    outer = f"import subprocess, sys; x = {held}; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    done = watched([sys.executable, "-c", outer])
    assert done.status == 0
    assert done.peak_bytes >= 120 << 20


def _complete(table: Table, language: Language) -> None:
    """Every column has its heading, every row all columns, and the section its texts."""
    said = texts(language)
    assert all(said.has(f"bench-column-{column}") for column in table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert said.has(f"bench-{table.key}")
    assert said.has(f"bench-{table.key}-note")


@pytest.mark.large
def test_replans_stand_beside_planning_again_with_their_proof(bench: Callable[[Language], Asked]) -> None:
    table = replans(bench("en"))
    assert table is not None
    illness, lost, cut = table.records
    ill = illness["replans"]["moves"]
    assert [count["proved"] for count in ill["counts"]] == [True] * 7
    assert (ill["visits_moved"], ill["unplanned"]) == (0, illness["anew"]["unplanned"])  # what nothing could plan
    assert 0 < ill["people_moved"] <= illness["anew"]["people_moved"]
    for event in (lost, cut):
        moves, people = event["replans"]["moves"], event["replans"]["person_sessions"]
        assert all(count["at_least"] <= count["made"] for one in (moves, people) for count in one["counts"])
        assert moves["visits_moved"] <= event["anew"]["visits_moved"]
    assert len(table.rows) == 8
    assert all(len(row) == len(table.columns) for row in table.rows)


def measured(_: Asked) -> Table:
    """A section that takes no time."""
    return Table("draw", ["rows"], [["3"]], [{"rows": 3}])


def test_without_a_folder_all_figures_are_printed_after_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    benchmarking._bench(texts("en"), (measured,), "none", 3, False, "seed", None)  # noqa: SLF001, FBT003
    assert json.loads("{" + capsys.readouterr().out.partition("\n{")[2])["draw"] == [{"rows": 3}]


def test_what_was_measured_is_kept_when_a_later_section_fails(tmp_path: Path) -> None:
    def failing(_: Asked) -> Table:
        raise UnavailableError("bench-run-failed", status=1, last="full")

    with pytest.raises(UnavailableError):
        benchmarking._bench(texts("en"), (measured, failing), "none", 3, False, "seed", str(tmp_path))  # noqa: SLF001, FBT003
    assert json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))["draw"] == [{"rows": 3}]

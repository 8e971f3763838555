"""The bench from end to end on a tiny problem, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from api.bench.measuring import SCORES
from api.bench.methods import METHODS
from api.bench.sizes import STEPS, steps_of
from coordination.errors import BadInputError
from tests.whole_run.conftest import onevisit


@pytest.mark.large
def test_a_tiny_bench_from_end_to_end(tmp_path: Path) -> None:
    done = onevisit(
        tmp_path, "--lang", "en", "bench", "--targets", "3", "--patience", "2", "--growth", "1x1", "-o", "bench"
    )
    assert done.returncode == 0, done.stderr
    assert "Beside baselines" in done.stdout
    told = json.loads((tmp_path / "bench" / "bench.json").read_text(encoding="utf-8"))
    runs = {run["method"]: run for run in told["beside"]}
    assert list(runs) == ["ours", "greedy", "separate", "whole-cpsat", "whole-highs"]
    assert set(runs) == set(METHODS)
    for name, run in runs.items():
        assert run["seconds"] > 0
        assert run["peak_bytes"] > 0
        assert name == "separate" or run["violations"] == {}
    assert "R3" in runs["separate"]["violations"]
    assert runs["greedy"]["ours_never_worse"] is True
    assert runs["whole-cpsat"]["seconds_given"] >= 1
    ours = told["ours"][0]
    assert ours["problem"]["targets"] == 3
    assert set(ours["scores"]) == set(SCORES)
    assert ours["gaps"]["visits"] >= 0
    assert set(ours["stages"]) >= {"merge", "route", "staff"}
    assert told["growth"][0]["scores"] == ours["scores"]
    assert ET.parse(tmp_path / "bench" / "growth.svg").getroot().tag.endswith("svg")  # noqa: S314
    assert (tmp_path / "bench" / "plan-problem-1x1-ours.json").exists()


def test_a_step_that_is_not_ours_is_refused() -> None:
    assert steps_of("all") == STEPS
    assert steps_of("11x12,1x1") == ((1, 1), (11, 12))
    with pytest.raises(BadInputError, match="bench-unknown-step"):
        steps_of("1x1,3x3")

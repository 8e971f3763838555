"""Runs that end badly: told in a sentence, or shown as a baseline without a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.bench import measuring
from api.bench.measuring import measure
from coordination.errors import UnavailableError


def test_a_big_model_that_does_not_stop_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "_GRACE_SECONDS", 0.0)
    measured = measure("whole-cpsat", tmp_path / "problem.json", tmp_path, seconds=0.01)
    assert measured.stopped
    assert measured.scores == {}


def test_a_run_that_fails_says_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as refused:
        measure("separate", tmp_path / "no-such-problem.json", tmp_path)
    assert refused.value.code == "bench-run-failed"
    assert "no-such-problem.json" in str(refused.value.values["last"])

"""Runs that end badly: told in a sentence, or shown as a baseline without a plan."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from api.bench import measuring
from api.bench.measuring import measure
from coordination.errors import UnavailableError
from seeds import process_memory
from seeds.process_memory import watched


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


def test_an_interrupted_bench_leaves_no_process_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = tmp_path / "begun"

    def interrupted(_: int) -> int:
        if begun.exists() and begun.read_text(encoding="ascii"):
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(process_memory, "resident_bytes", interrupted)
    sleeper = f"import os, pathlib, time; pathlib.Path({str(begun)!r}).write_text(str(os.getpid())); time.sleep(600)"
    with pytest.raises(KeyboardInterrupt):
        watched([sys.executable, "-c", sleeper])
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text(encoding="ascii")), 0)

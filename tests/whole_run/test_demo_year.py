"""The year of the demo: three campaigns, all made to the end; no target is visited twice without cause."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_run.conftest import onevisit

pytestmark = pytest.mark.large


def test_a_year_of_campaigns_visits_nobody_twice_without_cause(tmp_path: Path) -> None:
    told = onevisit(tmp_path, "demo", "--scale", "0.01", "--year")
    assert told.returncode == 0, told.stderr
    report = json.loads((tmp_path / "demo" / "year" / "repeats.json").read_text(encoding="utf-8"))
    assert report["visits"] > 100
    assert {pair["cause"] for pair in report["pairs"]} >= {"complaint", "many_complaints"}
    assert all(pair["cause"] for pair in report["pairs"])
    for campaign in ("2026Q2", "2026Q3", "2026Q4"):
        assert f"　{campaign}：" in told.stdout
    command = [sys.executable, "-I", "-S", "verify_repeats.py", "repeats.json", "ledger.csv"]
    done = subprocess.run(command, cwd=tmp_path / "demo" / "year", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    again = onevisit(tmp_path, "year", "repeats", "2026", "--pack", "LC", "-o", "again")
    assert again.returncode == 0, again.stderr
    for name in ("repeats.json", "ledger.csv"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "demo" / "year" / name).read_bytes()

"""Next year's plan begins as the demo's, and its alignment saves visits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.whole_run.conftest import onevisit

pytestmark = pytest.mark.large


def test_the_demo_repeated_and_aligned_needs_fewer_visits(city: Path, tmp_path: Path) -> None:
    for name in ("onevisit.db", "onevisit.secret"):
        shutil.copy(city / name, tmp_path)
    assert "80" in onevisit(tmp_path, "plan", "repeat", "2027", "--like", "2026").stdout
    done = onevisit(tmp_path, "plan", "align", "2027", "--move-days", "28", "--json")
    assert done.returncode == 0, done.stderr
    alignment = json.loads(done.stdout)["alignment"]
    assert alignment["proved"]
    assert alignment["visits"] <= alignment["visits_together"] < 0.95 * alignment["visits_filed"]
    assert 0.99 * alignment["visits"] <= alignment["bound"] <= alignment["visits"]
    assert all(month["proposed"] <= max(month["filed"], month["capacity"]) for month in alignment["months"])
    assert sum(len(one["batches"]) for one in alignment["inspections"]) == 80
    schools = next(one for one in alignment["inspections"] if "2027Q2-J02-EDU" in one["batches"])
    assert schools["last_date"] <= "2027-05-31"  # 5月底前、11月底前

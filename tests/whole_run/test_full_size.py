"""The demo at its full size, inside the memory it promises. CI runs it; here nothing is timed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_run.conftest import onevisit

pytestmark = pytest.mark.large
_MEASURED = """
import resource, sys
from api.command_line.main import main
try:
    main(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=open("peak-kilobytes", "w"))
"""


def test_a_whole_city_in_under_two_gigabytes(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _MEASURED, "demo"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int((tmp_path / "peak-kilobytes").read_text()) < 2 << 20
    problem = json.loads((tmp_path / "demo" / "problem.json").read_text(encoding="utf-8"))
    plan = json.loads((tmp_path / "demo" / "plan.json").read_text(encoding="utf-8"))
    assert len({check["department"] for check in problem["checks"]}) == 17
    assert plan["scores"]["visits"] == plan["bounds"]["visits"]
    assert onevisit(tmp_path, "verify", "draw", "demo/draw/record.json", "demo/draw/frame.csv").returncode == 0
    assert onevisit(tmp_path, "check", "demo/problem.json", "demo/plan.json").returncode == 0

"""A small demo city, run once as a user would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCALE = "0.03"


def onevisit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder, as a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ONEVISIT_")}
    command = [sys.executable, "-c", "from api.command_line.main import main; main()", *arguments]
    path = {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, cwd=folder, env={**clean, **path}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the demo was run."""
    folder = tmp_path_factory.mktemp("city")
    done = onevisit(folder, "demo", "--scale", SCALE)
    assert done.returncode == 0, done.stderr
    (folder / "printed.txt").write_text(done.stdout, encoding="utf-8")
    return folder

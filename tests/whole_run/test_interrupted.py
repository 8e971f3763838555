"""kill -9 and Ctrl-C at any moment: the database is as before or as after, never between."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from seeds.demo.city import City
from seeds.demo.files import register_files
from seeds.loading import reference
from tests.whole_run.conftest import SCALE, onevisit

ROOT = Path(__file__).parents[2]
REGISTER = "市场主体库.csv"


def counts(folder: Path) -> dict[str, int]:
    """Rows of every table."""
    with sqlite3.connect(folder / "onevisit.db") as connection:
        every = connection.execute("select name from sqlite_master where type = 'table'")
        derived = {"target_search"} | {f"target_search_{part}" for part in ("data", "idx", "config")}
        tables = [name for (name,) in every if name not in derived]
        return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in tables}  # noqa: S608


def started(folder: Path, *arguments: str, **settings: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from api.command_line.main import main; main()", *arguments]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ONEVISIT_")}
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **settings}
    return subprocess.Popen(command, cwd=folder, env={**clean, "PYTHONPATH": str(ROOT)}, **streams)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose tables are there, and a register of targets."""
    folder = tmp_path_factory.mktemp("tables")
    done = onevisit(folder, "template", "items", "-o", "t.csv")  # makes the tables
    assert done.returncode == 0, done.stderr
    of_city = reference()
    files = register_files(City("interrupted", of_city.regions, float(SCALE)), of_city.specialties, of_city.calendar)
    register = max((raw for kind, _, raw in files if kind == "targets"), key=len)
    (folder / REGISTER).write_bytes(register)
    return folder


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("after", [1.2, 2.0, *(pytest.param(one, marks=pytest.mark.large) for one in (2.8, 3.6))])
def test_an_import_in_mid_run(tables: Path, tmp_path: Path, how: signal.Signals, after: float) -> None:
    shutil.copytree(tables, tmp_path, dirs_exist_ok=True)
    before = counts(tmp_path)
    running = started(tmp_path, "import", "targets", REGISTER)
    time.sleep(after)
    running.send_signal(how)
    ended = running.wait(30)
    found = counts(tmp_path)
    assert ended in ({0, -how, 130} if how is signal.SIGINT else {0, -how})
    assert found in (before, counts_after(tmp_path))
    with sqlite3.connect(tmp_path / "onevisit.db") as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def counts_after(folder: Path) -> dict[str, int]:
    """Rows once the import has run to its end; the audit chain has one event a finished import."""
    before = counts(folder)
    done = onevisit(folder, "import", "targets", REGISTER)
    assert done.returncode == 0, done.stderr
    after = counts(folder)
    assert after["audit_event"] == before["audit_event"] + 1
    return {**after, "audit_event": before["audit_event"]}


@pytest.mark.large
@pytest.mark.parametrize("after", [2.5, 4.0])
def test_a_demo_in_mid_run_leaves_the_earlier_one(tmp_path: Path, after: float) -> None:
    first = onevisit(tmp_path, "demo", "--scale", "0.01")
    assert first.returncode == 0, first.stderr
    before, report = counts(tmp_path), (tmp_path / "demo" / "report.txt").read_bytes()
    running = started(tmp_path, "demo", "--scale", SCALE, "--draw-seed", "another")
    time.sleep(after)
    running.kill()
    running.wait(30)
    assert counts(tmp_path) == before
    assert (tmp_path / "demo" / "report.txt").read_bytes() == report
    again = onevisit(tmp_path, "demo", "--scale", "0.01")
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "demo" / "report.txt").read_bytes() == report


@pytest.mark.large
@pytest.mark.parametrize("areas", [1, 3], ids=["here", "in other processes"])
@pytest.mark.parametrize("everybody", [True, False], ids=["typed at the keyboard", "sent to the command alone"])
def test_ctrl_c_while_a_block_is_solved(tmp_path: Path, areas: int, everybody: bool) -> None:
    onevisit(tmp_path, "generate", "--areas", str(areas), "--months", "4", "-o", "problem.json")  # some 20 s a block
    solving = ("solve", "problem.json", "-o", "plan.json", "--processes", "2")
    with started(tmp_path, *solving, start_new_session=True, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        assert running.stderr.readline()
        assert running.stderr.readline()  # merging, then routing has begun
        time.sleep(3)
        (os.killpg if everybody else os.kill)(running.pid, signal.SIGINT)
        told = running.stderr.read().decode().split("\n")
    assert running.returncode == 130
    assert [line for line in told if line] == ["已中断；数据和文件保持原样，可重新执行。"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["problem.json"]

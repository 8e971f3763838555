"""Workers as processes of their own, as a service manager starts them, and what can be seen of them from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from coordination.desk.office import Office
from coordination.model.plans import AnnualPlan, Campaign
from coordination.model.runs import BlockState, RunOrder
from coordination.storage import planning, runs
from coordination.storage.database import Database
from seeds.loading import reference

ROOT = Path(__file__).parents[3]
CAMPAIGN = "2026Q2"
_GIVE_UP_SECONDS = 240


def office_of(database: Database) -> Office:
    """An office with one campaign and an ordinary clock."""
    office = Office(database, reference(), lambda: datetime.now(UTC), "test")
    office.open()
    with database.transaction() as session:
        planning.add_plan(session, AnnualPlan(2026, "年度计划", "LC", date(2026, 1, 10), ()))
        first, last = date(2026, 4, 1), date(2026, 6, 30)
        planning.add_campaign(session, Campaign(CAMPAIGN, "第二季度", 2026, "LC", (), first, last))
    return office


def handed_in(office: Office, problem_file: bytes, campaign: str = CAMPAIGN) -> int:
    """A run for a problem that no register stands behind; its id."""
    with office.database.transaction() as session:
        return runs.add_run(session, campaign, problem_file, 0, RunOrder(draw_seed="seed"), "test", office.clock())


@contextmanager
def worker(office: Office, name: str) -> Iterator[subprocess.Popen[str]]:
    """A worker that is ready; killed at the end, if it lives."""
    url = office.database.engine.url.render_as_string(hide_password=False)
    settings = {"ONEVISIT_DATABASE_URL": url, "ONEVISIT_LANG": "en", "PYTHONPATH": str(ROOT)}
    code = "from api.command_line.main import main; main()"
    command = [sys.executable, "-c", code, "worker", "--name", name, "--processes", "1"]
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert "ready" in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def until(true: Callable[[], bool]) -> None:
    """Waits for something that is to become true."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < _GIVE_UP_SECONDS, "it never became true"
        time.sleep(0.05)


def in_flight(office: Office, run_id: int, name: str, *others: str) -> bool:
    """Whether a worker is solving a block, while one is solved and each of the others has begun one."""
    with office.database.reading() as session:
        blocks = runs.blocks(session, run_id)
    solving = {block.worker for block in blocks if block.state is BlockState.RUNNING}
    begun = {block.worker for block in blocks}
    return name in solving and set(others) <= begun and any(block.state is BlockState.DONE for block in blocks)


def children_of(process: subprocess.Popen[str]) -> set[int]:
    """The ids of the processes a process has started (Linux)."""
    tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def lives(process_id: int) -> bool:
    """Whether a process has not ended (Linux)."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False

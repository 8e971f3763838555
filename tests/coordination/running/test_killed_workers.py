"""Workers killed in mid-run: the run ends with the plan it would have had, solved once but for what was in flight."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from coordination.desk.runs import plan_of_run, run_progress
from coordination.model.runs import BlockState, RunState
from coordination.pipeline import solve
from coordination.storage import runs
from coordination.storage.database import Database
from coordination.texts import texts
from seeds.benchmark import Benchmark
from seeds.loading import reference
from solvers.planning.check import check
from solvers.planning.reading import digest, read_plan, read_problem, write_plan, write_problem
from tests.coordination.running.workers import ROOT, children_of, handed_in, in_flight, lives, office_of, until, worker

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes from outside"),
]


@pytest.fixture(scope="module")
def problem_file() -> bytes:
    """Four areas, staff too short for all of it."""
    return write_problem(Benchmark(4, 1, 60, "x", tight=True).problem(reference().calendar))


@pytest.fixture(scope="module")
def plan_file(problem_file: bytes) -> bytes:
    """The plan of nobody interrupted."""
    problem = read_problem(problem_file)
    return write_plan(solve(problem, digest(problem_file), "seed", texts("zh"), lambda _: None))


def test_a_worker_that_comes_back_goes_on(database: Database, problem_file: bytes, plan_file: bytes) -> None:
    office = office_of(database)
    run = handed_in(office, problem_file)
    with worker(office, "one") as first:
        until(lambda: in_flight(office, run, "one"))
        solving = children_of(first)
        first.send_signal(signal.SIGKILL)
        first.wait()
        until(lambda: not any(map(lives, solving)))
        assert solving
    with worker(office, "one"):
        until(lambda: run_progress(office, run).run.state is RunState.DONE)
    assert plan_of_run(office, run) == plan_file
    with database.reading() as session:
        blocks = runs.blocks(session, run)
    assert [block.state for block in blocks] == [BlockState.DONE] * 4
    assert sum(block.starts for block in blocks) <= len(blocks) + 1


@pytest.mark.parametrize(
    "database",
    [pytest.param("sqlite", marks=pytest.mark.large), pytest.param("postgres", marks=pytest.mark.postgres)],
    indirect=True,
)
def test_the_living_take_over_from_the_dead(database: Database, problem_file: bytes, plan_file: bytes) -> None:
    office = office_of(database)
    with worker(office, "one") as first, worker(office, "two") as second:
        run = handed_in(office, problem_file)
        until(lambda: in_flight(office, run, "one", "two") or in_flight(office, run, "two", "one"))
        dead, living = (first, "two") if in_flight(office, run, "one", "two") else (second, "one")
        dead.send_signal(signal.SIGKILL)
        until(lambda: run_progress(office, run).run.state is RunState.DONE)
    assert plan_of_run(office, run) == plan_file
    with database.reading() as session:
        blocks = runs.blocks(session, run)
    assert sum(block.starts for block in blocks) <= len(blocks) + 1
    assert living in {block.worker for block in blocks}


def test_what_staff_is_too_short_for_is_in_the_plan_with_its_reason(problem_file: bytes, plan_file: bytes) -> None:
    plan = read_plan(plan_file)
    assert {entry.reason for entry in plan.unplanned}
    assert check(read_problem(problem_file), plan, digest(problem_file)) == []


def test_a_solving_process_whose_worker_is_gone_does_not_begin() -> None:
    command = [sys.executable, "-m", "coordination.running.child", "1"]
    assert subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 1

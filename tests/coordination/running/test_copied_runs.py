"""A run that is going on while its database is copied goes on in the copy: what is solved is not solved again."""

from __future__ import annotations

import signal
import sys

import pytest

from coordination.desk.backups import copy
from coordination.desk.runs import plan_of_run, run_progress
from coordination.model.runs import BlockState, RunState
from coordination.pipeline import solve
from coordination.storage import runs
from coordination.storage.database import Database
from coordination.texts import texts
from seeds.benchmark import Benchmark
from seeds.loading import reference
from solvers.planning.reading import digest, read_problem, write_plan, write_problem
from tests.coordination.desk.backups import nothing_shown, office_on
from tests.coordination.running.workers import handed_in, in_flight, office_of, until, worker

pytestmark = [
    pytest.mark.large,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes from outside"),
]


def test_a_run_goes_on_in_a_copy(database: Database, empty: Database) -> None:
    office = office_of(database)
    problem_file = write_problem(Benchmark(4, 1, 60, "x", tight=True).problem(reference().calendar))
    run = handed_in(office, problem_file)
    with worker(office, "one") as first:
        until(lambda: in_flight(office, run, "one"))
        first.send_signal(signal.SIGKILL)
        first.wait()
    with database.reading() as session:
        solved = [block.number for block in runs.blocks(session, run) if block.state is BlockState.DONE]
    copy(office, office_on(empty), nothing_shown)
    copied = office_on(empty)
    assert run_progress(copied, run).run.state is RunState.RUNNING
    with worker(copied, "another"):
        until(lambda: run_progress(copied, run).run.state is RunState.DONE)
    plan = solve(read_problem(problem_file), digest(problem_file), "seed", texts("zh"), lambda _: None)
    assert plan_of_run(copied, run) == write_plan(plan)
    with empty.reading() as session:
        assert {block.starts for block in runs.blocks(session, run) if block.number in solved} == {1}

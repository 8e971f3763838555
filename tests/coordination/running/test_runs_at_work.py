"""One worker and what can come its way: impossible pins, broken files, a killed child, a cancelled run, SIGTERM."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.replan_checking import check_replan
from coordination.desk.runs import cancel_run, plan_of_run, resume_run, run_progress
from coordination.model.replans import Chain, Event, EventKind, ReplanOrder
from coordination.model.runs import ACTIVE, PlanningRun, RunBlock, RunKind, RunOrder, RunState
from coordination.stages.change import changed
from coordination.storage import runs
from coordination.storage.database import Database
from seeds.benchmark import Benchmark
from seeds.loading import reference
from solvers.planning.problem import Pin
from solvers.planning.reading import digest, read_plan, write_problem
from tests.coordination.running.workers import children_of, handed_in, lives, office_of, until, worker
from tests.secrets_of_nobody import KEYRING

pytestmark = [
    pytest.mark.large,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes from outside"),
]
SMALL = Benchmark(2, 1, 6, "x").problem(reference().calendar)
LONG = Benchmark(1, 1, 270, "x").problem(reference().calendar)  # one block, many seconds


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('runs') / 'office.db'}", KEYRING)
    yield office_of(database)
    database.dispose()


@pytest.fixture(scope="module")
def busy(office: Office) -> Iterator[subprocess.Popen[str]]:
    with worker(office, "busy") as process:
        yield process


def ended(office: Office, run: int) -> PlanningRun:
    until(lambda: run_progress(office, run).run.state not in ACTIVE)
    return run_progress(office, run).run


def blocks(office: Office, run: int) -> list[RunBlock]:
    with office.database.reading() as session:
        return runs.blocks(session, run)


@pytest.mark.usefixtures("busy")
def test_a_pin_that_cannot_hold_fails_the_run_and_is_named(office: Office) -> None:
    check = SMALL.checks[0]
    pinned = replace(SMALL, pins=(Pin((check.id,), check.first_date.replace(year=2027), None, ()),))
    run = ended(office, handed_in(office, write_problem(pinned)))
    assert run.state is RunState.FAILED
    assert run.failure is not None
    assert run.failure.faults


@pytest.mark.usefixtures("busy")
def test_a_run_of_nobody_fit_ends_with_a_plan_that_says_so(office: Office) -> None:
    alone = replace(SMALL, inspectors=SMALL.inspectors[:1])
    run = ended(office, handed_in(office, write_problem(alone)))
    assert run.state is RunState.DONE
    plan = read_plan(plan_of_run(office, run.id))
    assert {entry.check for entry in plan.unplanned} == {check.id for check in SMALL.checks}


@pytest.mark.usefixtures("busy")
def test_a_replan_is_done_like_any_other_run_and_leaves_its_record(office: Office) -> None:
    base = ended(office, handed_in(office, write_problem(SMALL)))
    before = plan_of_run(office, base.id)
    first = read_plan(before).routes[0]
    event = Event(EventKind.DAYS_LOST, "typhoon", first_date=first.date, last_date=first.date)
    asked = ReplanOrder(event, first.date, digest(before), Chain("", 1, "00" * 32, "value"))
    now = write_problem(changed(SMALL, read_plan(before), event, first.date))
    with office.database.transaction() as session:
        order, told = RunOrder(draw_seed="seed"), (RunKind.REPLAN, TypeAdapter(ReplanOrder).dump_json(asked))
        run_id = runs.add_run(session, base.campaign, now, 0, order, "test", office.clock(), told)
    assert ended(office, run_id).state is RunState.DONE
    with office.database.reading() as session:
        record = runs.record_file(session, run_id) or b""
    assert first.date not in {route.date for route in read_plan(plan_of_run(office, run_id)).routes}
    lots = {fault.code for fault in check_replan(now, before, plan_of_run(office, run_id), record)}
    assert lots <= {"replan-code-foreign"}  # no draw stands behind this campaign


@pytest.mark.usefixtures("busy")
def test_what_nobody_foresaw_is_one_sentence_for_people_and_a_log_for_maintainers(office: Office) -> None:
    run = ended(office, handed_in(office, b"{}"))
    assert run.failure is not None
    assert run.failure.code == "run-part-failed"
    log = Path(str(run.failure.values["log"]))
    assert "Traceback" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_killed_child_fails_the_run_which_can_be_resumed_and_cancelled_in_the_middle_of_a_block(
    office: Office, busy: subprocess.Popen[str]
) -> None:
    run = handed_in(office, write_problem(LONG))
    until(lambda: any(block.worker for block in blocks(office, run)))
    for child in children_of(busy):
        os.kill(child, signal.SIGKILL)
    failure = ended(office, run).failure
    assert failure is not None
    assert (failure.code, failure.values) == ("run-part-killed", {"worker": "busy", "signal": 9})
    resume_run(office, OPERATOR, run)
    until(lambda: any(block.starts == 2 for block in blocks(office, run)))
    solving = children_of(busy)
    assert cancel_run(office, OPERATOR, run).state is RunState.CANCELLING
    cancelled = ended(office, run)
    assert (cancelled.state, cancelled.failure) == (RunState.CANCELLED, None)
    assert not any(map(lives, solving))
    assert [(block.state.value, block.starts, block.seconds) for block in blocks(office, run)] == [("open", 2, None)]


def test_a_worker_that_is_told_to_stop_stops_and_leaves_the_run_to_others(
    office: Office, busy: subprocess.Popen[str]
) -> None:
    run = handed_in(office, write_problem(LONG))
    until(lambda: any(block.worker for block in blocks(office, run)))
    solving = children_of(busy)
    busy.send_signal(signal.SIGTERM)
    assert busy.wait() == 0
    until(lambda: not any(map(lives, solving)))
    assert run_progress(office, run).run.state is RunState.RUNNING

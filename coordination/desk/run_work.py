"""Use cases of the workers: what they take from a run and what they leave in it, each one transaction.

Everything is safe to do twice: a worker may die between the work and the note of it, and another does it again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from coordination.desk.office import Office
from coordination.errors import NotFoundError
from coordination.model.runs import ACTIVE, BlockState, Failure, PlanningRun, RunState
from coordination.storage import runs
from coordination.storage.database import Work


def active_runs(office: Office) -> list[PlanningRun]:
    """The runs that have not ended, the oldest first."""
    with office.database.reading() as session:
        return runs.runs(session, ACTIVE)[::-1]


def is_wanted(office: Office, run_id: int, attempt: int) -> bool:
    """Whether a run is still to be worked on in this attempt."""
    with office.database.reading() as session:
        found = runs.runs(session, [RunState.RUNNING])
    return any((run.id, run.attempt) == (run_id, attempt) for run in found)


def begin_run(office: Office, run_id: int, attempt: int) -> PlanningRun | None:
    """The run, which is now being worked on; None where it is no longer wanted."""
    with office.database.transaction() as session:
        run = _in_attempt(session, run_id, attempt)
        if run is None or run.state not in {RunState.QUEUED, RunState.RUNNING}:
            return None
        if run.state is RunState.QUEUED:
            runs.change(session, run_id, state=RunState.RUNNING.value)
        return runs.run(session, run_id)


def reach_stage(office: Office, run_id: int, attempt: int, stage: str) -> None:
    """Notes which stage a run is in."""
    with office.database.transaction() as session:
        run = _in_attempt(session, run_id, attempt)
        if run is not None and run.state is RunState.RUNNING and run.stage != stage:
            runs.change(session, run_id, stage=stage)


def problem_of(office: Office, run_id: int) -> bytes:
    """The problem file of a run."""
    with office.database.reading() as session:
        return runs.problem_file(session, run_id)


def open_blocks(office: Office, run_id: int, count: int) -> list[int]:
    """The blocks of a run that are not solved yet; `count` of them are noted where none is known."""
    with office.database.transaction() as session:
        runs.add_blocks(session, run_id, count)
        return [block.number for block in runs.blocks(session, run_id) if block.state is not BlockState.DONE]


def blocks_standing(office: Office, run_id: int) -> tuple[int, int]:
    """How many blocks of a run are not solved, and how many of these somebody is solving."""
    with office.database.reading() as session:
        left = [block for block in runs.blocks(session, run_id) if block.state is not BlockState.DONE]
    return len(left), sum(block.state is BlockState.RUNNING for block in left)


def begin_block(office: Office, run_id: int, number: int, worker: str) -> bool:
    """Notes that a worker begins a block; False where it is solved already."""
    with office.database.transaction() as session:
        return runs.begin_block(session, run_id, number, worker)


def leave_block(office: Office, run_id: int, attempt: int, number: int) -> None:
    """Notes that in this attempt nobody solves a block any more."""
    with office.database.transaction() as session:
        if _in_attempt(session, run_id, attempt) is not None:
            runs.leave_block(session, run_id, number)


def keep_block(
    office: Office, run_id: int, number: int, routes: bytes, worker: str, seconds: float, best: int, bound: int
) -> None:
    """Keeps what was found for a block; what somebody else found first stays."""
    with office.database.transaction() as session:
        runs.keep_block(session, run_id, number, routes, worker, seconds, best, bound)


def routes_found(office: Office, run_id: int) -> Sequence[bytes]:
    """What was found for each block of a run whose blocks are all solved."""
    with office.database.reading() as session:
        return runs.block_routes(session, run_id)


def replan_files(office: Office, run_id: int) -> tuple[bytes, bytes]:
    """Of a run that replans, the plan file it starts from and what is asked of it.

    Raises NotFoundError where the plan is gone.
    """
    with office.database.reading() as session:
        order = runs.asked(session, run_id) or b""
        wanted = json.loads(order)["base_plan_sha256"]
        base = runs.run_with_plan(session, runs.run(session, run_id).campaign, wanted)
        if base is None:
            raise NotFoundError("replan-base-missing", sha256=wanted)
        return runs.plan_file(session, base) or b"", order


def end_run(
    office: Office,
    run_id: int,
    attempt: int,
    plan: bytes,
    best: int,
    bound: int | None,
    record: bytes | None = None,
    messages: bytes | None = None,
) -> None:
    """The run has its checked plan; does nothing where it is no longer wanted. record, messages: as `runs.finish`."""
    with office.database.transaction() as session:
        run = _in_attempt(session, run_id, attempt)
        if run is not None and run.state is RunState.RUNNING:
            runs.finish(session, run_id, plan, best, bound, office.clock(), record, messages)
            office.note("run-done", run.subject, {"run": run_id, "blocks": len(runs.blocks(session, run_id))})


def fail_run(office: Office, run_id: int, attempt: int, failure: Failure) -> None:
    """The run ends without a plan, and says why; does nothing where it has ended."""
    with office.database.transaction() as session:
        run = _in_attempt(session, run_id, attempt)
        if run is not None and run.state in ACTIVE:
            runs.fail(session, run_id, failure, office.clock())
            office.note("run-failed", run.subject, {"run": run_id, "code": failure.code})


def let_go(office: Office, run_id: int, attempt: int) -> None:
    """Nobody works on the run any more: where it was to be cancelled, it is."""
    with office.database.transaction() as session:
        run = _in_attempt(session, run_id, attempt)
        if run is not None and run.state is RunState.CANCELLING:
            runs.change(session, run_id, state=RunState.CANCELLED.value, ended_at=office.clock())
            office.note("run-cancelled", run.subject, {"run": run_id})


def _in_attempt(session: Work, run_id: int, attempt: int) -> PlanningRun | None:
    """The run, until the transaction ends nobody else's; None where it was resumed since, or is no longer there."""
    try:
        run = runs.run_alone(session, run_id)
    except NotFoundError:
        return None
    return run if run.attempt == attempt else None

"""Planning runs and their blocks: what is known of them, and the few ways in which they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import desc, func, insert, select, update
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.runs import (
    ACTIVE,
    STAGES,
    BlockState,
    Failure,
    Options,
    PlanningRun,
    RunBlock,
    RunKind,
    RunOrder,
    RunState,
    Step,
)
from coordination.storage.columns import from_row
from coordination.storage.planning_rows import PlanningRunRow, RunBlockRow
from coordination.storage.registers import bulk_insert, table_of

_RUNS, _BLOCKS = table_of(PlanningRunRow), table_of(RunBlockRow)
_FILES = {"problem", "plan", "asked", "record"}
_KNOWN = [column for column in _RUNS.c if column.name not in _FILES]
_FAILURE = TypeAdapter(Failure)


def add_run(
    session: Session,
    campaign_id: str,
    problem_file: bytes,
    base_version: int,
    order: RunOrder,
    requested_by: str,
    requested_at: datetime,
    asked: tuple[RunKind, bytes] | None = None,
) -> int:
    """Stores a run that waits for a worker; its id. The draw seed is the problem's digest where none is given.

    campaign_id: empty for a problem file that belongs to none.
    asked: the kind of a run that does not just plan, and what it is asked, as JSON.
    """
    digest = sha256(problem_file).hexdigest()
    row = {
        "campaign": campaign_id or None,
        "problem_sha256": digest,
        "problem": problem_file,
        "base_version": base_version,
        "draw_seed": order.draw_seed or digest,
        "seconds": order.options.seconds,
        "processes": order.options.processes,
        "language": order.language,
        "state": RunState.QUEUED.value,
        "stage": STAGES[0],
        "attempt": 1,
        "requested_by": requested_by,
        "requested_at": requested_at,
        "kind": (RunKind.PLAN if asked is None else asked[0]).value,
        "asked": None if asked is None else asked[1],
    }
    added = session.execute(insert(_RUNS).values(**row).returning(_RUNS.c.id))
    return int(added.scalar_one())


def run(session: Session, run_id: int) -> PlanningRun:
    """One run; raises NotFoundError."""
    return _one(session, run_id, alone=False)


def run_alone(session: Session, run_id: int) -> PlanningRun:
    """As `run`, and until the transaction ends nobody else gets it this way: whoever asks waits."""
    return _one(session, run_id, alone=True)


def runs(session: Session, states: Iterable[RunState] = tuple(RunState), campaign_id: str = "") -> list[PlanningRun]:
    """Runs in one of some states, of one campaign or of all, the newest first."""
    chosen = select(*_KNOWN).where(_RUNS.c.state.in_([state.value for state in states]))
    if campaign_id:
        chosen = chosen.where(_RUNS.c.campaign == campaign_id)
    return [_run(row) for row in session.execute(chosen.order_by(desc(_RUNS.c.id))).mappings()]


def loose_runs(session: Session) -> list[PlanningRun]:
    """The runs of problem files that belong to no campaign, the newest first."""
    chosen = select(*_KNOWN).where(_RUNS.c.campaign.is_(None)).order_by(desc(_RUNS.c.id))
    return [_run(row) for row in session.execute(chosen).mappings()]


def active_run(session: Session, campaign_id: str) -> PlanningRun | None:
    """The run of a campaign that has not ended, if there is one."""
    return next(iter(runs(session, ACTIVE, campaign_id)), None)


def problem_file(session: Session, run_id: int) -> bytes:
    """The problem file of a run that is known to be there."""
    return bytes(session.execute(select(_RUNS.c.problem).where(_RUNS.c.id == run_id)).scalar_one())


def has_problem_file(session: Session, campaign_id: str, sha256: str) -> bool:
    """Whether a run of a campaign was asked to plan the problem with this digest."""
    same = (_RUNS.c.campaign == campaign_id, _RUNS.c.problem_sha256 == sha256)
    return session.execute(select(_RUNS.c.id).where(*same).limit(1)).first() is not None


def problem_file_of(session: Session, campaign_id: str, sha256: str) -> bytes | None:
    """The problem file with this digest that a run of a campaign was asked to plan, None where there is none."""
    same = (_RUNS.c.campaign == campaign_id, _RUNS.c.problem_sha256 == sha256)
    found = session.execute(select(_RUNS.c.problem).where(*same).limit(1)).scalar()
    return None if found is None else bytes(found)


def plan_files_of(session: Session, campaign_id: str, sha256: str) -> list[bytes]:
    """The plan files that runs of a campaign made for the problem with this digest."""
    same = (_RUNS.c.campaign == campaign_id, _RUNS.c.problem_sha256 == sha256, _RUNS.c.plan.is_not(None))
    return [bytes(plan) for plan in session.execute(select(_RUNS.c.plan).where(*same)).scalars()]


def plan_file(session: Session, run_id: int) -> bytes | None:
    """The plan file of a run that is known to be there; None before its end."""
    return _file(session, run_id, "plan")


def asked(session: Session, run_id: int) -> bytes | None:
    """What is asked of a replan or a what-if, as JSON; None of any other run."""
    return _file(session, run_id, "asked")


def record_file(session: Session, run_id: int) -> bytes | None:
    """The record of a replan that is done."""
    return _file(session, run_id, "record")


def messages(session: Session, run_id: int) -> bytes | None:
    """Why the plan of a run leaves checks out, as JSON; None of runs that ended before that was kept."""
    return _file(session, run_id, "messages")


def run_with_plan(session: Session, campaign_id: str, plan_sha256: str) -> int | None:
    """The newest run of a campaign whose plan file has this digest."""
    known = select(_RUNS.c.id, _RUNS.c.plan).where(_RUNS.c.campaign == campaign_id, _RUNS.c.plan.is_not(None))
    with session.execute(known.order_by(desc(_RUNS.c.id)).execution_options(yield_per=1)) as found:
        return next((number for number, plan in found if sha256(plan).hexdigest() == plan_sha256), None)


def replan_orders(session: Session, campaign_id: str) -> list[bytes]:
    """What was asked of all runs of a campaign that replan, in their order."""
    replans = (_RUNS.c.campaign == campaign_id, _RUNS.c.kind == RunKind.REPLAN.value)
    chosen = select(_RUNS.c.asked).where(*replans)
    return [bytes(order) for order in session.execute(chosen.order_by(_RUNS.c.id)).scalars()]


def asked_of(session: Session, campaign_id: str) -> dict[int, bytes]:
    """What is asked of the replans and what-ifs of a campaign, as JSON, by run."""
    return _files(session, campaign_id, "asked")


def done_what_ifs(session: Session, campaign_id: str, base_version: int) -> list[tuple[PlanningRun, bytes]]:
    """The what-ifs of a version that are done, the newest first, each with what was asked of it, as JSON."""
    same = (_RUNS.c.campaign == campaign_id, _RUNS.c.base_version == base_version)
    done = (_RUNS.c.kind == RunKind.WHAT_IF.value, _RUNS.c.state == RunState.DONE.value)
    chosen = select(*_KNOWN, _RUNS.c.asked).where(*same, *done).order_by(desc(_RUNS.c.id))
    return [(_run(row), bytes(row["asked"])) for row in session.execute(chosen).mappings()]


def records(session: Session, campaign_id: str) -> dict[int, bytes]:
    """The records of a campaign's replans that are done, by run."""
    return _files(session, campaign_id, "record")


def _files(session: Session, campaign_id: str, name: str) -> dict[int, bytes]:
    held = _RUNS.c[name]
    chosen = select(_RUNS.c.id, held).where(_RUNS.c.campaign == campaign_id, held.is_not(None))
    return {run: bytes(file) for run, file in session.execute(chosen.order_by(_RUNS.c.id))}


def _file(session: Session, run_id: int, name: str) -> bytes | None:
    found = session.execute(select(_RUNS.c[name]).where(_RUNS.c.id == run_id)).scalar_one()
    return None if found is None else bytes(found)


def change(session: Session, run_id: int, **values: Any) -> None:
    """Changes columns of a run."""
    session.execute(update(_RUNS).where(_RUNS.c.id == run_id).values(**values))


def fail(session: Session, run_id: int, failure: Failure, ended_at: datetime) -> None:
    """The run ended without a plan."""
    told = _FAILURE.dump_python(failure, mode="json")
    change(session, run_id, state=RunState.FAILED.value, failure=told, ended_at=ended_at)


def finish(
    session: Session,
    run_id: int,
    plan: bytes,
    best: int,
    bound: int | None,
    ended_at: datetime,
    record: bytes | None = None,
    messages: bytes | None = None,
) -> None:
    """The run ended with a plan; record: of a replan; messages: why checks are left out, None where unknown."""
    values = {"plan": plan, "best": best, "bound": bound, "stage": STAGES[-1], "record": record, "messages": messages}
    change(session, run_id, state=RunState.DONE.value, ended_at=ended_at, failure=None, **values)


def add_blocks(session: Session, run_id: int, count: int) -> None:
    """Notes how many blocks a run has; does nothing where it is noted already."""
    known = session.execute(select(func.count()).where(_BLOCKS.c.run == run_id)).scalar()
    if not known:
        row = {"run": run_id, "state": BlockState.OPEN.value, "worker": "", "starts": 0}
        bulk_insert(session, _BLOCKS, [{**row, "number": number} for number in range(count)])


def blocks(session: Session, run_id: int) -> list[RunBlock]:
    """The blocks of a run in their order."""
    known = [column for column in _BLOCKS.c if column.name not in {"run", "routes"}]
    found = session.execute(select(*known).where(_BLOCKS.c.run == run_id).order_by(_BLOCKS.c.number)).mappings()
    return [from_row(RunBlock, dict(row)) for row in found]


def begin_block(session: Session, run_id: int, number: int, worker: str) -> bool:
    """Notes that a worker begins a block; False where it is solved already."""
    values = {"state": BlockState.RUNNING.value, "worker": worker, "starts": _BLOCKS.c.starts + 1}
    return _change_unsolved(session, run_id, number, values)


def leave_block(session: Session, run_id: int, number: int) -> None:
    """Notes that a block is solved by nobody at present."""
    _change_unsolved(session, run_id, number, {"state": BlockState.OPEN.value})


def keep_block(
    session: Session, run_id: int, number: int, routes: bytes, worker: str, seconds: float, best: int, bound: int
) -> bool:
    """Keeps what was found for a block; False where somebody else's is kept already."""
    values = {"routes": routes, "worker": worker, "seconds": seconds, "best": best, "bound": bound}
    return _change_unsolved(session, run_id, number, {**values, "state": BlockState.DONE.value})


def block_routes(session: Session, run_id: int) -> list[bytes]:
    """What was found for each block, in the order of the blocks."""
    found = session.execute(select(_BLOCKS.c.routes).where(_BLOCKS.c.run == run_id).order_by(_BLOCKS.c.number))
    return [bytes(routes) for routes in found.scalars()]


def steps(session: Session, wanted: Sequence[PlanningRun]) -> list[Step]:
    """How far each of these runs is."""
    solved = _BLOCKS.c.state == BlockState.DONE.value
    counts = (func.count(), func.count().filter(solved), func.sum(_BLOCKS.c.best), func.sum(_BLOCKS.c.bound))
    chosen = select(_BLOCKS.c.run, *counts).where(_BLOCKS.c.run.in_([one.id for one in wanted]))
    told = {row[0]: row[1:] for row in session.execute(chosen.group_by(_BLOCKS.c.run))}
    return [_step(one, *told.get(one.id, (1, 0, None, None))) for one in wanted]


def _step(one: PlanningRun, total: int, done: int, best: int | None, bound: int | None) -> Step:
    if one.state is RunState.DONE:
        return Step(one.stage, total, total, one.best, one.bound)
    return Step(one.stage, done, total, best, bound, areas_apart=True)


def _one(session: Session, run_id: int, *, alone: bool) -> PlanningRun:
    chosen = select(*_KNOWN).where(_RUNS.c.id == run_id)
    found = session.execute(chosen.with_for_update() if alone else chosen).mappings().first()
    if found is None:
        raise NotFoundError("run-not-found", run=run_id)
    return _run(found)


def _run(row: Mapping[Any, Any]) -> PlanningRun:
    options = Options(row["seconds"], row["processes"])
    order = RunOrder(options, row["draw_seed"], row["language"])
    failure = None if row["failure"] is None else _FAILURE.validate_python(row["failure"])
    return from_row(PlanningRun, {**row, "campaign": row["campaign"] or "", "order": order, "failure": failure})


def _change_unsolved(session: Session, run_id: int, number: int, values: Mapping[str, Any]) -> bool:
    unsolved = (_BLOCKS.c.run == run_id, _BLOCKS.c.number == number, _BLOCKS.c.state != BlockState.DONE.value)
    changed = session.execute(update(_BLOCKS).where(*unsolved).values(**values).returning(_BLOCKS.c.number))
    return changed.first() is not None

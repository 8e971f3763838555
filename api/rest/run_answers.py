"""Planning runs as the web API tells them: one flat record, with a sentence where a run failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from msgspec import Meta

from api.rest.problems import ProblemFault
from coordination.desk import runs
from coordination.desk.office import Office
from coordination.model.runs import Failure, Options, PlanningRun, RunKind, RunOrder, RunProgress, RunState
from coordination.model.versions import PlanVersion
from coordination.texts import Texts
from solvers.parallel import processors

_Seconds = Annotated[float, Meta(ge=1, le=7 * 86_400)]
_Processes = Annotated[int, Meta(ge=1, le=4096)]
_Seed = Annotated[str, Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


@dataclass(frozen=True, slots=True)
class RunAsked:
    """What a run may take, and the seed of its lottery.

    seconds: a limit of time for the search for routes, null for as long as the problem needs; draw_seed: by default
    the digest of the problem file; processes: how many workers are expected at once, to share out a limit of time; null
    for as many as the machine of the service has processors.
    """

    seconds: _Seconds | None = None
    draw_seed: _Seed = ""
    processes: _Processes | None = None


@dataclass(frozen=True, slots=True)
class RunFailure:
    """Why a run ended without a plan."""

    code: str
    detail: str
    faults: tuple[ProblemFault, ...]


@dataclass(frozen=True, slots=True)
class RunTold:
    """A run and how far it is.

    done of total: parts of the stage; best and bound: person-sessions of the plan and the least possible; while the run
    goes on, sums over the parts that are done, each area by itself: routes across areas may lower the bound of the
    whole; seconds: since it was asked for, until it ended.
    """

    id: int
    campaign: str
    state: RunState
    stage: str
    done: int
    total: int
    best: int | None
    bound: int | None
    seconds: float
    attempt: int
    base_version: int
    problem_sha256: str
    draw_seed: str
    limit_seconds: float | None
    processes: int
    requested_by: str
    requested_at: datetime
    ended_at: datetime | None
    failure: RunFailure | None
    kind: RunKind


@dataclass(frozen=True, slots=True)
class RunPublished:
    """The version that the plan of a run became."""

    campaign: str
    version: int
    published_at: datetime
    problem_sha256: str
    plan_sha256: str
    visits: int


def order_of(asked: RunAsked, said: Texts) -> RunOrder:
    """What is asked, as the desk takes it; details are written in the language of the request."""
    return RunOrder(Options(asked.seconds, asked.processes or processors()), asked.draw_seed, said.language)


def told(progress: RunProgress, said: Texts) -> RunTold:
    """A run as everybody is told it."""
    run, step, order = progress.run, progress.step, progress.run.order
    return RunTold(
        id=run.id,
        campaign=run.campaign,
        state=run.state,
        stage=run.stage,
        done=step.done,
        total=step.total,
        best=step.best,
        bound=step.bound,
        seconds=round(progress.seconds, 1),
        attempt=run.attempt,
        base_version=run.base_version,
        problem_sha256=run.problem_sha256,
        draw_seed=order.draw_seed,
        limit_seconds=order.options.seconds,
        processes=order.options.processes,
        requested_by=run.requested_by,
        requested_at=run.requested_at,
        ended_at=run.ended_at,
        failure=None if run.failure is None else _failure(run.failure, said),
        kind=run.kind,
    )


def handed_in(office: Office, run: PlanningRun, said: Texts) -> tuple[int, RunTold]:
    """What whoever hands a run in is answered: that it is taken, and how far it is."""
    return 202, told(runs.run_progress(office, run.id), said)


def published(version: PlanVersion) -> RunPublished:
    """A version in a few numbers."""
    return RunPublished(
        version.campaign,
        version.version,
        version.published_at,
        version.problem_sha256,
        version.plan_sha256,
        len(version.visits),
    )


def _failure(failure: Failure, said: Texts) -> RunFailure:
    faults = tuple(
        ProblemFault(one.code, one.place, said.say(one.code, place=one.place, **one.values)) for one in failure.faults
    )
    return RunFailure(failure.code, said.say(failure.code, **failure.values), faults)

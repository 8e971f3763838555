"""Planning runs: how a run may work, how far it is, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coordination.texts import Language
from solvers.fault import Fault, Value

STAGES = ("merge", "route", "staff", "check")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: `done` of `total` parts of a stage; person-sessions, and a bound on them.

    areas_apart: both are sums over the parts that are done, each area by itself. Routes across areas, which may lower
    the bound of the whole, are not in them yet; without it the bound is one of the whole plan.
    """

    stage: str
    done: int = 0
    total: int = 1
    best: int | None = None
    bound: int | None = None
    areas_apart: bool = False


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run may work. seconds: a limit of time, None for as long as the problem needs; processes: at once.

    Without a limit the same input gives the same plan, byte for byte, for any number of processes.
    """

    seconds: float | None = None
    processes: int = 1


UNLIMITED = Options()


class RunKind(StrEnum):
    """What a run makes: a plan from nothing, a replan of a published one, or a plan of a problem that is not so."""

    PLAN = "plan"
    REPLAN = "replan"
    WHAT_IF = "what_if"


class RunState(StrEnum):
    """Where a stored run is in its life."""

    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


ACTIVE = (RunState.QUEUED, RunState.RUNNING, RunState.CANCELLING)
RESUMABLE = (RunState.CANCELLED, RunState.FAILED)


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What is asked of a stored run. draw_seed: of the lottery, by default the digest of the problem file.

    language: of the details in the plan file; readers of it here are told in their own.
    """

    options: Options = UNLIMITED
    draw_seed: str = ""
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run failed: the code and the values of its sentence, and each fault found."""

    code: str
    values: Mapping[str, Value]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanningRun:
    """A run as it is stored, without its files.

    campaign: empty for a problem file that belongs to none; base_version: the newest published when it was asked for;
    attempt: one more each time it is resumed; best and bound: person-sessions of the finished plan.
    """

    id: int
    campaign: str
    problem_sha256: str
    base_version: int
    order: RunOrder
    state: RunState
    stage: str
    attempt: int
    requested_by: str
    requested_at: datetime
    ended_at: datetime | None = None
    failure: Failure | None = None
    best: int | None = None
    bound: int | None = None
    kind: RunKind = RunKind.PLAN

    @property
    def subject(self) -> str:
        """What the audit chain says the run is about."""
        return self.campaign or "problem file"


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a stored run is. seconds: since it was asked for, until it ended."""

    run: PlanningRun
    step: Step
    seconds: float


class BlockState(StrEnum):
    """Where a block of a run is."""

    OPEN = "open"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class RunBlock:
    """A block of a run. starts: how often a worker began it; seconds, best and bound: of the one that was kept."""

    number: int
    state: BlockState
    worker: str
    starts: int
    seconds: float | None
    best: int | None
    bound: int | None

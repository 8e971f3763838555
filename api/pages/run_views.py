"""A planning run as its page shows it while it goes on: stages, parts done, the best plan, the proven gap. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from api.pages.campaign_tables import run_address
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Table, Tone
from api.rest.run_answers import RunTold
from coordination.desk.run_plans import PlanFigures
from coordination.model.runs import ACTIVE, RESUMABLE, STAGES, RunProgress, RunState

Mark = Literal["done", "now", "ahead"]
TONE_OF_RUN: dict[RunState, Tone] = {
    RunState.QUEUED: "calm",
    RunState.RUNNING: "warn",
    RunState.CANCELLING: "warn",
    RunState.CANCELLED: "calm",
    RunState.FAILED: "bad",
    RunState.DONE: "good",
}


@dataclass(frozen=True, slots=True)
class RunView:
    """A run with what follows from it. gap: by how much at most the best plan could be better, as a share.

    plan: how much it holds, for whoever sees the whole city; divided: whether it is solved in parts, or may yet be;
    parts: the table of them, None where the run alone is sent to a page that has it; overtaken: the version published
    since the one it began from, else 0.
    """

    told: RunTold
    tone: Tone
    stages: tuple[tuple[str, Mark], ...]
    gap: float | None
    plan: PlanFigures | None = None
    divided: bool = True
    parts: Table | None = None
    overtaken: int = 0

    @property
    def active(self) -> bool:
        """Whether it still goes on."""
        return self.told.state in ACTIVE

    @property
    def resumable(self) -> bool:
        """Whether it can go on where it stopped."""
        return self.told.state in RESUMABLE

    @property
    def finished(self) -> bool:
        """Whether it has a plan."""
        return self.told.state is RunState.DONE

    @property
    def address(self) -> str:
        """Its page."""
        return run_address(self.told.campaign, self.told.id)


def run_view(told: RunTold) -> RunView:
    """A run as its page shows it."""
    gap = (told.best - told.bound) / told.best if told.best and told.bound is not None else None
    return RunView(told, TONE_OF_RUN[told.state], tuple((stage, _mark(told, stage)) for stage in STAGES), gap)


def runs_table(shell: Shell, runs: Iterable[RunProgress], campaign: str) -> Table:
    """The runs of a campaign, the newest first."""
    say = shell.say
    columns = (
        Column(say("run-column-run")),
        Column(say("what-if-column-kind")),
        Column(say("run-column-state")),
        Column(say("run-column-stage")),
        Column(say("run-column-best"), number=True),
        Column(say("run-column-bound"), number=True),
        Column(say("run-column-seconds"), number=True),
        Column(say("run-column-requested-by")),
        Column(say("pages-column-requested-at")),
    )
    rows = tuple(
        (
            Cell(str(one.run.id), f"/campaigns/{campaign}/runs/{one.run.id}"),
            Cell(say(f"run-kind-{dashed(one.run.kind.value)}")),
            Cell(say(f"run-state-{one.run.state.value}"), tone=TONE_OF_RUN[one.run.state]),
            Cell(say(f"stage-{one.run.stage}") if one.run.stage in STAGES else ""),
            _from_parts(one.step.best, campaign, one.run.id),
            _from_parts(None if one.step.areas_apart else one.step.bound, campaign, one.run.id),
            Cell(str(round(one.seconds))),
            Cell(shell.person(one.run.requested_by)),
            Cell(shell.when(one.run.requested_at)),
        )
        for one in runs
    )
    return Table("runs", f"/campaigns/{campaign}", columns, rows, empty="pages-no-runs", kept={"table": "runs"})


def _from_parts(sessions: int | None, campaign: str, run: int) -> Cell:
    """Half days of people, with the parts of the run that they are the sum of; nothing where they are not known."""
    return Cell("") if sessions is None else Cell(str(sessions), f"{run_address(campaign, run)}#run-parts")


def _mark(told: RunTold, stage: str) -> Mark:
    if told.state is RunState.DONE:
        return "done"
    now = STAGES.index(told.stage) if told.stage in STAGES else -1
    place = STAGES.index(stage)
    at_work = told.state in ACTIVE and told.state is not RunState.QUEUED
    return "done" if place < now else "now" if place == now and at_work else "ahead"

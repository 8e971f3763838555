"""Use cases: planning runs that outlive whoever asks for them: start, watch, cancel, resume, publish.

A run is a row. Whoever starts one stores it, with the problem as it is then; workers (`coordination.running`) find it
there. So the row is its own place in the queue: it is there or it is not, and no solver is loaded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from coordination.desk.checking import readable
from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.posing import export_problem
from coordination.desk.publishing import Draft, draft_plan, store_draft
from coordination.desk.replan_registers import write_registers
from coordination.errors import NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.draws import CheckDemand
from coordination.model.replans import EventKind, ReplanOrder
from coordination.model.runs import ACTIVE, RESUMABLE, PlanningRun, RunKind, RunOrder, RunProgress, RunState
from coordination.model.versions import PlanVersion
from coordination.storage import draws, planning, runs
from coordination.storage.database import Work
from coordination.texts.left_out import left_out
from solvers.planning.reading import read_plan, read_problem

_ORDER = RunOrder()
_REPLAN_ORDER = TypeAdapter(ReplanOrder)


@dataclass(frozen=True, slots=True)
class Posed:
    """What a run is to plan: the problem of a campaign as its registers are, and the newest version there was."""

    campaign: str
    base_version: int
    problem_file: bytes


def start_run(office: Office, caller: Caller, campaign_id: str, order: RunOrder = _ORDER) -> PlanningRun:
    """A run for a campaign, planned from its registers as they are now.

    Raises NotAllowedError while another run of the campaign has not ended, or where nothing is to be planned.
    """
    return start_posed(office, caller, pose_run(office, caller, campaign_id), order)


def pose_run(office: Office, caller: Caller, campaign_id: str) -> Posed:
    """The part of `start_run` that takes long; it waits for nobody and keeps nobody waiting."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.reading() as session:
        base_version = planning.newest_version_number(session, campaign_id)
        return Posed(campaign_id, base_version, export_problem(office, campaign_id))


def start_posed(office: Office, caller: Caller, posed: Posed, order: RunOrder = _ORDER) -> PlanningRun:
    """The part of `start_run` that stores the run."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.transaction() as session:
        planning.campaign_alone(session, posed.campaign)
        return store_run(office.acting_for(caller), caller, session, posed, order)


def store_run(
    office: Office,
    caller: Caller,
    session: Work,
    posed: Posed,
    order: RunOrder,
    asked: tuple[RunKind, bytes] | None = None,
) -> PlanningRun:
    """Stores a run in a transaction that holds its campaign; raises NotAllowedError while another has not ended.

    asked: the kind of a run that does not just plan, and what it is asked, as JSON.
    """
    _refuse_a_second(session, posed.campaign)
    given = posed.problem_file, posed.base_version, order, caller.name, office.clock(), asked
    run_id = runs.add_run(session, posed.campaign, *given)
    started = runs.run(session, run_id)
    _note_started(office, started)
    return started


def start_file(office: Office, caller: Caller, problem_file: bytes, order: RunOrder = _ORDER) -> PlanningRun:
    """A run for a problem file that belongs to no campaign; of such runs any number may go on at once.

    Raises BadInputError with every fault of the problem.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    readable(read_problem, problem_file, "problem-refused")
    office = office.acting_for(caller)
    with office.database.transaction() as session:
        run_id = runs.add_run(session, "", problem_file, 0, order, caller.name, office.clock())
        started = runs.run(session, run_id)
        _note_started(office, started)
    return started


def _note_started(office: Office, run: PlanningRun) -> None:
    """Notes a run with its problem and its seed: from then on neither can be exchanged for another unseen."""
    detail: dict[str, str | int] = {
        "run": run.id,
        "problem_sha256": run.problem_sha256,
        "draw_seed": run.order.draw_seed,
    }
    office.note("run-started", run.subject, detail)


def run_progress(office: Office, run_id: int) -> RunProgress:
    """How far a run is; raises NotFoundError."""
    with office.database.reading() as session:
        return _progress(office, session, [runs.run(session, run_id)])[0]


def list_runs(office: Office, campaign_id: str = "") -> list[RunProgress]:
    """The runs of a campaign, or of all, the newest first, and how far each is."""
    with office.database.reading() as session:
        return _progress(office, session, runs.runs(session, campaign_id=campaign_id))


def list_loose_runs(office: Office) -> list[RunProgress]:
    """The runs of problem files that belong to no campaign, the newest first."""
    with office.database.reading() as session:
        return _progress(office, session, runs.loose_runs(session))


def problem_of_run(office: Office, run_id: int) -> bytes:
    """The problem file of a run; raises NotFoundError."""
    with office.database.reading() as session:
        return runs.problem_file(session, runs.run(session, run_id).id)


def plan_of_run(office: Office, run_id: int) -> bytes:
    """The plan file of a finished run; raises NotFoundError, and NotAllowedError where it has no plan."""
    with office.database.reading() as session:
        run = runs.run(session, run_id)
        plan_file = runs.plan_file(session, run.id)
    if plan_file is None:
        raise NotAllowedError("run-without-plan", run=run_id)
    return plan_file


def cancel_run(office: Office, caller: Caller, run_id: int) -> PlanningRun:
    """Ends a run without a plan: at once where nobody has begun it, else as soon as its workers have let go.

    What was solved is kept for `resume_run`. Raises NotAllowedError where the run has ended.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    office = office.acting_for(caller)
    with office.database.transaction() as session:
        run = runs.run_alone(session, run_id)
        if run.state not in ACTIVE:
            raise NotAllowedError("run-ended", run=run_id)
        if run.state is RunState.QUEUED:
            runs.change(session, run_id, state=RunState.CANCELLED.value, ended_at=office.clock())
        elif run.state is RunState.RUNNING:
            runs.change(session, run_id, state=RunState.CANCELLING.value)
        if run.state is not RunState.CANCELLING:
            office.note("run-cancel-asked", run.subject, {"run": run_id})
        return runs.run(session, run_id)


def resume_run(office: Office, caller: Caller, run_id: int) -> PlanningRun:
    """A cancelled or failed run goes on where it stopped, with the problem it began with.

    Raises NotAllowedError where it has a plan, goes on already, or another run of the campaign does.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    office = office.acting_for(caller)
    with office.database.transaction() as session:
        campaign = runs.run(session, run_id).campaign
        if campaign:
            planning.campaign_alone(session, campaign)
        run = runs.run_alone(session, run_id)
        if run.state not in RESUMABLE:
            raise NotAllowedError("run-not-resumable", run=run_id)
        if campaign:
            _refuse_a_second(session, campaign)
        again = {"state": RunState.QUEUED.value, "attempt": run.attempt + 1, "ended_at": None, "failure": None}
        runs.change(session, run_id, **again)
        office.note("run-resumed", run.subject, {"run": run_id, "attempt": run.attempt + 1})
        return runs.run(session, run_id)


def publish_run(office: Office, caller: Caller, run_id: int) -> PlanVersion:
    """The plan of a run becomes the next version of its campaign.

    Raises NotAllowedError where the run has no plan, or a version has been published since it was asked for: of two
    runs that start from the same version only one ever publishes. Nor does one whose draw is void.
    """
    return publish_drafted(office, caller, run_id, draft_run(office, caller, run_id))


def draft_run(office: Office, caller: Caller, run_id: int) -> Draft:
    """The part of `publish_run` that takes long; it waits for nobody and keeps nobody waiting."""
    require_everywhere(caller, Act.PUBLISH_CAMPAIGNS)
    with office.database.reading() as session:
        plan_file = plan_of_run(office, run_id)
        run = runs.run(session, run_id)
        if run.kind is RunKind.WHAT_IF:
            raise NotAllowedError("run-what-if", run=run_id)
        _refuse_an_older_draw(session, run)
        problem = read_problem(runs.problem_file(session, run_id))
        demands = _new_demands(session, run_id)
        plan = read_plan(plan_file)
        plan = replace(plan, unplanned=left_out(plan, runs.messages(session, run_id)))
        return draft_plan(office, run.campaign, run.base_version, problem, plan, plan_file, demands)


def publish_drafted(office: Office, caller: Caller, run_id: int, draft: Draft) -> PlanVersion:
    """The part of `publish_run` that stores the version drafted from this run."""
    require_everywhere(caller, Act.PUBLISH_CAMPAIGNS)
    office = office.acting_for(caller)
    with office.database.transaction() as session:
        planning.campaign_alone(session, draft.version.campaign)
        _refuse_an_older_draw(session, runs.run(session, run_id))
        _carry_over(office, caller, session, run_id, draft.version)
        store_draft(office, session, draft)
    return draft.version


def _carry_over(office: Office, caller: Caller, session: Work, run_id: int, version: PlanVersion) -> None:
    """What a replan changes of the checks that its campaign owes, and of the registers."""
    planning.add_demands(session, version.campaign, _new_demands(session, run_id))
    raw = runs.asked(session, run_id)
    if raw is None or runs.run(session, run_id).kind is not RunKind.REPLAN:
        return
    event = _REPLAN_ORDER.validate_json(raw).event
    if event.kind is EventKind.TARGET_GONE:
        made = {check.id for visit in version.visits for check in visit.checks if visit.target == event.target}
        planning.drop_demands_not_in(session, version.campaign, event.target, made)
    write_registers(office, caller, session, event, version)


def _new_demands(session: Work, run_id: int) -> Sequence[CheckDemand]:
    """The checks that a replan adds to those its campaign owes."""
    if runs.run(session, run_id).kind is not RunKind.REPLAN:
        return ()
    return _REPLAN_ORDER.validate_json(runs.asked(session, run_id) or b"").event.demands


def _refuse_an_older_draw(session: Work, run: PlanningRun) -> None:
    if not run.campaign:
        raise NotAllowedError("run-without-campaign", run=run.id)
    drawn_at = draws.drawn_at(session, run.campaign)
    if drawn_at is None or run.requested_at < drawn_at:
        raise NotAllowedError("run-of-void-draw", run=run.id)


def _refuse_a_second(session: Work, campaign_id: str) -> None:
    active = runs.active_run(session, campaign_id)
    if active is not None:
        raise NotAllowedError("run-active", campaign=campaign_id, run=active.id)


def _progress(office: Office, session: Work, wanted: list[PlanningRun]) -> list[RunProgress]:
    now = office.clock()
    steps = runs.steps(session, wanted)
    return [
        RunProgress(run, step, ((run.ended_at or now) - run.requested_at).total_seconds())
        for run, step in zip(wanted, steps, strict=True)
    ]

"""Use case: the published plan of a campaign becomes tasks, and a newer version of it changes those not begun yet.

Asked again it does only what is new, so it follows every publication: visits that were moved, got other people, or
left the plan; and officers are drawn for work off site that has none, because it is new or somebody declined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from itertools import count

from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.tasks.standing import noted, rules_of
from coordination.model.access import Act, Caller
from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Inspector
from coordination.model.tasks import (
    ENDED,
    PlannedTask,
    Task,
    TaskCheck,
    TaskKind,
    TaskMember,
    TaskPart,
    TaskState,
    TaskStep,
)
from coordination.model.versions import PlanVersion
from coordination.rules.conduct import clock_rules
from coordination.rules.planning import bypass_rules
from coordination.stages.assign import assign
from coordination.stages.commission import commission
from coordination.stages.order import BEFORE_ARRIVAL, STAFFED, after_task
from coordination.storage import clocks, draws, planning, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything

_VERSION = TypeAdapter(PlanVersion)
_UNSTAFFED = {TaskState.PROPOSED, TaskState.DECLINED, TaskState.RECUSED}


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of it.

    held_back: the plan says something else, but they have begun, or owe other checks than those recorded already;
    unstaffed: off site, with too few officers who may take them.
    """

    version: int
    new: int
    changed: int
    withdrawn: int
    held_back: tuple[str, ...]
    unstaffed: tuple[str, ...]


@dataclass(slots=True)
class _Changes:
    """What is to be stored. owing_other: those of the changed that owe other checks."""

    new: list[PlannedTask] = field(default_factory=list)
    changed: list[PlannedTask] = field(default_factory=list)
    owing_other: list[PlannedTask] = field(default_factory=list)
    withdrawn: list[Task] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)


def take_over_plan(office: Office, caller: Caller, campaign_id: str) -> TakenOver:
    """Brings the tasks of a campaign up to the newest version of its plan.

    Raises NotFoundError where no version is published, ForbiddenError for whoever sees a part of the city only.
    """
    require_everywhere(caller, Act.PREPARE_INSPECTIONS)
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        version: PlanVersion = _VERSION.validate_json(planning.version_content(session, campaign.id))
        demands = planning.demands(session, campaign.id)
        items = {one.code: one for one in everything(session, InspectionItem)}
        where = tasks.whereabouts(session, {one.target for one in demands} | {one.target for one in version.visits})
        known = {task.visit: task for task in tasks.of_campaign(session, campaign.id)}
        causes = _causes(office, session, campaign.pack, demands)
        planned = commission(version, demands, items, where, causes, _names(campaign.id, known))
        held = {visit: task for visit, task in known.items() if not task.urgent}  # no plan has those
        changes = _compared(session, campaign.id, planned, held)
        _store(session, changes)
        unstaffed = _staff(office, session, version)
        if clocks.clock(session, campaign.id) is None:
            rules = clock_rules(office.reference.shelf, campaign.pack)
            clocks.put_clock(session, campaign.id, campaign.pack, asdict(rules), office.clock())
        counts = {"new": len(changes.new), "changed": len(changes.changed), "withdrawn": len(changes.withdrawn)}
        noted(office, caller, "plan-taken-over", campaign.id, version=version.version, **counts)
    return TakenOver(version.version, **counts, held_back=tuple(changes.held_back), unstaffed=unstaffed)


def _causes(office: Office, session: Work, pack: str, demands: Sequence[CheckDemand]) -> dict[str, str]:
    """Why the gap does not bind checks, by their ids, as sources and flags are now; it stays with the task."""
    rules = bypass_rules(office.reference.shelf, pack)
    flags = tasks.flags_of(session, {one.target for one in demands})
    return {one.id: rules.cause(one.source, flags.get(one.target, ())) for one in demands}


def _names(campaign_id: str, held: Mapping[str, Task]) -> Callable[[str], str]:
    """Numbers of tasks by what they are in the plan: those they have, then the next ones in order."""
    known = {visit: task.id for visit, task in held.items()}
    numbers = count(1 + max((int(one.rsplit("-", 1)[1]) for one in known.values()), default=0))
    return lambda visit: known.get(visit) or f"{campaign_id}-{next(numbers):05}"


def _compared(session: Work, campaign_id: str, planned: Sequence[PlannedTask], held: Mapping[str, Task]) -> _Changes:
    changes, recorded = _Changes(), tasks.with_records(session, campaign_id) if held else set()
    ids = [task.id for task in held.values()]
    checks, teams = tasks.checks_of(session, ids), tasks.teams_of(session, ids)
    for now in planned:
        before = held.get(now.task.visit)
        if before is None:
            changes.new.append(now)
            continue
        same_team = before.kind is TaskKind.OFF_SITE or sorted(teams[before.id], key=_person) == list(now.team)
        left = before.state is TaskState.WITHDRAWN
        same_owed = checks[before.id] == list(now.checks)
        if same_team and same_owed and not left and _as_far(now.task, before) == before:
            continue
        if not (left or before.state in BEFORE_ARRIVAL) or (before.id in recorded and not same_owed):
            changes.held_back += [] if before.state in ENDED else [before.id]
            continue
        state = now.task.state if same_team and not left else after_task(TaskStep.REPLACE, before, ())
        changes.changed.append(replace(now, task=replace(now.task, state=state)))
        changes.owing_other += [] if same_owed else [now]
    for name in sorted(held.keys() - {one.task.visit for one in planned}):
        before = held[name]
        if before.state in BEFORE_ARRIVAL and before.id not in recorded:
            state = after_task(TaskStep.WITHDRAW, before, ())
            changes.withdrawn.append(replace(before, state=state, check_code=""))
        else:
            changes.held_back += [] if before.state in ENDED else [before.id]
    return changes


def _as_far(planned: Task, before: Task) -> Task:
    """A task as the plan has it, as far as it was; a version that says the same of it is no news."""
    return replace(
        planned,
        version=before.version,
        state=before.state,
        filing_reference=before.filing_reference,
        notice_form=before.notice_form,
        check_code=before.check_code,
        arrived_at=before.arrived_at,
        ended_at=before.ended_at,
        cause=before.cause,
    )


def _store(session: Work, changes: _Changes) -> None:
    new, changed = changes.new, changes.changed
    tasks.add(session, [one.task for one in new], *_hanging(new))
    tasks.change(session, [*(one.task for one in changed), *changes.withdrawn])
    ids = [one.task.id for one in changed]
    tasks.replace_teams(session, ids, [member for one in changed for member in one.team])
    checks, _, parts = _hanging(changes.owing_other)
    tasks.replace_owed(session, [one.task.id for one in changes.owing_other], checks, parts)
    held = [part for own in tasks.parts_of(session, ids).values() for part in own]
    tasks.change_parts(session, [replace(one, approved_by="", approved_at=None) for one in held])


def _hanging(planned: Sequence[PlannedTask]) -> tuple[list[TaskCheck], list[TaskMember], list[TaskPart]]:
    checks = [check for one in planned for check in one.checks]
    owing = dict.fromkeys((check.task, check.department) for check in checks)
    return checks, [member for one in planned for member in one.team], [TaskPart(*one) for one in sorted(owing)]


def _staff(office: Office, session: Work, version: PlanVersion) -> tuple[str, ...]:
    """Officers for tasks off site that have none, by lot from the public value of the draw; who are too few."""
    open_tasks = [
        task
        for task in tasks.of_campaign(session, version.campaign)
        if task.kind is TaskKind.OFF_SITE and task.state in _UNSTAFFED
    ]
    if not open_tasks:
        return ()
    declined: dict[str, set[str]] = defaultdict(set)
    for decline in tasks.declines(session, [task.id for task in open_tasks]):
        declined[decline.task].add(decline.inspector)
    regions = office.reference.regions
    areas = cache(regions.covered)
    drawn = draws.attempts(session, version.campaign)
    public = drawn[0].public_value if drawn and drawn[0].public_value else version.plan_sha256
    teams = list(
        assign(
            [(task, declined[task.id]) for task in open_tasks],
            everything(session, Inspector),
            lambda who, region: regions.county_of(region) in areas(who.areas),
            {(one.inspector, one.target) for one in everything(session, DeclaredRecusal)},
            rules_of(office, session, version.campaign).officers,
            f"{public}|{version.campaign}",
        )
    )
    staffed = [(task, team) for task, team in teams if team]
    tasks.replace_teams(session, [task.id for task, _ in staffed], [one for _, team in staffed for one in team])
    tasks.change(session, [replace(task, state=_staffed(task)) for task, _ in staffed])
    return tuple(task.id for task, team in teams if not team)


def _staffed(task: Task) -> TaskState:
    step = TaskStep.ASSIGN if task.state is TaskState.PROPOSED else TaskStep.REPLACE
    state = after_task(step, task, ())
    if state not in STAFFED:
        raise ValueError("officers make no such state")
    return state


def _person(member: TaskMember) -> str:
    return member.inspector

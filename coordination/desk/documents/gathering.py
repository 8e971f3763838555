"""Reads what documents are written from: many tasks at a time, each table once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from coordination.desk.deadlines import clock_of
from coordination.desk.masking import as_seen
from coordination.desk.office import Office
from coordination.desk.tasks.standing import day_of, results_of
from coordination.documents.facts import DrawFacts, Names, Part, PlanFacts, TaskFacts
from coordination.model.access import Caller
from coordination.model.ceremony import AttemptReport
from coordination.model.items import InspectionItem, JointItem
from coordination.model.on_site import PartRecord
from coordination.model.people import Department, Inspector
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.model.results import Objection
from coordination.model.targets import Target
from coordination.model.tasks import Task, TaskCheck
from coordination.rules.conduct import notice_rules
from coordination.stages.record import record
from coordination.storage import documents, planning, results, site_records, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything, starting_with


def names_of(office: Office, session: Work, url: str) -> Names:
    """What codes are called."""
    return Names(
        departments={one.code: one.name for one in everything(session, Department)},
        accounts=documents.display_names(session),
        items={one.code: one for one in everything(session, InspectionItem)},
        joint_items={one.code: one for one in everything(session, JointItem)},
        regions=office.reference.regions,
        url=url,
    )


def task_facts(office: Office, session: Work, caller: Caller, found: Sequence[Task], url: str) -> TaskFacts:
    """Everything about tasks the caller may see; of targets what the caller may see of them."""
    ids = [task.id for task in found]
    checks, teams, parts = tasks.checks_of(session, ids), tasks.teams_of(session, ids), tasks.parts_of(session, ids)
    campaigns = {one.id: one for one in planning.campaigns(session)}
    held = sorted({task.campaign for task in found})
    targets = {one.id: as_seen(caller, one) for one in starting_with(session, Target, {one.target for one in found})}
    team = {one.inspector for own in teams.values() for one in own}
    declines = tasks.declines(session, ids)
    objections = results.objections_of(session, ids)
    year = min((task.held_on.year for task in found), default=1)
    names = names_of(office, session, url)
    return TaskFacts(
        names=names,
        tasks={task.id: task for task in found},
        campaigns=campaigns,
        batches={one.id: one for one in planning.batches(session)},
        targets=targets,
        inspectors={
            one.certificate_number: one
            for one in starting_with(session, Inspector, team | {decline.inspector for decline in declines})
        },
        checks=checks,
        teams=teams,
        parts=parts,
        sources={one.id: one.source.value for campaign in held for one in planning.demands(session, campaign)},
        visits=documents.visited_days(session, {task.target for task in found}, year),
        caps={one: office.reference.shelf.value(campaigns[one].pack, "department_visit_cap") for one in held},
        remedies={one: results_of(office, session, one).remedies for one in held},
        notices={one: notice_rules(office.reference.shelf, campaigns[one].pack) for one in held},
        records=_records(session, ids, checks),
        evidence=site_records.evidence_of(session, ids),
        results=results.results_of(session, ids),
        versions=results.versions_of(session, ids),
        objections=objections,
        limits=_limits(office, session, found, objections),
        follow_ups=results.follow_ups_in(session, ids),
        declines=declines,
        indexes=results.indexes_of(session, ids),
    )


def draw_facts(
    office: Office, session: Work, campaign: Campaign, attempts: Sequence[AttemptReport], url: str
) -> DrawFacts:
    """The draw of a campaign; attempts: the newest first."""
    batches = {one.id: one for one in planning.batches(session)}
    drawn: dict[str, set[str]] = {}
    for demand in planning.demands(session, campaign.id):
        drawn.setdefault(demand.batch, set()).add(demand.target)
    return DrawFacts(
        names=names_of(office, session, url),
        campaign=campaign,
        batches=[batches[one] for one in campaign.batches if one in batches],
        attempts=attempts,
        drawn={batch: len(targets) for batch, targets in drawn.items()},
    )


def plan_facts(office: Office, session: Work, plan: AnnualPlan, url: str) -> PlanFacts:
    """An annual plan, and the documents its pack names."""
    shelf = office.reference.shelf
    basis = [shelf.value(plan.pack, "title"), shelf.value(plan.pack, "document_number")]
    return PlanFacts(names_of(office, session, url), plan, [str(one) for one in basis if one])


def batch_of(session: Work, batch_id: str) -> PlanBatch | None:
    """A batch of any plan."""
    return next((one for one in planning.batches(session) if one.id == batch_id), None)


def _records(session: Work, ids: Iterable[str], checks: Mapping[str, Sequence[TaskCheck]]) -> dict[Part, PartRecord]:
    found: dict[Part, PartRecord] = {}
    for (task, department), saves in site_records.saves_of(session, ids).items():
        owed = [one.check for one in checks[task] if one.department == department]
        found[task, department] = record(owed, saves)
    return found


def _limits(
    office: Office, session: Work, found: Sequence[Task], objections: Mapping[Part, Objection]
) -> dict[Part, tuple[date | None, date | None]]:
    """By when each objection is to be reviewed and answered."""
    campaigns, calendar = {task.id: task.campaign for task in found}, office.reference.calendar
    limits: dict[Part, tuple[date | None, date | None]] = {}
    for key, one in objections.items():
        rules = clock_of(office, session, campaigns[key[0]])
        review = calendar.deadline(one.received_on, rules.review_days).on
        decided = None if one.decided_at is None else day_of(one.decided_at)
        answer = None if decided is None else calendar.deadline(decided, rules.feedback_days).on
        limits[key] = review, answer
    return limits

"""Use cases of urgent checks: begun at once, their paperwork completed afterwards, or refused (D-3, D-4, D-16).

Nothing keeps an urgent check from being made (C-06). Its result stays with the department until the head has approved
afterwards what was done; too late is possible with a reason only, and stays visible as late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coordination.desk.deadlines import clock_of
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import day_of, noted, require_of, rules_of, told
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Inspector, InspectorStatus
from coordination.model.plans import Campaign, PlanBatch
from coordination.model.targets import Target
from coordination.model.tasks import Task, TaskCheck, TaskFilter, TaskKind, TaskMember, TaskPart, TaskState
from coordination.model.urgent import UrgentCheck, UrgentWish
from coordination.rules.planning import bypass_rules
from coordination.storage import planning, tasks, urgent
from coordination.storage.database import Work
from coordination.storage.reading import one_within
from coordination.storage.registers import everything, starting_with
from coordination.texts import named
from solvers.fault import Fault

_LONGEST_REFERENCE = 100


def begin_urgent(office: Office, caller: Caller, campaign_id: str, wish: UrgentWish) -> Task:
    """Reports a check that is made at once, by officers of the caller's department about its own items.

    It becomes a task without any preparation; its paperwork is due from now on. Raises BadInputError with every fault,
    ForbiddenError for whoever does not inspect, NotFoundError.
    """
    require(caller, Act.RECORD_CHECKS)
    if caller.reach.inspector and caller.reach.inspector not in wish.officers:
        raise ForbiddenError("task-of-other-officer")
    reason, department, now = told(wish.reason, "urgent-without-reason"), caller.reach.department, office.clock()
    reference = told(wish.reference, "urgent-reference", _LONGEST_REFERENCE) if wish.reference.strip() else ""
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        items = {one.code: one for one in starting_with(session, InspectionItem, _readable(wish.items))}
        officers = {one.certificate_number: one for one in starting_with(session, Inspector, _readable(wish.officers))}
        area = replace(caller.reach, inspector="", department="")
        target = one_within(session, Target, area, [wish.target]) if wish.target.isprintable() else None
        batch = _batch(session, campaign, department, wish)
        faults = [
            *_faults(office, campaign, department, wish, items),
            *_officer_faults(office, session, campaign, department, wish, officers),
            *([] if target else [Fault("field-unknown-value", "target", {"value": wish.target[:60]})]),
            *([] if batch else [Fault("case-without-batch", "items")]),
        ]
        if faults or target is None or batch is None:
            raise BadInputError("urgent-refused", faults, count=len(faults))
        cause = bypass_rules(office.reference.shelf, campaign.pack).cause(wish.source, target.flags)
        task = _task(_number(session, campaign), campaign, target, department, day_of(now), cause)
        owed = [
            TaskCheck(task.id, f"{task.visit}:{code}@{target.id}", batch.id, department, code, items[code].name)
            for code in sorted(wish.items)
        ]
        first = wish.officers[0]
        team = [TaskMember(task.id, one, officers[one].name, department, one == first) for one in wish.officers]
        tasks.add(session, [task], owed, team, [TaskPart(task.id, department)])
        last = office.reference.calendar.deadline(day_of(now), clock_of(office, session, campaign.id).papers_days).on
        urgent.add(session, UrgentCheck(task.id, department, wish.source, reason, reference, caller.name, now, last))
        noted(office, caller, "urgent-check-reported", task.id, source=wish.source.value, due_on=last.isoformat())
    return task


def _readable(codes: Sequence[str]) -> list[str]:
    """Codes that can be looked up: PostgreSQL keeps no text with a NUL."""
    return [code for code in codes if code.isprintable()]


def _number(session: Work, campaign: Campaign) -> str:
    """The next number of a task of a campaign, which the caller has locked."""
    known = tasks.ids_of_campaign(session, campaign.id)
    return f"{1 + max((int(one.rsplit('-', 1)[1]) for one in known), default=0):05}"


def _task(number: str, campaign: Campaign, target: Target, department: str, today: date, cause: str) -> Task:
    return Task(
        id=f"{campaign.id}-{number}",
        campaign=campaign.id,
        visit=f"urgent-{number}",
        kind=TaskKind.ON_SITE,
        version=0,
        target=target.id,
        target_name=target.name,
        address=target.address,
        region_code=target.region_code,
        held_on=today,
        start="",
        end="",
        lead_department=department,
        state=TaskState.ASSIGNED,
        cause=cause,
        urgent=True,
    )


def complete_papers(office: Office, caller: Caller, task_id: str, reference: str, delay: str = "") -> UrgentCheck:
    """The head approves afterwards what was done, under the reference the check was registered with.

    After the last day that is refused, with that day, unless the reason of the delay is told; it stays late.
    """
    reference = told(reference, "filing-without-reference", _LONGEST_REFERENCE)
    with office.database.transaction() as session:
        task, held = _held(session, caller, task_id)
        now = office.clock()
        late = day_of(now) > held.due_on
        if late and not delay.strip():
            raise NotAllowedError("papers-late", task=task.id, last=held.due_on.isoformat())
        delay = told(delay, "papers-late") if late else ""
        (part,) = tasks.parts_of(session, [task.id])[task.id]
        tasks.change_parts(session, [replace(part, approved_by=caller.name, approved_at=now)])
        tasks.change(session, [replace(task, filing_reference=reference)])
        completed = replace(held, completed_by=caller.name, completed_at=now, delay=delay)
        urgent.change(session, completed)
        noted(office, caller, "papers-completed", task.id, state=completed.state.value, due_on=held.due_on.isoformat())
    return completed


def refuse_papers(office: Office, caller: Caller, task_id: str, reason: str) -> UrgentCheck:
    """The head does not approve what was done: the result cannot be published, and the refusal stays visible."""
    reason = told(reason, "papers-refused-without-reason")
    with office.database.transaction() as session:
        task, held = _held(session, caller, task_id)
        if held.refused_at is not None:
            raise NotAllowedError("papers-refused-already", task=task.id)
        refused = replace(held, refusal=reason, refused_by=caller.name, refused_at=office.clock())
        urgent.change(session, refused)
        noted(office, caller, "papers-refused", task.id, due_on=held.due_on.isoformat())
    return refused


def list_urgent(office: Office, caller: Caller, filters: TaskFilter) -> list[UrgentCheck]:
    """The urgent checks the caller sees, late and refused ones too, the earliest due first."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return urgent.within(session, caller.reach, filters)


def _held(session: Work, caller: Caller, task_id: str) -> tuple[Task, UrgentCheck]:
    """An urgent check whose paperwork is owed, under the lock of its task, for the head of its department."""
    require(caller, Act.APPROVE_INSPECTIONS)
    task = tasks.alone(session, caller.reach, [task_id])[0]
    held = urgent.of_tasks(session, [task.id]).get(task.id)
    if held is None:
        raise NotFoundError("task-not-urgent", task=task.id)
    require_of(caller, Act.APPROVE_INSPECTIONS, held.department)
    if held.completed_at is not None:
        raise NotAllowedError("papers-complete-already", task=task.id)
    return task, held


def _batch(session: Work, campaign: Campaign, department: str, wish: UrgentWish) -> PlanBatch | None:
    """The batch of the department its checks are counted with, first one that has an item of it."""
    own = [one for one in planning.batches_of(session, campaign) if one.department == department]
    return min(own, key=lambda one: (set(wish.items).isdisjoint(one.items), one.id), default=None)


def _faults(
    office: Office, campaign: Campaign, department: str, wish: UrgentWish, items: Mapping[str, InspectionItem]
) -> Iterator[Fault]:
    allowed = office.reference.shelf.value(campaign.pack, "unplanned_sources_allowed") or ()
    if wish.source.value not in allowed:
        known = tuple(named("source", one) for one in allowed)
        yield Fault("case-source", "source", {"pack": campaign.pack, "known": known})
    if not wish.items or len(set(wish.items)) < len(wish.items):
        yield Fault("urgent-items", "items")
    for code in wish.items:
        if code not in items or items[code].department != department:
            yield Fault("field-unknown-value", "items", {"value": code[:60]})


def _officer_faults(
    office: Office,
    session: Work,
    campaign: Campaign,
    department: str,
    wish: UrgentWish,
    officers: Mapping[str, Inspector],
) -> Iterator[Fault]:
    """Two officers of the department with valid certificates, none of whom is recused: haste changes nothing there."""
    least, today = rules_of(office, session, campaign.id).officers, day_of(office.clock())
    if len(set(wish.officers)) < max(least, len(wish.officers)):
        yield Fault("urgent-officers", "officers", {"least": least})
    recused = {one.inspector for one in everything(session, DeclaredRecusal) if one.target == wish.target}
    for number in wish.officers:
        known = officers.get(number)
        if known is None or known.department != department or known.status is not InspectorStatus.ACTIVE:
            yield Fault("field-unknown-value", "officers", {"value": number[:60]})
        elif known.certificate_valid_to < today:
            yield Fault("urgent-certificate", "officers", {"value": number})
        elif number in recused:
            yield Fault("urgent-recused", "officers", {"value": number})

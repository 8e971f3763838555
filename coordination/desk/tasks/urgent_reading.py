"""Use cases: urgent checks with their tasks, one of them, and what a department chooses from to report one."""

from __future__ import annotations

from dataclasses import dataclass

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import day_of
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.items import InspectionItem
from coordination.model.pages import Wanted
from coordination.model.people import Inspector, InspectorStatus
from coordination.model.plans import Campaign
from coordination.model.tasks import Task, TaskFilter
from coordination.model.urgent import UrgentCheck
from coordination.storage import planning, tasks, urgent
from coordination.storage.reading import page_within

_MOST = Wanted(2_000)


@dataclass(frozen=True, slots=True)
class UrgentTask:
    """An urgent check, and the task it is."""

    check: UrgentCheck
    task: Task


@dataclass(frozen=True, slots=True)
class UrgentChoices:
    """What a department chooses from: campaigns it takes part in, the latest first; its items; officers who may go."""

    campaigns: tuple[Campaign, ...]
    items: tuple[InspectionItem, ...]
    officers: tuple[Inspector, ...]


def urgent_tasks(office: Office, caller: Caller, filters: TaskFilter) -> list[UrgentTask]:
    """The urgent checks the caller sees, late and refused ones too, the earliest due first."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        found = urgent.within(session, caller.reach, filters)
        known = {one.id: one for one in tasks.by_ids(session, [one.task for one in found])}
    return [UrgentTask(one, known[one.task]) for one in found]


def read_urgent(office: Office, caller: Caller, task_id: str) -> UrgentTask:
    """One urgent check; raises NotFoundError for a task that is none or that the caller does not see."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        task = tasks.task(session, caller.reach, task_id)
        found = urgent.of_tasks(session, [task.id]).get(task.id)
    if found is None:
        raise NotFoundError("task-not-urgent", task=task.id)
    return UrgentTask(found, task)


def urgent_choices(office: Office, caller: Caller) -> UrgentChoices:
    """What whoever inspects chooses from to report an urgent check of the own department."""
    require(caller, Act.RECORD_CHECKS)
    own, today = Reach(department=caller.reach.department), day_of(office.clock())
    with office.database.reading() as session:
        batches = {one.id for one in planning.batches(session) if one.department == own.department}
        campaigns = [one for one in planning.campaigns(session) if batches & set(one.batches)]
        listed = {"department": own.department}
        items = page_within(session, InspectionItem, own, _MOST, listed).records
        officers = page_within(session, Inspector, own, _MOST, listed).records
    may_go = [one for one in officers if one.status is InspectorStatus.ACTIVE and one.certificate_valid_to >= today]
    return UrgentChoices(tuple(campaigns), items, tuple(sorted(may_go, key=lambda one: one.certificate_number)))

"""Use cases: which tasks there are, one with all that hangs on it; and what whoever has a check code may see of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import may_enter, rules_of
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.items import Checklist
from coordination.model.pages import Page, Wanted
from coordination.model.people import Inspector
from coordination.model.tasks import Decline, Task, TaskFilter, TaskStanding, TaskState, TaskView
from coordination.stages.order import next_of_task
from coordination.storage import planning, tasks, urgent
from coordination.storage.database import Work
from coordination.storage.registers import starting_with

_PROVES = {TaskState.CODE_ISSUED, TaskState.ARRIVED, TaskState.DONE, TaskState.DIRECT_CLOSED}
_COMING = {TaskState.NOTIFIED, TaskState.CODE_ISSUED}


@dataclass(frozen=True, slots=True)
class ShownOfficer:
    """An officer as the one at the door may see them: what stands on the certificate. department: its code."""

    name: str
    certificate_number: str
    department: str
    leader: bool


@dataclass(frozen=True, slots=True)
class AbsentOfficer:
    """An officer who does not take part, with the written statement."""

    decline: Decline
    name: str


@dataclass(frozen=True, slots=True)
class ShownItems:
    """What a department checks. department: its code."""

    department: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckCodePage:
    """Who comes, from which departments, for which items (D-16); nobody's phone, and of the target its name alone.

    valid: whether this inspection is to be let in now; after it the page still tells who was there; arrived: whether
    they are or were there.
    """

    task: str
    title: str
    target_name: str
    held_on: date
    departments: tuple[ShownItems, ...]
    officers: tuple[ShownOfficer, ...]
    valid: bool
    arrived: bool


@dataclass(frozen=True, slots=True)
class ComingInspection:
    """An inspection that is announced to everybody before it is made (CX-24)."""

    task: str
    held_on: date
    target_name: str
    departments: tuple[ShownItems, ...]


def list_tasks(office: Office, caller: Caller, filters: TaskFilter, wanted: Wanted) -> Page[Task]:
    """A page of the tasks the caller sees, by their days; check codes are told to who takes part."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return tasks.page(session, caller.reach, filters, wanted)


def count_tasks(office: Office, caller: Caller, filters: TaskFilter) -> dict[str, int]:
    """How many of the tasks the caller sees are in which state."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return tasks.count_by_state(session, caller.reach, filters)


def task_standings(office: Office, caller: Caller) -> list[TaskStanding]:
    """How many of the tasks the caller sees are in which state, and led by whom."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return tasks.standing_by_state(session, caller.reach)


def read_task(office: Office, caller: Caller, task_id: str) -> TaskView:
    """One task with its checks, team and parts, and what is next; raises NotFoundError."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        task = tasks.task(session, caller.reach, task_id)
        return TaskView(
            task,
            tuple(tasks.checks_of(session, [task.id])[task.id]),
            tuple(tasks.teams_of(session, [task.id])[task.id]),
            tuple(tasks.parts_of(session, [task.id])[task.id]),
            next_of_task(task, rules_of(office, session, task.campaign).required),
            urgent.of_tasks(session, [task.id]).get(task.id),
        )


def may_record(office: Office, caller: Caller, task: Task) -> bool:
    """Whether the caller records in its department's part of a task: to show the way there, not to allow it."""
    if not caller.may(Act.RECORD_CHECKS):
        return False
    with office.database.reading() as session:
        return may_enter(caller, rules_of(office, session, task.campaign))


def list_declines(office: Office, caller: Caller, task_id: str) -> list[AbsentOfficer]:
    """Who does not take part in a task and why, in writing, by name: of the caller's department, or the caller alone.

    Raises NotFoundError.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        task = tasks.task(session, caller.reach, task_id)
        found = tasks.declines(session, [task.id])
        known = {
            one.certificate_number: one for one in starting_with(session, Inspector, [one.inspector for one in found])
        }
    absent = [
        AbsentOfficer(one, known[one.inspector].name) for one in found if _tells(caller, known.get(one.inspector))
    ]
    return sorted(absent, key=lambda one: (one.decline.declined_at, one.decline.inspector))


def _tells(caller: Caller, who: Inspector | None) -> bool:
    """Whether the caller is told the statement of an officer: illness and relatives concern the department alone."""
    own = caller.reach
    return who is not None and own.department in {"", who.department} and own.inspector in {"", who.certificate_number}


def read_checklists(office: Office, caller: Caller, task_id: str) -> list[tuple[str, Checklist | None]]:
    """Name, procedure and check points of each item the caller's department checks in a task (LC-22).

    None where nothing is laid down for an item.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        task = tasks.task(session, caller.reach, task_id)
        owed = tasks.checks_of(session, [task.id])[task.id]
        own = {one.item: one.item_name for one in owed if caller.reach.department in {"", one.department}}
        known = {one.item: one for one in starting_with(session, Checklist, own)}
    return [(name, known.get(item)) for item, name in own.items()]


def check_code_page(office: Office, code: str) -> CheckCodePage:
    """What a check code proves, to whoever has it; raises NotFoundError for one that was never issued, or is void."""
    with office.database.reading() as session:
        task = tasks.by_code(session, code)
        if task is None or task.state not in _PROVES:
            raise NotFoundError("check-code-unknown")
        officers = tuple(
            ShownOfficer(one.name, one.inspector, one.department, one.leader)
            for one in tasks.teams_of(session, [task.id])[task.id]
        )
        title = planning.campaign(session, task.campaign).title
        valid = task.state in {TaskState.CODE_ISSUED, TaskState.ARRIVED}
        arrived = task.arrived_at is not None
        departments = _items(session, [task])[task.id]
    return CheckCodePage(task.id, title, task.target_name, task.held_on, departments, officers, valid, arrived)


def coming_inspections(office: Office, campaign_id: str, wanted: Wanted, name: str = "") -> Page[ComingInspection]:
    """Inspections that were notified and not made yet, for everybody where the pack wants them announced (CX-24).

    name: a part of the name of those who will be inspected. Raises NotFoundError where it does not, or there is no
    such campaign.
    """
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        if not rules_of(office, session, campaign.id).public_notice:
            raise NotFoundError("notices-not-public", campaign=campaign_id)
        found = tasks.coming(session, campaign.id, _COMING, wanted, name)
        shown = _items(session, found.records)
    coming = (ComingInspection(one.id, one.held_on, one.target_name, shown[one.id]) for one in found.records)
    return Page(tuple(coming), found.following)


def _items(session: Work, found: Sequence[Task]) -> dict[str, tuple[ShownItems, ...]]:
    owed = tasks.checks_of(session, [task.id for task in found])
    shown: dict[str, tuple[ShownItems, ...]] = {}
    for task in found:
        codes = dict.fromkeys(one.department for one in owed[task.id])
        shown[task.id] = tuple(
            ShownItems(code, tuple(one.item_name for one in owed[task.id] if one.department == code)) for code in codes
        )
    return shown

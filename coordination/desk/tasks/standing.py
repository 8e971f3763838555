"""What every step of a task begins with: who asks, for which department, the task's lock, whose turn it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.feeds import ZONE
from coordination.model.items import InspectionItem
from coordination.model.precursors import has_sheet
from coordination.model.tasks import Task, TaskCheck, TaskPart
from coordination.rules.conduct import ConductRules, ResultRules, conduct_rules, result_rules
from coordination.storage import planning, tasks
from coordination.storage.database import Work
from coordination.storage.registers import starting_with
from solvers.fault import Fault

LONGEST_TEXT = 2_000
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r") | {"\x7f"}
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def require_of(caller: Caller, act: Act, department: str) -> None:
    """Raises ForbiddenError where the caller may not do this, or not for this department."""
    require(caller, act)
    if caller.reach.department != department:
        raise ForbiddenError("part-of-other-department", department=department)


def require_led(caller: Caller, act: Act, led: Iterable[Task]) -> None:
    """Raises ForbiddenError where the caller is neither the office nor the department that leads these tasks."""
    require(caller, act)
    for task in led:
        if caller.reach.department not in {"", task.lead_department}:
            raise ForbiddenError("task-led-by-other", task=task.id, department=task.lead_department)


def task_alone(session: Work, caller: Caller, task_id: str) -> Task:
    """One task within the caller's reach; nobody else gets so far with it at the same time. Raises NotFoundError."""
    return tasks.alone(session, caller.reach, [task_id])[0]


def part_alone(session: Work, caller: Caller, task_id: str, department: str) -> tuple[Task, TaskPart]:
    """As `task_alone`, with a department's part of it."""
    task = task_alone(session, caller, task_id)
    return task, tasks.part(session, caller.reach, task_id, department)


def part_to_record(
    office: Office, session: Work, caller: Caller, task_id: str, department: str
) -> tuple[Task, TaskPart]:
    """A part the caller may record in: who inspects enters, by some packs in person (JN-43, LC-33)."""
    require_of(caller, Act.RECORD_CHECKS, department)
    task, part = part_alone(session, caller, task_id, department)
    if not may_enter(caller, rules_of(office, session, task.campaign)):
        raise ForbiddenError("only-officers-record", task=task.id)
    return task, part


def may_enter(caller: Caller, rules: ConductRules) -> bool:
    """Whether the caller enters what is found: an officer, or the department for them where the pack leaves it open."""
    return bool(caller.reach.inspector) or not rules.inspectors_enter


def require_open(task: Task, part: TaskPart) -> None:
    """Raises NotAllowedError where a part has ended."""
    if part.completed_at is not None:
        raise NotAllowedError("part-complete-already", task=task.id, department=part.department)


def each(given: Sequence[_Given], act: Callable[[_Given], _Made], name: Callable[[_Given], str]) -> list[_Made]:
    """What `act` makes of each; raises NotAllowedError with every one it refuses, a single one as it stands."""
    made: list[_Made] = []
    refused: list[tuple[str, NotAllowedError]] = []
    for one in given:
        try:
            made.append(act(one))
        except NotAllowedError as error:
            refused.append((name(one), error))
    if len(refused) == 1 and len(given) == 1:
        raise refused[0][1]
    if refused:
        faults = [Fault(error.code, place, error.values) for place, error in refused]
        raise NotAllowedError("tasks-refused", faults, count=len(faults))
    return made


def rules_of(office: Office, session: Work, campaign_id: str) -> ConductRules:
    """What holds before and during the inspections of a campaign."""
    return conduct_rules(office.reference.shelf, planning.campaign(session, campaign_id).pack)


def results_of(office: Office, session: Work, campaign_id: str) -> ResultRules:
    """What becomes of the results of a campaign."""
    return result_rules(office.reference.shelf, planning.campaign(session, campaign_id).pack)


def sheets_of(session: Work, checks: Iterable[TaskCheck]) -> set[str]:
    """Those of the checks that are made by the sheet of precursor chemicals."""
    owed = list(checks)
    items = {one.code: one for one in starting_with(session, InspectionItem, {one.item for one in owed})}
    return {one.check for one in owed if has_sheet(items.get(one.item))}


def told(text: str, code: str, most: int = LONGEST_TEXT) -> str:
    """A text without blanks around it, of any number of lines; raises BadInputError where nothing of it can be read."""
    bare = text.strip()
    if not bare or len(bare) > most or not _CONTROLS.isdisjoint(bare):
        raise BadInputError(code, most=most)
    return bare


def day_of(instant: datetime) -> date:
    """The day of an instant in the city."""
    return instant.astimezone(ZONE).date()


def noted(office: Office, caller: Caller, action: str, subject: str, **detail: Any) -> None:
    """The audit event of a step; subject: the task, by which the liability ledger finds it."""
    office.acting_for(caller).note(action, subject, detail)

"""Use cases before the visit, each for many tasks at once, all or none: approve, file, notify, issue check codes.

The head of each enforcing body approves its own part (D-3, D-4); the lead department or the office does the rest. An
officer who cannot go says why, in writing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from secrets import token_urlsafe

from coordination.desk.editing import wish_faults
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import each, noted, require_led, rules_of, task_alone, told
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.people import DeclaredRecusal
from coordination.model.tasks import Decline, DeclineReason, NoticeForm, Task, TaskState, TaskStep
from coordination.rules.conduct import ConductRules
from coordination.stages.order import PREPARATIONS, after_task, may_follow
from coordination.storage import tasks
from coordination.storage.database import Work
from coordination.storage.registers import write
from coordination.texts import named
from solvers.fault import Fault

_CODE_BYTES = 16
_LONGEST_REFERENCE = 100


def approve_tasks(office: Office, caller: Caller, ids: Sequence[str]) -> list[Task]:
    """The head of a department approves its parts; a task is approved once all its departments have.

    Raises NotAllowedError with every task that cannot be approved, or was by this department; NotFoundError.
    """
    require(caller, Act.APPROVE_INSPECTIONS)
    department, now = caller.reach.department, office.clock()
    with office.database.transaction() as session:
        found, rules = tasks.alone(session, caller.reach, ids), _Rules(office, session)
        parts = tasks.parts_of(session, [task.id for task in found])

        def approved(task: Task) -> Task:
            state = after_task(TaskStep.APPROVE, task, rules.of(task).required)
            own = next(one for one in parts[task.id] if one.department == department)
            if own.approved_at is not None:
                raise NotAllowedError("part-approved-already", task=task.id, department=department)
            others = [one for one in parts[task.id] if one is not own]
            complete = all(one.approved_at or one.completed_at for one in others)
            return replace(task, state=state if complete else task.state)

        changed = each(found, approved, _id)
        own_parts = [one for task in found for one in parts[task.id] if one.department == department]
        tasks.change(session, changed)
        tasks.change_parts(session, [replace(one, approved_by=caller.name, approved_at=now) for one in own_parts])
        _note_each(office, caller, "task-approved", changed)
    return changed


def open_preparations(office: Office, caller: Caller, found: Sequence[Task]) -> dict[str, tuple[TaskStep, ...]]:
    """The preparations of each task that the caller may take now, in order: to show what may be done, not to allow it.

    Tasks without any are left out. An approval is open while the own department's part has none.
    """
    own, prepares = caller.reach.department, caller.may(Act.PREPARE_INSPECTIONS)
    with office.database.reading() as session:
        rules = _Rules(office, session)
        parts = tasks.parts_of(session, map(_id, found)) if caller.may(Act.APPROVE_INSPECTIONS) else {}

        def is_open(step: TaskStep, task: Task) -> bool:
            if step is TaskStep.APPROVE:
                mine = any(one.department == own and not one.approved_at for one in parts.get(task.id, ()))
            else:
                mine = prepares and own in {"", task.lead_department}
            return mine and may_follow(step, task, rules.of(task).required)

        steps = {task.id: tuple(step for step in PREPARATIONS if is_open(step, task)) for task in found}
    return {task: some for task, some in steps.items() if some}


def file_tasks(office: Office, caller: Caller, ids: Sequence[str], reference: str) -> list[Task]:
    """Says that the checks are registered, and under which reference: without one nothing was (ZB-34, C-30)."""
    reference = told(reference, "filing-without-reference", _LONGEST_REFERENCE)
    return _prepare(office, caller, ids, TaskStep.FILE, lambda task: replace(task, filing_reference=reference))


def notify_tasks(office: Office, caller: Caller, ids: Sequence[str], form: NoticeForm) -> list[Task]:
    """Issues the notices: one of all departments, or one of each (D-5)."""
    return _prepare(office, caller, ids, TaskStep.NOTIFY, lambda task: replace(task, notice_form=form))


def issue_codes(office: Office, caller: Caller, ids: Sequence[str]) -> list[Task]:
    """Issues check codes, each at random: whoever scans one sees who comes, from where, for which items (D-16)."""
    return _prepare(
        office,
        caller,
        ids,
        TaskStep.ISSUE_CODE,
        lambda task: replace(task, check_code=token_urlsafe(_CODE_BYTES)),
    )


def _prepare(
    office: Office, caller: Caller, ids: Sequence[str], step: TaskStep, make: Callable[[Task], Task]
) -> list[Task]:
    require(caller, Act.PREPARE_INSPECTIONS)
    with office.database.transaction() as session:
        found, rules = tasks.alone(session, caller.reach, ids), _Rules(office, session)
        require_led(caller, Act.PREPARE_INSPECTIONS, found)

        def made(task: Task) -> Task:
            return replace(make(task), state=after_task(step, task, rules.of(task).required))

        changed = each(found, made, _id)
        tasks.change(session, changed)
        _note_each(office, caller, _ACTION[step], changed)
    return changed


_ACTION = {TaskStep.FILE: "task-filed", TaskStep.NOTIFY: "task-notified", TaskStep.ISSUE_CODE: "check-code-issued"}


def decline_task(
    office: Office,
    caller: Caller,
    task_id: str,
    inspector: str,
    reason: DeclineReason,
    statement: str,
    swap_with: str = "",
) -> Task:
    """An officer does not take part, for a reason the pack allows, in writing (ZB-39, ZB-40, ZB-42).

    The officer says so, or the department for them. What was approved has to be approved anew with the substitute, who
    comes with the next version of the plan, off site with the next ticket. A recusal is remembered for good, with the
    colleague the officer would change visits with, where one is named (ZB-43).
    """
    own = caller.reach.inspector
    if own:
        require(caller, Act.READ_INSPECTIONS)
    else:
        require(caller, Act.PREPARE_INSPECTIONS)
    if own not in {"", inspector}:
        raise ForbiddenError("task-of-other-officer")
    statement = told(statement, "decline-without-statement")
    with office.database.transaction() as session:
        task = task_alone(session, caller, task_id)
        rules = rules_of(office, session, task.campaign)
        member = next((one for one in tasks.teams_of(session, [task.id])[task.id] if one.inspector == inspector), None)
        if member is None or (not own and caller.reach.department not in {"", member.department}):
            raise NotFoundError("officer-not-in-team", task=task.id)
        if reason not in rules.decline_reasons | {DeclineReason.RECUSAL}:
            raise BadInputError("decline-reason-unknown", reason=named("decline", reason))
        if any(one.inspector == inspector for one in tasks.declines(session, [task.id])):
            raise NotAllowedError("officer-declined-already", task=task.id)
        recusal = reason is DeclineReason.RECUSAL
        faults = list(wish_faults(session, inspector, swap_with)) if recusal else []
        if faults or (swap_with and not recusal):
            raise BadInputError("swap-wish-refused", faults or [Fault("swap-only-on-recusal", "swap_with")])
        state = after_task(TaskStep.RECUSE if recusal else TaskStep.DECLINE, task, rules.required)
        tasks.add_decline(session, Decline(task.id, inspector, reason, statement, office.clock()))
        if recusal:
            now = office.clock().replace(microsecond=0)
            write(session, [DeclaredRecusal(inspector, task.target, statement, caller.name, now, swap_with)])
        changed = _unprepared(session, task, state)
        noted(office, caller, "officer-recused" if recusal else "officer-declined", task.id, reason=reason.value)
    return changed


def _unprepared(session: Work, task: Task, state: TaskState) -> Task:
    """A task whose preparations no longer hold; its check code proves nothing any more."""
    changed = replace(task, state=state, filing_reference="", notice_form=None, check_code="")
    tasks.change(session, [changed])
    parts = tasks.parts_of(session, [task.id])[task.id]
    tasks.change_parts(session, [replace(one, approved_by="", approved_at=None) for one in parts])
    return changed


class _Rules:
    """The rules of each campaign, read once."""

    def __init__(self, office: Office, session: Work) -> None:
        self._office, self._session = office, session
        self._known: dict[str, ConductRules] = {}

    def of(self, task: Task) -> ConductRules:
        if task.campaign not in self._known:
            self._known[task.campaign] = rules_of(self._office, self._session, task.campaign)
        return self._known[task.campaign]


def _note_each(office: Office, caller: Caller, action: str, changed: Sequence[Task]) -> None:
    """One event a task, so that each has its own trace (LC-54)."""
    office.acting_for(caller).note_each(action, {task.id: {"state": task.state.value} for task in changed})


def _id(task: Task) -> str:
    return task.id

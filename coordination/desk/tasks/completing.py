"""Use cases that end a part: complete, or closed directly with evidence; the last one ends the task (C-27).

From then on its result is due, and what was actually visited stands in the ledger of the next draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coordination.desk.office import Office
from coordination.desk.tasks.standing import day_of, noted, part_to_record, require_open, rules_of, sheets_of
from coordination.errors import BadInputError
from coordination.model.access import Caller
from coordination.model.case_files import CaseFile, FileState
from coordination.model.on_site import PartRecord
from coordination.model.results import Result
from coordination.model.tasks import ClosingReason, PartEnd, Task, TaskCheck, TaskKind, TaskPart, TaskStep
from coordination.rules.conduct import ConductRules
from coordination.stages.order import STAFFED, after_task
from coordination.stages.record import adopted, gaps, record
from coordination.stages.settle import ledger
from coordination.storage import results, site_records, tasks
from coordination.storage.database import Work
from coordination.texts import named


def complete_part(office: Office, caller: Caller, task_id: str, department: str) -> TaskPart:
    """Ends a part of which everything is recorded; raises BadInputError with all that is missing."""
    with office.database.transaction() as session:
        task, part = part_to_record(office, session, caller, task_id, department)
        require_open(task, part)
        checks, found = _recorded(session, task, department)
        rules = rules_of(office, session, task.campaign)
        sheets = sheets_of(session, checks)
        on_site = task.kind is TaskKind.ON_SITE
        missing = list(gaps(found, on_site=on_site, signature=rules.signature, sheets=sheets))
        if missing:
            raise BadInputError("part-incomplete", missing, count=len(missing))
        end = PartEnd.ADOPTED if adopted(found) else PartEnd.INSPECTED
        if end is PartEnd.INSPECTED:
            after_task(TaskStep.RECORD, task, rules.required)
        ended_on = day_of(office.clock() if found.departed_at is None else found.departed_at)
        ended = replace(part, end=end, inspected_on=ended_on)
        return _ended(office, session, caller, task, ended, checks, found, rules)


def close_part(
    office: Office, caller: Caller, task_id: str, department: str, reason: ClosingReason, found_on: date
) -> TaskPart:
    """Ends a part whose inspection is impossible, for a reason the pack allows and with evidence (ZB-69).

    Raises BadInputError without evidence, for another reason, or a day to come.
    """
    with office.database.transaction() as session:
        task, part = part_to_record(office, session, caller, task_id, department)
        require_open(task, part)
        rules = rules_of(office, session, task.campaign)
        if reason not in rules.closing_reasons:
            raise BadInputError("closing-reason-unknown", reason=named("closing", reason))
        if found_on > day_of(office.clock()):
            raise BadInputError("closing-in-future")
        if not any(one.department == department for one in site_records.evidence(session, task.id)):
            raise BadInputError("closing-without-evidence")
        after_task(TaskStep.CLOSE, task, rules.required)
        checks, found = _recorded(session, task, department)
        ended = replace(part, end=PartEnd.DIRECT, closing_reason=reason, inspected_on=found_on)
        return _ended(office, session, caller, task, ended, checks, found, rules)


def _recorded(session: Work, task: Task, department: str) -> tuple[list[TaskCheck], PartRecord]:
    owed = [one for one in tasks.checks_of(session, [task.id])[task.id] if one.department == department]
    return owed, record([one.check for one in owed], site_records.saves(session, task.id, department))


def _ended(
    office: Office,
    session: Work,
    caller: Caller,
    task: Task,
    part: TaskPart,
    checks: Sequence[TaskCheck],
    found: PartRecord,
    rules: ConductRules,
) -> TaskPart:
    now = office.clock()
    part = replace(part, completed_by=caller.name, completed_at=now)
    tasks.change_parts(session, [part])
    results.await_results(session, [Result(task.id, part.department)])
    tasks.remember(session, ledger(task, part, checks, found))
    parts = tasks.parts_of(session, [task.id])[task.id]
    if all(one.completed_at is not None for one in parts):
        inspected = any(one.end is PartEnd.INSPECTED for one in parts)
        state = after_task(TaskStep.FINISH if inspected else TaskStep.CLOSE, task, rules.required)
        tasks.change(session, [replace(task, state=state, ended_at=now)])
        results.put_case_file(session, CaseFile(task.id, FileState.OPEN))
    elif task.state in STAFFED and all(one.approved_at or one.completed_at for one in parts):
        tasks.change(session, [replace(task, state=after_task(TaskStep.APPROVE, task, rules.required))])
    end = "" if part.end is None else part.end.value
    noted(office, caller, "part-completed", task.id, department=part.department, end=end)
    return part

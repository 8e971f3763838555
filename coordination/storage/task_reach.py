"""Who sees which tasks, parts, evidence and results: narrowed by department, region and officer here and nowhere else.

A task is seen by the departments that have a part in it; of what is recorded in it each sees its own part, and of an
officer's account what concerns the visits the officer makes. A finding that was handed on, with its letters, is seen by
the department it was handed to as well, which need have no part in the task.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, String, Table, cast, select

from coordination.model.access import Reach
from coordination.storage.reading import region_prefix, starts_with
from coordination.storage.registers import table_of
from coordination.storage.result_rows import FollowUpRow
from coordination.storage.task_rows import TaskMemberRow, TaskPartRow, TaskRow

TASKS, PARTS, MEMBERS = table_of(TaskRow), table_of(TaskPartRow), table_of(TaskMemberRow)
FOLLOW_UPS = table_of(FollowUpRow)


def tasks_within(reach: Reach) -> list[ColumnElement[bool]]:
    """What a row of the tasks must meet to be seen."""
    limits: list[ColumnElement[bool]] = []
    if reach.department:
        limits.append(has_part(reach.department))
    if reach.region:
        limits.append(starts_with(TASKS.c.region_code, region_prefix(reach.region)))
    if reach.inspector:
        limits.append(has_member(reach.inspector))
    if reach.campaign:
        limits.append(TASKS.c.campaign == reach.campaign)
    return limits


def parts_within(table: Table, reach: Reach) -> list[ColumnElement[bool]]:
    """What a row of a table with `department`, joined to its task, must meet to be seen."""
    own = [table.c.department == reach.department] if reach.department else []
    return [*tasks_within(reach), *own]


def findings_within(reach: Reach) -> list[ColumnElement[bool]]:
    """What a row of the findings, joined to its task, must meet to be seen: handed on by the department, or to it."""
    limits = tasks_within(replace(reach, department=""))
    if reach.department:
        limits.append((FOLLOW_UPS.c.department == reach.department) | (FOLLOW_UPS.c.to_department == reach.department))
    return limits


def is_letter(task: ColumnElement[str], number: ColumnElement[str], reach: Reach) -> ColumnElement[bool]:
    """Whether a document about the finding of this number in this task was handed to the department."""
    of_it = (FOLLOW_UPS.c.task == task, cast(FOLLOW_UPS.c.number, String) == number)
    handed = FOLLOW_UPS.c.to_department == reach.department
    found = select(FOLLOW_UPS.c.task).join(TASKS, TASKS.c.id == FOLLOW_UPS.c.task)
    return found.where(*of_it, handed, *findings_within(reach)).exists()


def has_part(department: str) -> ColumnElement[bool]:
    """Tasks in which a department has a part."""
    return (
        select(PARTS.c.task)
        .where(PARTS.c.task == TASKS.c.id, PARTS.c.department == department)
        .correlate(TASKS)
        .exists()
    )


def has_member(inspector: str) -> ColumnElement[bool]:
    """Tasks whose team an officer is in."""
    return (
        select(MEMBERS.c.task)
        .where(MEMBERS.c.task == TASKS.c.id, MEMBERS.c.inspector == inspector)
        .correlate(TASKS)
        .exists()
    )

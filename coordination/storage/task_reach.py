"""Who sees which tasks, parts, evidence and results: narrowed by department, region and officer here and nowhere else.

A task is seen by the departments that have a part in it; of what is recorded in it each sees its own part, and of an
officer's account what concerns the visits the officer makes.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, select

from coordination.model.access import Reach
from coordination.storage.reading import region_prefix, starts_with
from coordination.storage.registers import table_of
from coordination.storage.task_rows import TaskMemberRow, TaskPartRow, TaskRow

TASKS, PARTS, MEMBERS = table_of(TaskRow), table_of(TaskPartRow), table_of(TaskMemberRow)


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

"""Urgent checks and how their paperwork stands."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlmodel import Session

from coordination.model.access import Reach
from coordination.model.tasks import TaskFilter
from coordination.model.urgent import UrgentCheck
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import chunks, table_of
from coordination.storage.task_reach import TASKS, parts_within
from coordination.storage.task_rows import UrgentCheckRow
from coordination.storage.tasks import passing

_URGENT = table_of(UrgentCheckRow)


def add(session: Session, check: UrgentCheck) -> None:
    """Stores an urgent check."""
    session.execute(insert(_URGENT).values(**to_row(check)))


def change(session: Session, check: UrgentCheck) -> None:
    """Replaces what is known of one."""
    session.execute(update(_URGENT).where(_URGENT.c.task == check.task).values(**to_row(check)))


def of_tasks(session: Session, tasks: Iterable[str]) -> dict[str, UrgentCheck]:
    """Those of the tasks that are urgent checks, by task."""
    found: dict[str, UrgentCheck] = {}
    for chunk in chunks(tasks):
        for row in session.execute(select(_URGENT).where(_URGENT.c.task.in_(chunk))).mappings():
            found[row["task"]] = from_row(UrgentCheck, dict(row))
    return found


def within(session: Session, reach: Reach, filters: TaskFilter) -> list[UrgentCheck]:
    """The urgent checks within reach that pass the filters, the earliest due first."""
    chosen = select(_URGENT).join(TASKS, TASKS.c.id == _URGENT.c.task)
    chosen = chosen.where(*parts_within(_URGENT, reach), *passing(filters)).order_by(_URGENT.c.due_on, _URGENT.c.task)
    return [from_row(UrgentCheck, dict(row)) for row in session.execute(chosen).mappings()]

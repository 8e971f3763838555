"""What those inspected said of visits."""

from __future__ import annotations

from sqlalchemy import func, insert, select
from sqlmodel import Session

from coordination.model.feedback import VisitFeedback
from coordination.model.tasks import TaskFilter
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of
from coordination.storage.task_reach import TASKS
from coordination.storage.task_rows import VisitFeedbackRow
from coordination.storage.tasks import passing

_FEEDBACK = table_of(VisitFeedbackRow)


def add(session: Session, given: VisitFeedback) -> None:
    """Stores feedback; it is never changed afterwards."""
    session.execute(insert(_FEEDBACK).values(**to_row(given)))


def count(session: Session, task: str) -> int:
    """How often something was said of a task."""
    return int(session.execute(select(func.count()).where(_FEEDBACK.c.task == task)).scalar_one())


def within(session: Session, filters: TaskFilter) -> list[VisitFeedback]:
    """What was said of the tasks that pass the filters."""
    chosen = select(_FEEDBACK).join(TASKS, TASKS.c.id == _FEEDBACK.c.task).where(*passing(filters))
    return [from_row(VisitFeedback, dict(row)) for row in session.execute(chosen).mappings()]

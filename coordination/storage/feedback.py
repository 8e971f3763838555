"""What those inspected said of visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, String, cast, func, insert, select
from sqlmodel import Session

from coordination.model.feedback import ANY_GRIEVANCE, FeedbackFilter, FeedbackRead, VisitFeedback
from coordination.model.feeds import ZONE
from coordination.model.tasks import TaskFilter
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of
from coordination.storage.task_reach import PARTS, TASKS
from coordination.storage.task_rows import VisitFeedbackRow
from coordination.storage.tasks import passing

_FEEDBACK = table_of(VisitFeedbackRow)
_OF_VISITS = _FEEDBACK.join(TASKS, TASKS.c.id == _FEEDBACK.c.task)
_GRIEVANCES = cast(_FEEDBACK.c.grievances, String)
_NONE, _A_DAY = "[]", timedelta(days=1)
_FIRST, _LAST = date(1970, 1, 1), date(9998, 12, 31)
"""Days that are an instant in every zone; whatever was given lies between them."""


def add(session: Session, given: VisitFeedback) -> None:
    """Stores feedback; it is never changed afterwards."""
    session.execute(insert(_FEEDBACK).values(**to_row(given)))


def count(session: Session, filters: FeedbackFilter) -> int:
    """How much feedback passes the filters."""
    chosen = select(func.count()).select_from(_OF_VISITS).where(*_passing(filters))
    return int(session.execute(chosen).scalar_one())


def within(session: Session, filters: FeedbackFilter) -> list[FeedbackRead]:
    """The feedback that passes the filters, each with its visit."""
    limits = list(_passing(filters))
    visits = select(_FEEDBACK.c.task).select_from(_OF_VISITS).where(*limits)
    parts = select(PARTS.c.task, PARTS.c.department).where(PARTS.c.task.in_(visits)).order_by(PARTS.c.department)
    shared: dict[str, list[str]] = defaultdict(list)
    for task, department in session.execute(parts):
        shared[task].append(department)
    chosen = select(_FEEDBACK, TASKS.c.target_name, TASKS.c.held_on).select_from(_OF_VISITS).where(*limits)
    rows = session.execute(chosen).mappings()
    return [from_row(FeedbackRead, {**row, "departments": shared[row["task"]]}) for row in rows]


def _passing(filters: FeedbackFilter) -> Iterator[ColumnElement[bool]]:
    """What a row of the feedback, joined to its task, must meet to pass the filters."""
    yield from passing(TaskFilter(campaign=filters.campaign, department=filters.department))
    if filters.task:
        yield _FEEDBACK.c.task == filters.task
    if filters.rating is not None:
        yield _FEEDBACK.c.rating == filters.rating
    if filters.grievance == ANY_GRIEVANCE:
        yield _GRIEVANCES != _NONE
    elif filters.grievance:
        yield _GRIEVANCES.contains(f'"{filters.grievance}"', autoescape=True)
    if filters.first_date:
        yield _FEEDBACK.c.given_at >= _begin(filters.first_date)
    if filters.last_date:
        yield _FEEDBACK.c.given_at < _begin(filters.last_date) + _A_DAY


def _begin(day: date) -> datetime:
    """The instant at which a day begins here."""
    return datetime.combine(min(max(day, _FIRST), _LAST), time.min, ZONE)

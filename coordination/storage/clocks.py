"""The days clocks run from or stop at, as sets; the time limits a campaign's clocks run by."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, insert, select
from sqlmodel import Session

from coordination.model.access import Reach
from coordination.model.deadlines import PartFacts
from coordination.model.feeds import ZONE
from coordination.model.tasks import TaskFilter, TaskState
from coordination.storage.registers import table_of
from coordination.storage.result_rows import CampaignClockRow
from coordination.storage.results import FILES, OBJECTIONS, RESULTS
from coordination.storage.task_reach import MEMBERS, PARTS, TASKS, parts_within
from coordination.storage.task_rows import TaskCheckRow, UrgentCheckRow
from coordination.storage.tasks import passing

_CLOCKS, _URGENT = table_of(CampaignClockRow), table_of(UrgentCheckRow)
_CHECKS = table_of(TaskCheckRow)


def facts(session: Session, reach: Reach, filters: TaskFilter, *, begun: bool = False) -> dict[str, list[PartFacts]]:
    """The days of the parts within reach that pass the filters, by campaign; of whom they ask for, its own parts.

    begun: those alone that are complete or urgent, so that more than the visit is due.
    """
    joined = (
        select(
            TASKS.c.campaign,
            PARTS.c.task,
            PARTS.c.department,
            TASKS.c.target_name,
            TASKS.c.held_on,
            (TASKS.c.lead_department == PARTS.c.department).label("leads"),
            PARTS.c.approved_at,
            PARTS.c.inspected_on,
            PARTS.c.completed_at,
            RESULTS.c.reported_at,
            RESULTS.c.published_at,
            OBJECTIONS.c.received_on,
            OBJECTIONS.c.decided_at,
            OBJECTIONS.c.fed_back_at,
            TASKS.c.ended_at,
            FILES.c.bound_at,
            _URGENT.c.reported_at.label("begun_at"),
            _URGENT.c.completed_at.label("papers_at"),
        )
        .join(TASKS, TASKS.c.id == PARTS.c.task)
        .outerjoin(RESULTS, (RESULTS.c.task == PARTS.c.task) & (RESULTS.c.department == PARTS.c.department))
        .outerjoin(OBJECTIONS, (OBJECTIONS.c.task == PARTS.c.task) & (OBJECTIONS.c.department == PARTS.c.department))
        .outerjoin(FILES, FILES.c.task == PARTS.c.task)
        .outerjoin(_URGENT, _URGENT.c.task == PARTS.c.task)
        .where(TASKS.c.state != TaskState.WITHDRAWN.value, *parts_within(PARTS, reach), *passing(filters))
    )
    if begun:
        joined = joined.where(PARTS.c.completed_at.is_not(None) | _URGENT.c.task.is_not(None))
    if filters.department:
        joined = joined.where(PARTS.c.department == filters.department)
    if filters.inspector:
        joined = joined.where(_part_of(MEMBERS, MEMBERS.c.inspector == filters.inspector))
    if filters.batch:
        joined = joined.where(_part_of(_CHECKS, _CHECKS.c.batch == filters.batch))
    found: dict[str, list[PartFacts]] = {}
    for row in session.execute(joined.order_by(PARTS.c.task, PARTS.c.department)).mappings():
        found.setdefault(row["campaign"], []).append(_facts(row))
    return found


def _part_of(table: Table, wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Parts of the department of an officer or a batch, in the tasks these have to do with."""
    same = (table.c.task == PARTS.c.task, table.c.department == PARTS.c.department)
    return select(table.c.task).where(*same, wanted).correlate(PARTS).exists()


def _facts(row: Any) -> PartFacts:
    return PartFacts(
        task=row["task"],
        department=row["department"],
        target_name=row["target_name"],
        planned_on=row["held_on"],
        leads=bool(row["leads"]),
        inspected_on=row["inspected_on"],
        completed_on=_day(row["completed_at"]),
        reported_on=_day(row["reported_at"]),
        published_on=_day(row["published_at"]),
        objected_on=row["received_on"],
        decided_on=_day(row["decided_at"]),
        fed_back_on=_day(row["fed_back_at"]),
        joint_done_on=_day(row["ended_at"]),
        bound_on=_day(row["bound_at"]),
        begun_on=_day(row["begun_at"]),
        papers_on=_day(row["papers_at"]),
        approved_on=_day(row["approved_at"]),
    )


def _day(instant: datetime | None) -> date | None:
    """The day of an instant in the city."""
    return None if instant is None else instant.astimezone(ZONE).date()


def clock(session: Session, campaign_id: str) -> tuple[str, dict[str, Any]] | None:
    """The pack and the time limits a campaign's clocks run by, None before it has tasks."""
    row = session.execute(select(_CLOCKS).where(_CLOCKS.c.campaign == campaign_id)).mappings().first()
    return None if row is None else (row["pack"], dict(row["rules"]))


def put_clock(session: Session, campaign_id: str, pack: str, rules: dict[str, Any], since: datetime) -> None:
    """Time limits for a campaign's clocks, in place of those before."""
    session.execute(delete(_CLOCKS).where(_CLOCKS.c.campaign == campaign_id))
    session.execute(insert(_CLOCKS).values(campaign=campaign_id, pack=pack, rules=rules, since=since))

"""A year in sets: tasks, parts, items, visits of the ledger, and meetings of officers and targets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select
from sqlmodel import Session

from coordination.model.access import Reach
from coordination.model.follow_ups import FollowUpState
from coordination.model.items import InspectionItem
from coordination.model.on_site import Outcome
from coordination.model.people import Inspector
from coordination.model.targets import PastVisit, Target
from coordination.model.tasks import PartEnd, TaskKind, TaskState
from coordination.model.year_end import ItemYear, StatedGround
from coordination.storage.columns import from_row, to_row
from coordination.storage.reading import narrowed
from coordination.storage.registers import chunks, table_of
from coordination.storage.results import OBJECTIONS, RESULTS, VERSIONS
from coordination.storage.rows import InspectionItemRow, InspectorRow, PastVisitRow, TargetRow
from coordination.storage.task_reach import FOLLOW_UPS, MEMBERS, PARTS, TASKS, parts_within, tasks_within
from coordination.storage.task_rows import StatedGroundRow, TaskCheckRow

_GROUNDS = table_of(StatedGroundRow)
_CHECKS, _VISITS, _TARGETS = table_of(TaskCheckRow), table_of(PastVisitRow), table_of(TargetRow)
_REGISTERS: tuple[tuple[str, type[Any], Any], ...] = (
    ("targets", Target, _TARGETS),
    ("inspectors", Inspector, table_of(InspectorRow)),
    ("items", InspectionItem, table_of(InspectionItemRow)),
)


def _year(year: int) -> ColumnElement[bool]:
    return TASKS.c.held_on.between(date(year, 1, 1), date(year, 12, 31))


def tasks_of_year(session: Session, reach: Reach, year: int) -> list[tuple[str, str, int, int]]:
    """(kind, state, parts, tasks) of the tasks planned in a year; parts: of each task."""
    parts = select(func.count()).where(PARTS.c.task == TASKS.c.id).correlate(TASKS).scalar_subquery()
    each = select(TASKS.c.kind, TASKS.c.state, parts.label("parts")).where(_year(year), *tasks_within(reach)).subquery()
    counted = select(each.c.kind, each.c.state, each.c.parts, func.count())
    grouped = counted.group_by(each.c.kind, each.c.state, each.c.parts)
    return [(str(kind), str(state), int(n), int(count)) for kind, state, n, count in session.execute(grouped)]


def visited_parts(session: Session, reach: Reach, year: int) -> list[int]:
    """Of each visit that was made in a year, how many departments inspected."""
    inspected = (PARTS.c.end == PartEnd.INSPECTED.value, TASKS.c.kind == TaskKind.ON_SITE.value)
    done = TASKS.c.state == TaskState.DONE.value
    chosen = select(func.count()).select_from(PARTS).join(TASKS, TASKS.c.id == PARTS.c.task)
    chosen = chosen.where(_year(year), done, *inspected, *tasks_within(reach)).group_by(PARTS.c.task)
    return [int(count) for count in session.execute(chosen).scalars()]


def parts_of_year(session: Session, reach: Reach, year: int) -> dict[str, dict[str, int]]:
    """Counts of the parts of a year by department, by the names of `DepartmentYear`."""
    of_result = (RESULTS.c.task == PARTS.c.task) & (RESULTS.c.department == PARTS.c.department)
    of_objection = (OBJECTIONS.c.task == PARTS.c.task) & (OBJECTIONS.c.department == PARTS.c.department)
    counts = {
        "parts": func.count(),
        "completed": func.count(PARTS.c.completed_at),
        "direct": func.count().filter(PARTS.c.end == PartEnd.DIRECT.value),
        "adopted": func.count().filter(PARTS.c.end == PartEnd.ADOPTED.value),
        "published": func.count(RESULTS.c.published_at),
        "objections": func.count(OBJECTIONS.c.received_on),
        "corrected": func.count().filter(RESULTS.c.version > 1),
    }
    chosen = (
        select(PARTS.c.department, *(count.label(name) for name, count in counts.items()))
        .join(TASKS, TASKS.c.id == PARTS.c.task)
        .outerjoin(RESULTS, of_result)
        .outerjoin(OBJECTIONS, of_objection)
        .where(_year(year), TASKS.c.state != TaskState.WITHDRAWN.value, *parts_within(PARTS, reach))
        .group_by(PARTS.c.department)
    )
    return {row["department"]: {name: row[name] for name in counts} for row in session.execute(chosen).mappings()}


def follow_ups_of_year(session: Session, reach: Reach, year: int) -> dict[str, tuple[int, int]]:
    """Findings that were handed on, and those without outcome, by the department that found them."""
    undone = func.count().filter(FOLLOW_UPS.c.state != FollowUpState.OUTCOME_BACK.value)
    chosen = select(FOLLOW_UPS.c.department, func.count(), undone).join(TASKS, TASKS.c.id == FOLLOW_UPS.c.task)
    chosen = chosen.where(_year(year), *parts_within(FOLLOW_UPS, reach)).group_by(FOLLOW_UPS.c.department)
    return {str(who): (int(all_), int(open_)) for who, all_, open_ in session.execute(chosen)}


def pending_findings(session: Session, reach: Reach, year: int) -> int:
    """Results of a year whose newest content leaves something to be followed up."""
    newest = (VERSIONS.c.task == RESULTS.c.task) & (VERSIONS.c.department == RESULTS.c.department)
    newest &= VERSIONS.c.number == RESULTS.c.version
    pending = VERSIONS.c.conclusion == Outcome.PENDING_FOLLOW_UP.value
    chosen = select(func.count()).select_from(RESULTS).join(TASKS, TASKS.c.id == RESULTS.c.task).join(VERSIONS, newest)
    return int(session.execute(chosen.where(_year(year), pending, *parts_within(RESULTS, reach))).scalar_one())


def items_of_year(session: Session, reach: Reach, year: int) -> list[ItemYear]:
    """How often each item was owed in a year, and how often its department completed it."""
    done = func.count(PARTS.c.completed_at)
    chosen = (
        select(_CHECKS.c.item, func.min(_CHECKS.c.item_name), func.count(), done)
        .join(TASKS, TASKS.c.id == _CHECKS.c.task)
        .join(PARTS, (PARTS.c.task == _CHECKS.c.task) & (PARTS.c.department == _CHECKS.c.department))
        .where(_year(year), TASKS.c.state != TaskState.WITHDRAWN.value, *parts_within(PARTS, reach))
        .group_by(_CHECKS.c.item)
        .order_by(_CHECKS.c.item)
    )
    return [
        ItemYear(str(item), str(name), int(owed), int(ended)) for item, name, owed, ended in session.execute(chosen)
    ]


def visits_between(session: Session, reach: Reach, first: date, last: date) -> list[tuple[str, date, str]]:
    """Target, day and source of the visits in the ledger; departments that went together count once."""
    chosen = select(_VISITS.c.target, _VISITS.c.visited_on, _VISITS.c.source).distinct()
    chosen = chosen.where(_VISITS.c.on_site, _VISITS.c.visited_on.between(first, last))
    return [
        (str(target), day, str(source)) for target, day, source in session.execute(narrowed(chosen, PastVisit, reach))
    ]


def ledger_between(session: Session, first: date, last: date) -> list[PastVisit]:
    """Everything the ledger has of some days, by target, day and department."""
    chosen = select(_VISITS).where(_VISITS.c.visited_on.between(first, last)).order_by(*_VISITS.primary_key.columns)
    return [from_row(PastVisit, dict(row)) for row in session.execute(chosen).mappings()]


def tasks_among(session: Session, sources: Iterable[str]) -> set[str]:
    """Those of the sources of visits that are tasks."""
    found: set[str] = set()
    for chunk in chunks(sorted(sources)):
        found.update(session.execute(select(TASKS.c.id).where(TASKS.c.id.in_(chunk))).scalars())
    return found


def meetings_between(session: Session, reach: Reach, first: date, last: date) -> list[tuple[str, str, date]]:
    """Officer, target and day of the visits that were made."""
    made = (TASKS.c.kind == TaskKind.ON_SITE.value, TASKS.c.state == TaskState.DONE.value)
    chosen = select(MEMBERS.c.inspector, TASKS.c.target, TASKS.c.held_on).join(TASKS, TASKS.c.id == MEMBERS.c.task)
    chosen = chosen.where(*made, TASKS.c.held_on.between(first, last), *parts_within(MEMBERS, reach))
    return [(str(officer), str(target), day) for officer, target, day in session.execute(chosen)]


def state_ground(session: Session, stated: StatedGround) -> None:
    """Stores a stated ground; it is never changed afterwards."""
    session.execute(insert(_GROUNDS).values(**to_row(stated)))


def stated_grounds(session: Session, task: str) -> list[StatedGround]:
    """The grounds stated of a task, by time; whoever asks narrows them."""
    chosen = select(_GROUNDS).where(_GROUNDS.c.task == task).order_by(_GROUNDS.c.stated_at, _GROUNDS.c.ground)
    return [from_row(StatedGround, dict(row)) for row in session.execute(chosen).mappings()]


def flagged(session: Session, targets: Iterable[str], flags: Iterable[str]) -> set[str]:
    """Those of the targets that carry one of these flags."""
    wanted, named = set(flags), sorted(set(targets))
    found: set[str] = set()
    for place in range(0, len(named), 5_000):
        chosen = select(_TARGETS.c.id, _TARGETS.c.flags).where(_TARGETS.c.id.in_(named[place : place + 5_000]))
        found.update(str(one) for one, carried in session.execute(chosen) if wanted & set(carried))
    return found


def registered(session: Session, reach: Reach) -> dict[str, int]:
    """How many targets, inspectors and items the registers hold within reach."""
    found: dict[str, int] = {}
    for name, record_type, table in _REGISTERS:
        chosen = narrowed(select(func.count()).select_from(table), record_type, reach)
        found[name] = int(session.execute(chosen).scalar_one())
    return found

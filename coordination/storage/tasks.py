"""Tasks with their checks, teams and parts: written many at a time, read as far as the caller reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, delete, func, insert, select
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.access import Reach
from coordination.model.pages import Page, Wanted
from coordination.model.targets import PastVisit, RiskFlag
from coordination.model.tasks import (
    ENDED,
    Decline,
    Task,
    TaskCheck,
    TaskFilter,
    TaskKind,
    TaskMember,
    TaskPart,
    TaskStanding,
    TaskState,
)
from coordination.storage.columns import from_row, to_row
from coordination.storage.reading import ordering, paged
from coordination.storage.registers import bulk_insert, bulk_update, chunks, table_of
from coordination.storage.rows import PastVisitRow, TargetRow
from coordination.storage.task_reach import MEMBERS, PARTS, TASKS, has_member, has_part, parts_within, tasks_within
from coordination.storage.task_rows import EvidenceRow, SiteSaveRow, TaskCheckRow, TaskDeclineRow

_Record = TypeVar("_Record", TaskCheck, TaskMember, TaskPart)
_CHECKS, _DECLINES = table_of(TaskCheckRow), table_of(TaskDeclineRow)
_VISITS, _TARGETS = table_of(PastVisitRow), table_of(TargetRow)
_EVERYWHERE = Reach()


def add(
    session: Session,
    tasks: Sequence[Task],
    checks: Sequence[TaskCheck],
    members: Sequence[TaskMember],
    parts: Sequence[TaskPart],
) -> None:
    """Stores new tasks with all that hangs on them."""
    for table, records in ((TASKS, tasks), (_CHECKS, checks), (MEMBERS, members), (PARTS, parts)):
        bulk_insert(session, table, map(to_row, records))


def change(session: Session, tasks: Sequence[Task]) -> None:
    """Replaces everything of tasks but what hangs on them."""
    bulk_update(session, TASKS, map(to_row, tasks))


def change_parts(session: Session, parts: Sequence[TaskPart]) -> None:
    """Replaces parts."""
    bulk_update(session, PARTS, map(to_row, parts))


def replace_teams(session: Session, tasks: Iterable[str], members: Sequence[TaskMember]) -> None:
    """Other teams for tasks."""
    _drop(session, MEMBERS, tasks)
    bulk_insert(session, MEMBERS, map(to_row, members))


def replace_owed(
    session: Session, tasks: Iterable[str], checks: Sequence[TaskCheck], parts: Sequence[TaskPart]
) -> None:
    """Other checks for tasks of which nothing is recorded yet."""
    ids = list(tasks)
    _drop(session, _CHECKS, ids)
    _drop(session, PARTS, ids)
    bulk_insert(session, _CHECKS, map(to_row, checks))
    bulk_insert(session, PARTS, map(to_row, parts))


def _drop(session: Session, table: Table, tasks: Iterable[str]) -> None:
    for chunk in chunks(tasks):
        session.execute(delete(table).where(table.c.task.in_(chunk)))


def of_campaign(session: Session, campaign_id: str) -> list[Task]:
    """The tasks of a campaign by id; until the transaction ends nobody else gets so far with one of them."""
    chosen = select(TASKS).where(TASKS.c.campaign == campaign_id).order_by(TASKS.c.id).with_for_update()
    return [from_row(Task, dict(row)) for row in session.execute(chosen).mappings()]


def ids_of_campaign(session: Session, campaign_id: str) -> set[str]:
    """The ids of a campaign's tasks, which stand in the ledger as the sources of its visits."""
    return set(session.execute(select(TASKS.c.id).where(TASKS.c.campaign == campaign_id)).scalars())


def visits_to_come(session: Session, campaign_id: str) -> list[PastVisit]:
    """The visits that tasks of other campaigns are still to make, as the ledger will have them.

    What is drawn and planned next keeps the gap to them as to those made.
    """
    open_ = TASKS.c.state.not_in([state.value for state in ENDED])
    chosen = select(TASKS.c.id, TASKS.c.target, TASKS.c.held_on, TASKS.c.cause, _CHECKS.c.department, _CHECKS.c.item)
    chosen = chosen.join(_CHECKS, _CHECKS.c.task == TASKS.c.id).order_by(TASKS.c.id, _CHECKS.c.check)
    chosen = chosen.where(TASKS.c.campaign != campaign_id, TASKS.c.kind == TaskKind.ON_SITE.value, open_)
    items: dict[tuple[str, str, date, str, str], list[str]] = defaultdict(list)
    for task_id, target, held_on, cause, department, item in session.execute(chosen):
        items[task_id, target, held_on, cause, department].append(item)
    return [
        PastVisit(target, held_on, department, tuple(owed), task_id, cause=cause)
        for (task_id, target, held_on, cause, department), owed in items.items()
    ]


def by_ids(session: Session, ids: Iterable[str]) -> list[Task]:
    """Tasks by their ids; whoever asks narrows them."""
    found: list[Task] = []
    for chunk in chunks(ids):
        rows = session.execute(select(TASKS).where(TASKS.c.id.in_(chunk))).mappings()
        found += [from_row(Task, dict(row)) for row in rows]
    return found


def of_visits(session: Session, reach: Reach, campaign_id: str, visits: Iterable[str]) -> dict[str, Task]:
    """The tasks within reach that were made of visits of a campaign's plan, by visit."""
    found: dict[str, Task] = {}
    for chunk in chunks(visits):
        chosen = select(TASKS).where(TASKS.c.campaign == campaign_id, TASKS.c.visit.in_(chunk), *tasks_within(reach))
        found |= {row["visit"]: from_row(Task, dict(row)) for row in session.execute(chosen).mappings()}
    return found


def alone(session: Session, reach: Reach, ids: Sequence[str]) -> list[Task]:
    """Tasks within reach, in the order asked for; until the transaction ends nobody else gets them this way.

    Raises NotFoundError for the first that the caller does not see.
    """
    found: dict[str, Task] = {}
    for chunk in chunks(sorted(set(ids))):
        chosen = select(TASKS).where(TASKS.c.id.in_(chunk), *tasks_within(reach)).order_by(TASKS.c.id)
        rows = session.execute(chosen.with_for_update(of=TASKS)).mappings()
        found |= {row["id"]: from_row(Task, dict(row)) for row in rows}
    for one in ids:
        if one not in found:
            raise NotFoundError("task-not-found", task=one)
    return [found[one] for one in dict.fromkeys(ids)]


def lock(session: Session, task_id: str) -> None:
    """Until the transaction ends nobody else gets this far with a task: whoever asks waits."""
    session.execute(select(TASKS.c.id).where(TASKS.c.id == task_id).with_for_update())


def task(session: Session, reach: Reach, task_id: str) -> Task:
    """One task within reach; raises NotFoundError."""
    row = session.execute(select(TASKS).where(TASKS.c.id == task_id, *tasks_within(reach))).mappings().first()
    if row is None:
        raise NotFoundError("task-not-found", task=task_id)
    return from_row(Task, dict(row))


def of_batch(session: Session, batch: str, reach: Reach = _EVERYWHERE) -> list[Task]:
    """The tasks within reach with a check of a batch, by their days."""
    chosen = select(TASKS).where(*passing(TaskFilter(batch=batch)), *tasks_within(reach))
    rows = session.execute(chosen.order_by(TASKS.c.held_on, TASKS.c.id)).mappings()
    return [from_row(Task, dict(row)) for row in rows]


def by_code(session: Session, check_code: str) -> Task | None:
    """The task a check code was issued for."""
    row = (
        session.execute(select(TASKS).where(TASKS.c.check_code == check_code)).mappings().first()
        if check_code
        else None
    )
    return None if row is None else from_row(Task, dict(row))


def page(session: Session, reach: Reach, filters: TaskFilter, wanted: Wanted) -> Page[Task]:
    """A page of the tasks that pass every filter, in the order of their days or as wanted."""
    chosen = select(TASKS).where(*tasks_within(reach), *passing(filters))
    return paged(session, Task, chosen, f"task{wanted.order}", _by_day(wanted), wanted)


def coming(session: Session, campaign_id: str, states: Iterable[TaskState], wanted: Wanted, name: str) -> Page[Task]:
    """A page of a campaign's tasks in some states, at targets with a part of a name, by their days, for everybody."""
    in_state = TASKS.c.state.in_([state.value for state in states])
    chosen = select(TASKS).where(TASKS.c.campaign == campaign_id, in_state)
    if name:
        chosen = chosen.where(TASKS.c.target_name.contains(name, autoescape=True))
    return paged(session, Task, chosen, f"coming{wanted.order}", _by_day(wanted), wanted)


def _by_day(wanted: Wanted) -> list[ColumnElement[Any]]:
    """The keys of pages of tasks: the column that is wanted first, then their days."""
    return [*ordering(TASKS, wanted), TASKS.c.held_on, TASKS.c.id]


def passing(filters: TaskFilter) -> list[ColumnElement[bool]]:
    """What a row of the tasks must meet to pass the filters."""
    equal = {"campaign": filters.campaign, "state": filters.state, "target": filters.target}
    limits = [TASKS.c[name] == value for name, value in equal.items() if value]
    if filters.department:
        limits.append(has_part(filters.department))
    if filters.inspector:
        limits.append(has_member(filters.inspector))
    if filters.batch:
        of_batch = select(_CHECKS.c.task).where(_CHECKS.c.task == TASKS.c.id, _CHECKS.c.batch == filters.batch)
        limits.append(of_batch.exists())
    return limits


def checks_of(session: Session, tasks: Iterable[str]) -> dict[str, list[TaskCheck]]:
    """The checks of tasks, in order of their ids."""
    return _of(session, _CHECKS, TaskCheck, tasks)


def teams_of(session: Session, tasks: Iterable[str]) -> dict[str, list[TaskMember]]:
    """The teams of tasks, each with its leader first."""
    found = _of(session, MEMBERS, TaskMember, tasks)
    return defaultdict(list, {one: sorted(team, key=lambda who: not who.leader) for one, team in found.items()})


def parts_of(session: Session, tasks: Iterable[str]) -> dict[str, list[TaskPart]]:
    """The parts of tasks, by department."""
    return _of(session, PARTS, TaskPart, tasks)


def _of(session: Session, table: Table, record_type: type[_Record], tasks: Iterable[str]) -> dict[str, list[_Record]]:
    found: dict[str, list[_Record]] = defaultdict(list)
    for chunk in chunks(tasks):
        chosen = select(table).where(table.c.task.in_(chunk)).order_by(*table.primary_key.columns)
        for row in session.execute(chosen).mappings():
            found[row["task"]].append(from_row(record_type, dict(row)))
    return found


def part(session: Session, reach: Reach, task_id: str, department: str) -> TaskPart:
    """One part within reach; raises NotFoundError."""
    same = (PARTS.c.task == task_id, PARTS.c.department == department)
    chosen = select(PARTS).join(TASKS, TASKS.c.id == PARTS.c.task).where(*same, *parts_within(PARTS, reach))
    row = session.execute(chosen).mappings().first()
    if row is None:
        raise NotFoundError("part-not-found", task=task_id, department=department)
    return from_row(TaskPart, dict(row))


def whereabouts(session: Session, targets: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Name, address and region code of targets by id."""
    found: dict[str, tuple[str, str, str]] = {}
    for chunk in chunks(sorted(set(targets))):
        columns = (_TARGETS.c.id, _TARGETS.c.name, _TARGETS.c.address, _TARGETS.c.region_code)
        for one, *where in session.execute(select(*columns).where(_TARGETS.c.id.in_(chunk))):
            found[one] = (where[0], where[1], where[2])
    return found


def codes_of(session: Session, targets: Iterable[str]) -> dict[str, str]:
    """The social credit codes of targets by id; empty for those that have none."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(targets))):
        rows = session.execute(select(_TARGETS.c.id, _TARGETS.c.uscc).where(_TARGETS.c.id.in_(chunk)))
        found |= {str(one): str(code) for one, code in rows}
    return found


def flags_of(session: Session, targets: Iterable[str]) -> dict[str, tuple[RiskFlag, ...]]:
    """The risk flags of targets by id."""
    found: dict[str, tuple[RiskFlag, ...]] = {}
    for chunk in chunks(sorted(set(targets))):
        rows = session.execute(select(_TARGETS.c.id, _TARGETS.c.flags).where(_TARGETS.c.id.in_(chunk)))
        found |= {str(one): tuple(RiskFlag(flag) for flag in flags) for one, flags in rows}
    return found


def with_records(session: Session, campaign_id: str) -> set[str]:
    """The tasks of a campaign about which something was sent already."""
    found: set[str] = set()
    for table in (table_of(SiteSaveRow), table_of(EvidenceRow)):
        chosen = select(table.c.task).join(TASKS, TASKS.c.id == table.c.task).where(TASKS.c.campaign == campaign_id)
        found.update(session.execute(chosen.distinct()).scalars())
    return found


def add_decline(session: Session, decline: Decline) -> None:
    """Stores that an officer does not take part."""
    session.execute(insert(_DECLINES).values(**to_row(decline)))


def declines(session: Session, tasks: Iterable[str]) -> list[Decline]:
    """Who declined which of these tasks."""
    found: list[Decline] = []
    for chunk in chunks(tasks):
        rows = session.execute(select(_DECLINES).where(_DECLINES.c.task.in_(chunk))).mappings()
        found += [from_row(Decline, dict(row)) for row in rows]
    return found


def remember(session: Session, visits: Sequence[PastVisit]) -> None:
    """Adds to the ledger; a visit that is in it already gains the items, and keeps a cause where both have one."""
    for visit in visits:
        same = [
            _VISITS.c.target == visit.target,
            _VISITS.c.visited_on == visit.visited_on,
            _VISITS.c.department == visit.department,
        ]
        held = session.execute(select(_VISITS).where(*same)).mappings().first()
        row: dict[str, Any] = to_row(visit)
        if held is None:
            session.execute(insert(_VISITS).values(**row))
            continue
        items = list(dict.fromkeys([*held["items"], *visit.items]))
        on_site = held["on_site"] or visit.on_site
        cause = held["cause"] if visit.cause else ""
        bulk_update(session, _VISITS, [{**held, "items": items, "on_site": on_site, "cause": cause}])


def standing_by_state(session: Session, reach: Reach) -> list[TaskStanding]:
    """How many tasks within reach are in which state, by the department that leads them."""
    of = TASKS.c.state, TASKS.c.lead_department
    chosen = select(*of, func.count(), func.min(TASKS.c.held_on)).where(*tasks_within(reach)).group_by(*of)
    return [TaskStanding(TaskState(row[0]), *row[1:]) for row in session.execute(chosen)]


def count_by_state(session: Session, reach: Reach, filters: TaskFilter) -> dict[str, int]:
    """How many tasks are in which state."""
    chosen = select(TASKS.c.state, func.count()).where(*tasks_within(reach), *passing(filters)).group_by(TASKS.c.state)
    return {str(state): int(count) for state, count in session.execute(chosen)}

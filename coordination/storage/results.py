"""Results, their contents, objections to them, and what platforms confirmed; findings that were handed on; files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Table, func, insert, select, update
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.access import Reach
from coordination.model.case_files import CaseFile, FileIndex
from coordination.model.feeds import ZONE
from coordination.model.follow_ups import FollowUp
from coordination.model.pages import Page, Wanted
from coordination.model.results import (
    Disclosure,
    Objection,
    ObjectionPaper,
    PublicFilter,
    Result,
    ResultContent,
    ResultSync,
    ResultVersion,
)
from coordination.model.tasks import TaskFilter
from coordination.storage.columns import adapter_of, from_row, to_json, to_row
from coordination.storage.reading import ordering, paged
from coordination.storage.registers import bulk_insert, bulk_update, chunks, table_of
from coordination.storage.result_rows import (
    CaseFileRow,
    FileBindingRow,
    ObjectionPaperRow,
    ObjectionRow,
    ResultRow,
    ResultSyncRow,
    ResultVersionRow,
)
from coordination.storage.task_reach import FOLLOW_UPS, PARTS, TASKS, findings_within, parts_within
from coordination.storage.tasks import passing

RESULTS, OBJECTIONS, FILES = table_of(ResultRow), table_of(ObjectionRow), table_of(CaseFileRow)
VERSIONS, SYNCS = table_of(ResultVersionRow), table_of(ResultSyncRow)
NEWEST = (
    (VERSIONS.c.task == RESULTS.c.task)
    & (VERSIONS.c.department == RESULTS.c.department)
    & (VERSIONS.c.number == RESULTS.c.version)
)
"""Joins a result to its newest content."""
_BEFORE_ALL = date(2000, 1, 1)  # instants in UTC begin a day after dates do
_BINDINGS, _PAPERS = table_of(FileBindingRow), table_of(ObjectionPaperRow)


def await_results(session: Session, results: Sequence[Result]) -> None:
    """Stores results that are due from now on."""
    bulk_insert(session, RESULTS, map(to_row, results))


def result(session: Session, reach: Reach, task: str, department: str) -> Result:
    """The result of a part within reach; raises NotFoundError before the part is complete."""
    same = (RESULTS.c.task == task, RESULTS.c.department == department)
    chosen = select(RESULTS).join(TASKS, TASKS.c.id == RESULTS.c.task).where(*same, *parts_within(RESULTS, reach))
    row = session.execute(chosen).mappings().first()
    if row is None:
        raise NotFoundError("result-not-found", task=task, department=department)
    return from_row(Result, dict(row))


def results_of(session: Session, tasks: Iterable[str]) -> dict[tuple[str, str], Result]:
    """The results of tasks by task and department."""
    found: dict[tuple[str, str], Result] = {}
    for chunk in chunks(tasks):
        for row in session.execute(select(RESULTS).where(RESULTS.c.task.in_(chunk))).mappings():
            found[row["task"], row["department"]] = from_row(Result, dict(row))
    return found


def published_page(session: Session, filters: PublicFilter, wanted: Wanted) -> Page[Result]:
    """A page of the results everybody may read that pass the filters, by task and department or as wanted."""
    public = (RESULTS.c.published_at.is_not(None), RESULTS.c.disclosure == Disclosure.PUBLIC.value)
    of_part = (PARTS.c.task == RESULTS.c.task) & (PARTS.c.department == RESULTS.c.department)
    chosen = select(RESULTS).join(TASKS, TASKS.c.id == RESULTS.c.task).join(PARTS, of_part).where(*public)
    equal = {
        TASKS.c.campaign: filters.campaign,
        TASKS.c.target: filters.target,
        RESULTS.c.department: filters.department,
    }
    for column, value in equal.items():
        chosen = chosen.where(column == value) if value else chosen
    if filters.name:
        chosen = chosen.where(TASKS.c.target_name.contains(filters.name, autoescape=True))
    if filters.conclusion:
        chosen = chosen.join(VERSIONS, NEWEST).where(VERSIONS.c.conclusion == filters.conclusion)
    if filters.since and filters.since > _BEFORE_ALL:
        chosen = chosen.where(RESULTS.c.published_at >= datetime.combine(filters.since, time(), ZONE))
    table = {"target_name": TASKS, "inspected_on": PARTS}.get(wanted.order.removeprefix("-"), RESULTS)
    keys = [*ordering(table, wanted), RESULTS.c.task, RESULTS.c.department]
    return paged(session, Result, chosen, f"result{wanted.order}", keys, wanted)


def change_results(session: Session, changed: Sequence[Result]) -> None:
    """Replaces what is known of results; their contents stay."""
    bulk_update(session, RESULTS, map(to_row, changed))


def add_version(session: Session, version: ResultVersion) -> None:
    """Stores a content; it is never changed afterwards."""
    row = {entry.name: getattr(version, entry.name) for entry in fields(version)}
    conclusion = None if version.content.conclusion is None else version.content.conclusion.value
    session.execute(insert(VERSIONS).values(**{**row, "content": to_json(version.content), "conclusion": conclusion}))


def versions_of(session: Session, tasks: Iterable[str]) -> dict[tuple[str, str], list[ResultVersion]]:
    """Contents of results by task and department, the newest first."""
    found: dict[tuple[str, str], list[ResultVersion]] = defaultdict(list)
    for chunk in chunks(tasks):
        chosen = select(VERSIONS).where(VERSIONS.c.task.in_(chunk)).order_by(VERSIONS.c.number.desc())
        for row in session.execute(chosen).mappings():
            content = adapter_of(ResultContent).validate_json(row["content"])
            found[row["task"], row["department"]].append(from_row(ResultVersion, {**row, "content": content}))
    return found


def put_objection(session: Session, objection: Objection) -> None:
    """Stores an objection, or how far it is."""
    same = (OBJECTIONS.c.task == objection.task, OBJECTIONS.c.department == objection.department)
    _put(session, OBJECTIONS, same, to_row(objection))


def objections_of(session: Session, tasks: Iterable[str]) -> dict[tuple[str, str], Objection]:
    """Objections by task and department."""
    found: dict[tuple[str, str], Objection] = {}
    for chunk in chunks(tasks):
        for row in session.execute(select(OBJECTIONS).where(OBJECTIONS.c.task.in_(chunk))).mappings():
            found[row["task"], row["department"]] = from_row(Objection, dict(row))
    return found


def add_paper(session: Session, paper: ObjectionPaper) -> None:
    """Stores a paper of an objection, whose bytes are kept already."""
    session.execute(insert(_PAPERS).values(**to_row(paper)))


def papers_of(session: Session, task: str) -> list[ObjectionPaper]:
    """The papers of the objections to a task's results, by department and time; whoever asks narrows them."""
    chosen = select(_PAPERS).where(_PAPERS.c.task == task)
    ordered = chosen.order_by(_PAPERS.c.department, _PAPERS.c.added_at, _PAPERS.c.sha256)
    return [from_row(ObjectionPaper, dict(row)) for row in session.execute(ordered).mappings()]


def add_syncs(session: Session, syncs: Sequence[ResultSync]) -> None:
    """Stores that versions are due on platforms."""
    bulk_insert(session, SYNCS, map(to_row, syncs))


def syncs_of(session: Session, tasks: Iterable[str]) -> list[ResultSync]:
    """What is known of results on platforms, by task, department, version and channel."""
    found: list[ResultSync] = []
    for chunk in chunks(tasks):
        chosen = select(SYNCS).where(SYNCS.c.task.in_(chunk)).order_by(*SYNCS.primary_key.columns)
        found += [from_row(ResultSync, dict(row)) for row in session.execute(chosen).mappings()]
    return found


def syncs_within(session: Session, reach: Reach, filters: TaskFilter) -> list[ResultSync]:
    """As `syncs_of`, of everything within reach that passes the filters."""
    chosen = select(SYNCS).join(TASKS, TASKS.c.id == SYNCS.c.task).where(*parts_within(SYNCS, reach), *passing(filters))
    found = session.execute(chosen.order_by(*SYNCS.primary_key.columns)).mappings()
    return [from_row(ResultSync, dict(row)) for row in found]


def change_syncs(session: Session, syncs: Sequence[ResultSync]) -> None:
    """Replaces what is known of results on platforms."""
    bulk_update(session, SYNCS, map(to_row, syncs))


def put_follow_up(session: Session, follow_up: FollowUp) -> None:
    """Stores a finding that was handed on, or how far it is."""
    same = (FOLLOW_UPS.c.task == follow_up.task, FOLLOW_UPS.c.number == follow_up.number)
    _put(session, FOLLOW_UPS, same, to_row(follow_up))


def follow_ups_of(session: Session, task: str) -> list[FollowUp]:
    """The findings of a task that were handed on, by number; whoever asks narrows them."""
    chosen = select(FOLLOW_UPS).where(FOLLOW_UPS.c.task == task).order_by(FOLLOW_UPS.c.number)
    return [from_row(FollowUp, dict(row)) for row in session.execute(chosen).mappings()]


def follow_ups_in(session: Session, tasks: Iterable[str]) -> list[FollowUp]:
    """The findings of several tasks that were handed on; whoever asks narrows them."""
    found: list[FollowUp] = []
    for chunk in chunks(tasks):
        rows = session.execute(select(FOLLOW_UPS).where(FOLLOW_UPS.c.task.in_(chunk))).mappings()
        found += [from_row(FollowUp, dict(row)) for row in rows]
    return found


def follow_ups_within(session: Session, reach: Reach) -> list[FollowUp]:
    """The findings within reach, the latest first: a department sees those it handed on or was handed."""
    chosen = select(FOLLOW_UPS).join(TASKS, TASKS.c.id == FOLLOW_UPS.c.task).where(*findings_within(reach))
    ordered = chosen.order_by(FOLLOW_UPS.c.opened_at.desc(), FOLLOW_UPS.c.task, FOLLOW_UPS.c.number)
    return [from_row(FollowUp, dict(row)) for row in session.execute(ordered).mappings()]


def follow_up(session: Session, reach: Reach, task: str, number: int) -> FollowUp:
    """One finding within reach; raises NotFoundError."""
    chosen = select(FOLLOW_UPS).join(TASKS, TASKS.c.id == FOLLOW_UPS.c.task).where(*findings_within(reach))
    row = session.execute(chosen.where(FOLLOW_UPS.c.task == task, FOLLOW_UPS.c.number == number)).mappings().first()
    if row is None:
        raise NotFoundError("follow-up-not-found", task=task, number=number)
    return from_row(FollowUp, dict(row))


def case_file(session: Session, task: str) -> CaseFile | None:
    """The file of a task; None before the task has one."""
    row = session.execute(select(FILES).where(FILES.c.task == task)).mappings().first()
    return None if row is None else from_row(CaseFile, dict(row))


def put_case_file(session: Session, changed: CaseFile) -> None:
    """Stores a file, or how far it is."""
    _put(session, FILES, (FILES.c.task == changed.task,), to_row(changed))


def add_binding(session: Session, task: str, number: int, index_json: bytes) -> None:
    """Stores the index of a file as it was bound."""
    session.execute(insert(_BINDINGS).values(task=task, number=number, content=index_json))


def binding(session: Session, task: str, number: int) -> bytes:
    """The index of a file as it was bound, which is known to be there."""
    same = (_BINDINGS.c.task == task, _BINDINGS.c.number == number)
    return bytes(session.execute(select(_BINDINGS.c.content).where(*same)).scalar_one())


def indexes_of(session: Session, tasks: Iterable[str]) -> dict[str, FileIndex]:
    """The indexes of files as they were last bound, by task; of those that were."""
    found: dict[str, FileIndex] = {}
    last = (_BINDINGS.c.task == FILES.c.task) & (_BINDINGS.c.number == FILES.c.binding)
    for chunk in chunks(tasks):
        chosen = select(_BINDINGS.c.task, _BINDINGS.c.content).join(FILES, last).where(FILES.c.task.in_(chunk))
        for task, content in session.execute(chosen):
            found[task] = adapter_of(FileIndex).validate_json(bytes(content))
    return found


def _put(session: Session, table: Table, same: tuple[Any, ...], row: dict[str, Any]) -> None:
    if session.execute(select(func.count()).select_from(table).where(*same)).scalar():
        session.execute(update(table).where(*same).values(**row))
    else:
        session.execute(insert(table).values(**row))

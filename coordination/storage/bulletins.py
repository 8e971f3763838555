"""Published results of a period as counts; the newest contents of a year's results."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session

from coordination.model.access import Reach
from coordination.model.on_site import Outcome
from coordination.model.results import Disclosure, ResultContent
from coordination.storage.columns import adapter_of
from coordination.storage.results import NEWEST, RESULTS, VERSIONS
from coordination.storage.task_reach import TASKS, parts_within


def _public(begin: datetime, end: datetime) -> tuple[ColumnElement[bool], ...]:
    """Published to everybody from an instant on, before another."""
    published = RESULTS.c.published_at
    return RESULTS.c.disclosure == Disclosure.PUBLIC.value, published >= begin, published < end


def _joined(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(RESULTS).join(TASKS, TASKS.c.id == RESULTS.c.task)


def published_between(
    session: Session, begin: datetime, end: datetime
) -> list[tuple[str, str, Outcome | None, int, int]]:
    """Department, region, conclusion, how many results were published, and how many of them corrected."""
    group = (RESULTS.c.department, TASKS.c.region_code, VERSIONS.c.conclusion)
    counts = (func.count(), func.count().filter(RESULTS.c.version > 1))
    chosen = _joined(*group, *counts).join(VERSIONS, NEWEST).where(*_public(begin, end)).group_by(*group)
    return [
        (str(who), str(region), Outcome(conclusion) if conclusion else None, int(count), int(corrected))
        for who, region, conclusion, count, corrected in session.execute(chosen)
    ]


def reach_of(session: Session, begin: datetime, end: datetime) -> tuple[int, int]:
    """How many targets and how many tasks these results are about."""
    counts = (func.count(TASKS.c.target.distinct()), func.count(TASKS.c.id.distinct()))
    targets, tasks = session.execute(_joined(*counts).where(*_public(begin, end))).one()
    return int(targets), int(tasks)


def contents_of_year(session: Session, reach: Reach, year: int) -> list[tuple[str, ResultContent]]:
    """Region and newest content of the results of a year within reach."""
    of_year = TASKS.c.held_on.between(date(year, 1, 1), date(year, 12, 31))
    chosen = _joined(TASKS.c.region_code, VERSIONS.c.content).join(VERSIONS, NEWEST)
    adapter = adapter_of(ResultContent)
    rows = session.execute(chosen.where(of_year, *parts_within(RESULTS, reach)))
    return [(str(region), adapter.validate_json(content)) for region, content in rows]

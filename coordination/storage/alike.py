"""Targets that no draw tells apart, as one of them and how many they are: a year's chances without every target."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, select
from sqlmodel import Session

from coordination.model.targets import PastVisit, RiskFlag, Target, TargetKind, TargetStatus
from coordination.storage.registers import table_of
from coordination.storage.rows import PastVisitRow, TargetRow

_TARGETS, _VISITS = table_of(TargetRow), table_of(PastVisitRow)
_TOLD_APART: tuple[ColumnElement[Any], ...] = (
    _TARGETS.c.region_code,
    _TARGETS.c.credit_class,
    _TARGETS.c.kind,
    _TARGETS.c.industry,
    _TARGETS.c.status,
    cast(_TARGETS.c.flags, String),
    cast(_TARGETS.c.tags, String),
)


def alike_targets(session: Session, since: date) -> list[tuple[Target, int]]:
    """One target of each kind of them with their number; each by itself where somebody was there since that day.

    What no draw asks about (name, address, people) is left empty.
    """
    visited = select(_VISITS.c.target).where(_VISITS.c.on_site, _VISITS.c.visited_on >= since)
    alike = select(func.min(_TARGETS.c.id), func.count(), *_TOLD_APART).where(_TARGETS.c.id.not_in(visited))
    alone = select(_TARGETS.c.id, 1, *_TOLD_APART).where(_TARGETS.c.id.in_(visited))
    return [*_read(session, alike.group_by(*_TOLD_APART)), *_read(session, alone)]


def visits_since(session: Session, since: date) -> list[PastVisit]:
    """When which department was where since a day, without the items."""
    columns = (_VISITS.c.target, _VISITS.c.visited_on, _VISITS.c.department)
    chosen = select(*columns).where(_VISITS.c.on_site, _VISITS.c.visited_on >= since)
    return [PastVisit(target, on, department, ()) for target, on, department in session.execute(chosen)]


def _read(session: Session, chosen: Select[Any]) -> Iterator[tuple[Target, int]]:
    for one, count, region, credit, kind, industry, status, flags, tags in session.execute(chosen):
        yield _target(one, region, credit, kind, industry, status, json.loads(flags), json.loads(tags)), count


def _target(
    one: str, region: str, credit: str, kind: str, industry: str, status: str, flags: list[str], tags: list[str]
) -> Target:
    return Target(
        id=one,
        kind=TargetKind(kind),
        name="",
        region_code=region,
        address="",
        uscc="",
        registration_number="",
        legal_representative="",
        phone="",
        industry=industry,
        longitude=None,
        latitude=None,
        status=TargetStatus(status),
        credit_class=credit,
        food_risk_level="",
        flags=tuple(map(RiskFlag, flags)),
        tags=tuple(tags),
        closed_on=(),
        premises="",
    )

"""Which rows of a file concern somebody else than who imports it: a department imports its own, no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from coordination.errors import ForbiddenError
from coordination.intake.tables import Reading
from coordination.model.access import Reach
from coordination.model.items import InspectionItem
from coordination.storage.database import Work
from coordination.storage.reading import numbers_within, region_prefix, target_ids_within
from coordination.storage.registers import everything
from coordination.texts import named

EVERYWHERE = Reach()
_Own = Callable[[Any], bool]


def refuse_outside(session: Work, name: str, reading: Reading[Any], reach: Reach) -> None:
    """Refuses the rows of a reading that are not within reach.

    Raises ForbiddenError for registers that concern every department.
    """
    if name not in _OWN:
        raise ForbiddenError("register-of-everybody", kind=named("kind", name))
    own = _OWN[name](session, reach, reading)
    outside: dict[int, list[str]] = {number: [] for number, record in reading.records if not own(record)}
    reading.refuse(outside, reading.header[0], "row-out-of-reach")


def _targets(_: Work, reach: Reach, __: Reading[Any]) -> _Own:
    prefix = region_prefix(reach.region)
    return lambda entry: entry.region_code.startswith(prefix)


def _of_department(_: Work, reach: Reach, __: Reading[Any]) -> _Own:
    return lambda one: reach.department in {"", one.department}


def _of_items(session: Work, reach: Reach, _: Reading[Any]) -> _Own:
    own = {item.code for item in everything(session, InspectionItem) if reach.department in {"", item.department}}
    return lambda one: one.item in own


def _inspectors(_: Work, reach: Reach, __: Reading[Any]) -> _Own:
    prefix = region_prefix(reach.region)
    return lambda one: reach.department in {"", one.department} and one.district_code.startswith(prefix)


def _of_inspectors(session: Work, reach: Reach, _: Reading[Any]) -> _Own:
    numbers = numbers_within(session, reach)
    return lambda entry: entry.inspector in numbers


def _visits(session: Work, reach: Reach, reading: Reading[Any]) -> _Own:
    there = target_ids_within(session, reach, {visit.target for _, visit in reading.records})
    return lambda visit: reach.department in {"", visit.department} and visit.target in there


_OWN: Mapping[str, Callable[[Work, Reach, Reading[Any]], _Own]] = {
    "targets": _targets,
    "items": _of_department,
    "checklists": _of_items,
    "statutory-ratios": _of_items,
    "work-rules": _of_department,
    "inspectors": _inspectors,
    "leave": _of_inspectors,
    "recusals": _of_inspectors,
    "visits": _visits,
}

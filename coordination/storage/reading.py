"""What a caller sees of the registers: every query goes through here, and here alone it is narrowed by reach.

Pages are found by key, not by number: what others add or remove meanwhile moves nobody's page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, cast, desc, false, func, literal, select, tuple_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import JSON, Boolean, Date, Float, Integer, Numeric, String
from sqlmodel import Session

from coordination.errors import BadInputError
from coordination.model.access import Reach
from coordination.model.cases import Case
from coordination.model.draws import CheckDemand
from coordination.model.items import Checklist, InspectionItem, JointItem, StatutoryRatio
from coordination.model.pages import Page, Wanted
from coordination.model.people import DeclaredRecusal, Department, Inspector, Leave, Specialty
from coordination.model.targets import Exemption, PastVisit, Target
from coordination.model.versions import PublishedVisit
from coordination.model.work_rules import WorkRules
from coordination.storage.columns import Instant, Sealed, from_row
from coordination.storage.entry_rows import CaseRow
from coordination.storage.planning_rows import CheckDemandRow, PlanBatchRow
from coordination.storage.registers import ROW_OF, chunks, table_of
from coordination.storage.rows import (
    ChecklistRow,
    ExemptionRow,
    InspectionItemRow,
    InspectorRow,
    JointItemRow,
    LeaveRow,
    PastVisitRow,
    RecusalRow,
    StatutoryRatioRow,
    TargetRow,
    WorkRulesRow,
)

_Record = TypeVar("_Record")
_Limits = list[ColumnElement[bool]]
_ITEMS, _JOINT, _TARGETS = table_of(InspectionItemRow), table_of(JointItemRow), table_of(TargetRow)
_CHECKLISTS, _STATUTORY = table_of(ChecklistRow), table_of(StatutoryRatioRow)
_PEOPLE, _LEAVE, _RECUSALS = table_of(InspectorRow), table_of(LeaveRow), table_of(RecusalRow)
_EXEMPT, _VISITS = table_of(ExemptionRow), table_of(PastVisitRow)
_WORK_RULES = table_of(WorkRulesRow)
_DEMANDS, _BATCHES, _CASES = table_of(CheckDemandRow), table_of(PlanBatchRow), table_of(CaseRow)
_BEYOND = "\U0010ffff"
_CITY_CODE = 6
_UNSORTABLE = JSON, Numeric, Sealed
_BEFORE_ALL: tuple[tuple[type[Any], date], ...] = (
    (Date, date(1970, 1, 1)),
    (Instant, datetime(1970, 1, 1, tzinfo=UTC)),
)
"""Where a day or an instant stands that is not known."""


def narrowed(statement: Select[Any], record_type: type[Any], reach: Reach) -> Select[Any]:
    """A query on a register, of what is within reach only."""
    return statement.where(*_LIMITS[record_type](reach))


def one_within(session: Session, record_type: type[_Record], reach: Reach, key: Sequence[Any]) -> _Record | None:
    """The record with a primary key; None where there is none within reach."""
    table = table_of(ROW_OF[record_type])
    same = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    found = session.execute(narrowed(select(table).where(*same), record_type, reach)).mappings().first()
    return None if found is None else from_row(record_type, dict(found))


def page_within(
    session: Session,
    record_type: type[_Record],
    reach: Reach,
    wanted: Wanted,
    equal: Mapping[str, str],
    contains: Mapping[str, str] | None = None,
) -> Page[_Record]:
    """A page of a register, of the records whose columns equal, and contain, what is given.

    In the order of its keys, or of the column that is wanted first; raises BadInputError where there is no such one.
    """
    table = table_of(ROW_OF[record_type])
    chosen = narrowed(select(table), record_type, reach)
    chosen = chosen.where(*(table.c[name] == value for name, value in equal.items() if value))
    parts = (contains or {}).items()
    chosen = chosen.where(*(table.c[name].contains(part, autoescape=True) for name, part in parts if part))
    keys = [*ordering(table, wanted), *table.primary_key.columns]
    return paged(session, record_type, chosen, f"{table.name}{wanted.order}", keys, wanted)


def ordering(table: Table, wanted: Wanted) -> list[ColumnElement[Any]]:
    """The column a page is to be sorted by first, if any: of what a cursor can carry; days not known come first.

    Raises BadInputError where there is no such column.
    """
    order = wanted.order.removeprefix("-")
    if not order:
        return []
    found = table.c.get(order)
    known = found is not None and (isinstance(found.type, Float) or not isinstance(found.type, _UNSORTABLE))
    if found is not None and known and not found.nullable:
        return [found]
    for kind, first in _BEFORE_ALL:
        if found is not None and isinstance(found.type, kind):
            return [func.coalesce(found, literal(first, found.type))]
    raise BadInputError("order-unknown", order=order[:60])


def paged(
    session: Session,
    record_type: type[_Record],
    chosen: Select[Any],
    order: str,
    keys: Sequence[ColumnElement[Any]],
    wanted: Wanted,
) -> Page[_Record]:
    """The page of a query that `wanted` asks for, ordered by `keys`, which are unique together.

    Raises BadInputError where the place to go on from is of another order.
    """
    labels, backwards = [f"key_{number}" for number in range(len(keys))], wanted.order.startswith("-")
    chosen = chosen.add_columns(*(key.label(label) for key, label in zip(keys, labels, strict=True)))
    if wanted.after:
        chosen = chosen.where(_follows(keys, _values(keys, order, wanted.after), backwards=backwards))
    ordered = chosen.order_by(*(desc(key) if backwards else key for key in keys))
    rows = list(session.execute(ordered.limit(wanted.limit + 1)).mappings())
    records = tuple(from_row(record_type, dict(row)) for row in rows[: wanted.limit])
    if len(rows) <= wanted.limit:
        return Page(records)
    last = rows[wanted.limit - 1]
    return Page(records, (order, *(str(last[label]) for label in labels)))


class by_code_point(FunctionElement[str]):  # noqa: N801 - stands in queries as a function
    """A text column compared by code point on every database, whatever language a server sorts in."""

    type = String()
    inherit_cache = True


@compiles(by_code_point)
def _as_it_is(element: Any, compiler: Any, **settings: Any) -> str:
    return str(compiler.process(element.clauses, **settings))


@compiles(by_code_point, "postgresql")
def _collated(element: Any, compiler: Any, **settings: Any) -> str:
    return f'({compiler.process(element.clauses, **settings)}) COLLATE "C"'


def starts_with(text: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Texts that begin with a prefix; an index on the column by code point answers it."""
    return (by_code_point(text) >= prefix) & before_end(text, prefix)


def before_end(text: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Texts not after those that begin with a prefix: enough where a page goes on from one of them."""
    return by_code_point(text) < prefix + _BEYOND


def region_prefix(code: str) -> str:
    """What the codes of a region and of all below it begin with; a city's code ends in 00."""
    return code.removesuffix("00") if len(code) == _CITY_CODE else code


def _follows(keys: Sequence[ColumnElement[Any]], values: Sequence[Any], *, backwards: bool) -> ColumnElement[bool]:
    bound = tuple_(*(literal(value, key.type) for key, value in zip(keys, values, strict=True)))
    return tuple_(*keys) < bound if backwards else tuple_(*keys) > bound


def _values(keys: Sequence[ColumnElement[Any]], order: str, after: tuple[str, ...]) -> list[Any]:
    if len(after) != len(keys) + 1 or after[0] != order:
        raise BadInputError("cursor-unreadable")
    try:
        return [_value(key, text) for key, text in zip(keys, after[1:], strict=True)]
    except ValueError as error:
        raise BadInputError("cursor-unreadable") from error


def _value(key: ColumnElement[Any], text: str) -> Any:
    read = next((read for kind, read in _READ if isinstance(key.type, kind)), str)
    return read(text)


def _instant(text: str) -> datetime:
    """An instant of a cursor; ValueError where it is nobody's."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return found


_READ: tuple[tuple[type[Any], Callable[[str], Any]], ...] = (
    (Date, date.fromisoformat),
    (Instant, _instant),
    (Boolean, "True".__eq__),
    (Integer, int),
    (Float, float),
)
"""How a cursor's text becomes the value of a column again."""


def _people(reach: Reach) -> _Limits:
    limits = [_PEOPLE.c.department == reach.department] if reach.department else []
    if reach.region:
        limits.append(starts_with(_PEOPLE.c.district_code, region_prefix(reach.region)))
    if reach.inspector:
        limits.append(_PEOPLE.c.certificate_number == reach.inspector)
    return limits


def _of_people(table: Table) -> Callable[[Reach], _Limits]:
    def limits(reach: Reach) -> _Limits:
        who = _people(reach)
        return [table.c.inspector.in_(select(_PEOPLE.c.certificate_number).where(*who))] if who else []

    return limits


def _targets(reach: Reach) -> _Limits:
    return [starts_with(_TARGETS.c.region_code, region_prefix(reach.region))] if reach.region else []


def _of_targets(table: Table) -> Callable[[Reach], _Limits]:
    def limits(reach: Reach) -> _Limits:
        where = _targets(reach)
        held = select(_TARGETS.c.id).where(_TARGETS.c.id == table.c.target, *where).correlate(table)
        return [held.exists()] if where else []

    return limits


def _visits(reach: Reach) -> _Limits:
    limits = _of_targets(_VISITS)(reach)
    return [*limits, _VISITS.c.department == reach.department] if reach.department else limits


def _demands(reach: Reach) -> _Limits:
    """A department's own, and those of the batches it leads."""
    limits = _of_targets(_DEMANDS)(reach)
    if reach.department:
        limits.append((_DEMANDS.c.department == reach.department) | _DEMANDS.c.batch.in_(_led_by(reach.department)))
    return [*limits, false()] if reach.inspector or reach.campaign else limits


def _cases(reach: Reach) -> _Limits:
    """Those with an item of the department's own."""
    limits = _of_targets(_CASES)(reach)
    if reach.department:
        limits.append(cast(_CASES.c.departments, String).contains(f'"{reach.department}"', autoescape=True))
    return [*limits, false()] if reach.inspector or reach.campaign else limits


def _led_by(department: str) -> Select[Any]:
    return select(_BATCHES.c.id).where(_BATCHES.c.lead_department == department)


def _items(reach: Reach) -> _Limits:
    return [_ITEMS.c.department == reach.department] if reach.department else []


def _of_items(table: Table) -> Callable[[Reach], _Limits]:
    def limits(reach: Reach) -> _Limits:
        own = select(_ITEMS.c.code).where(_ITEMS.c.code == table.c.item, *_items(reach)).correlate(table)
        return [own.exists()] if reach.department else []

    return limits


def _work_rules(reach: Reach) -> _Limits:
    return [_WORK_RULES.c.department == reach.department] if reach.department else []


def _joint_items(reach: Reach) -> _Limits:
    if not reach.department:
        return []
    takes_part = cast(_JOINT.c.cooperating_departments, String).contains(f'"{reach.department}"', autoescape=True)
    return [(_JOINT.c.lead_department == reach.department) | takes_part]


def _all(_: Reach) -> _Limits:
    return []


_LIMITS: Mapping[type[Any], Callable[[Reach], _Limits]] = {
    Department: _all,  # who takes part, and the words of the registers, are no secret among members
    Specialty: _all,
    InspectionItem: _items,
    JointItem: _joint_items,
    Checklist: _of_items(_CHECKLISTS),
    StatutoryRatio: _of_items(_STATUTORY),
    WorkRules: _work_rules,
    Target: _targets,
    Exemption: _of_targets(_EXEMPT),
    PastVisit: _visits,
    Inspector: _people,
    Leave: _of_people(_LEAVE),
    DeclaredRecusal: _of_people(_RECUSALS),
    CheckDemand: _demands,
    Case: _cases,
}


def numbers_within(session: Session, reach: Reach) -> set[str]:
    """Certificate numbers of the inspectors within reach."""
    return set(session.execute(narrowed(select(_PEOPLE.c.certificate_number), Inspector, reach)).scalars())


def target_ids_within(session: Session, reach: Reach, ids: Iterable[str]) -> set[str]:
    """Those of the given targets that are within reach."""
    found: set[str] = set()
    for chunk in chunks(sorted(ids)):
        chosen = narrowed(select(_TARGETS.c.id).where(_TARGETS.c.id.in_(chunk)), Target, reach)
        found.update(session.execute(chosen).scalars())
    return found


def target_column(session: Session, column: str, ids: Iterable[str]) -> dict[str, str]:
    """One column of each of the given targets, by id, of those that are known."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(ids))):
        rows = session.execute(select(_TARGETS.c.id, _TARGETS.c[column]).where(_TARGETS.c.id.in_(chunk)))
        found.update((row[0], row[1]) for row in rows)
    return found


def visits_within(session: Session, reach: Reach, visits: Sequence[PublishedVisit]) -> list[PublishedVisit]:
    """The published visits within reach, each whole.

    Of an inspector those whose team it belongs to, of a department those with a check of its own or of a batch it
    leads, of a region those of its targets.
    """
    if reach.inspector:
        return [visit for visit in visits if any(one.inspector == reach.inspector for one in visit.team)]
    if reach.campaign:
        return []
    seen = list(visits)
    if reach.department:
        led = set(session.execute(_led_by(reach.department)).scalars())
        seen = [
            visit
            for visit in seen
            if any(check.department == reach.department or check.batch in led for check in visit.checks)
        ]
    if reach.region:
        there = target_ids_within(session, reach, {visit.target for visit in seen})
        seen = [visit for visit in seen if visit.target in there]
    return seen

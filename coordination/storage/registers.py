"""Registers by record type: everything in one, and a bulk write that tells new, changed and unchanged apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ARRAY, ColumnElement, Table, any_, bindparam, delete, insert, literal, select, update
from sqlmodel import Session, SQLModel

from coordination.model.cases import Case
from coordination.model.draws import CheckDemand, DrawnElsewhere
from coordination.model.import_jobs import MOST_ROWS_KEPT, RowKey, WrittenRows
from coordination.model.items import Checklist, InspectionItem, JointItem, StatutoryRatio
from coordination.model.people import DeclaredRecusal, Department, Inspector, Leave, Specialty
from coordination.model.targets import Exemption, PastVisit, Target
from coordination.model.work_rules import WorkRules
from coordination.storage import entry_rows, planning_rows, rows
from coordination.storage.columns import from_row, to_row
from coordination.storage.copying import copy_in

_Record = TypeVar("_Record")
_CHUNK, _WORTH_COPYING = 5_000, 50

ROW_OF: dict[type[Any], type[SQLModel]] = {
    Department: rows.DepartmentRow,
    Specialty: rows.SpecialtyRow,
    InspectionItem: rows.InspectionItemRow,
    JointItem: rows.JointItemRow,
    Checklist: rows.ChecklistRow,
    StatutoryRatio: rows.StatutoryRatioRow,
    WorkRules: rows.WorkRulesRow,
    Target: rows.TargetRow,
    Exemption: rows.ExemptionRow,
    PastVisit: rows.PastVisitRow,
    Inspector: rows.InspectorRow,
    Leave: rows.LeaveRow,
    DeclaredRecusal: rows.RecusalRow,
    DrawnElsewhere: planning_rows.DrawnElsewhereRow,
    CheckDemand: planning_rows.CheckDemandRow,
    Case: entry_rows.CaseRow,
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did to a register; rows: which those are."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rows: WrittenRows = field(default_factory=WrittenRows)


def everything(session: Session, record_type: type[_Record]) -> list[_Record]:
    """All records of a register, in the order of their keys."""
    table = table_of(ROW_OF[record_type])
    found = session.execute(select(table).order_by(*table.primary_key.columns)).mappings()
    return [from_row(record_type, dict(row)) for row in found]


def starting_with(session: Session, record_type: type[_Record], firsts: Iterable[str]) -> list[_Record]:
    """The records whose key begins with one of the values, in the order of their keys."""
    table = table_of(ROW_OF[record_type])
    keys = list(table.primary_key.columns)
    found: list[_Record] = []
    for chunk in chunks(sorted(set(firsts))):
        rows_found = session.execute(select(table).where(keys[0].in_(chunk)).order_by(*keys)).mappings()
        found += [from_row(record_type, dict(row)) for row in rows_found]
    return found


def one(session: Session, record_type: type[_Record], *key: str) -> _Record | None:
    """The record with this primary key, or None."""
    table = table_of(ROW_OF[record_type])
    with_key = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    found = session.execute(select(table).where(*with_key)).mappings().first()
    return None if found is None else from_row(record_type, dict(found))


def remove(session: Session, record_type: type[Any], key: Sequence[Any]) -> None:
    """Removes the record with this primary key."""
    table = table_of(ROW_OF[record_type])
    with_key = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    session.execute(delete(table).where(*with_key))


def write(session: Session, records: Sequence[Any]) -> Changes:
    """Adds new records and updates changed ones of one register, found by its primary key."""
    if not records:
        return Changes()
    table = table_of(ROW_OF[type(records[0])])
    keys = [column.name for column in table.primary_key.columns]
    due = {tuple(row[key] for key in keys): row for row in map(to_row, records)}
    held = _held(session, table, keys, due)
    new = [row for key, row in due.items() if key not in held]
    changed = [row for key, row in due.items() if key in held and held[key] != row]
    bulk_insert(session, table, new)
    bulk_update(session, table, changed)
    written = WrittenRows(_keys_kept(new, keys), _keys_kept(changed, keys))
    return Changes(len(new), len(changed), len(due) - len(new) - len(changed), written)


def _keys_kept(written: Sequence[dict[str, Any]], keys: Sequence[str]) -> tuple[RowKey, ...]:
    return tuple(tuple(str(row[key]) for key in keys) for row in written[:MOST_ROWS_KEPT])


def _held(session: Session, table: Table, keys: Sequence[str], due: Iterable[tuple[Any, ...]]) -> dict[Any, Any]:
    first = table.c[keys[0]]
    held: dict[Any, Any] = {}
    for chunk in chunks(sorted({key[0] for key in due})):
        for row in session.execute(select(table).where(among(session, first, chunk))).mappings():
            held[tuple(row[key] for key in keys)] = dict(row)
    return held


def bulk_insert(session: Session, table: Table, new: Iterable[dict[str, Any]]) -> None:
    """Inserts rows, many with one statement: PostgreSQL copies them, SQLite gets lists of values.

    After each statement that a trigger adds to, SQLite writes what its full-text index has gathered.
    """
    postgres = session.get_bind().dialect.name == "postgresql"
    statement = insert(table).returning(*table.primary_key.columns)  # asked for so that SQLAlchemy writes such lists
    for chunk in chunks(new):
        if postgres and len(chunk) > _WORTH_COPYING:
            copy_in(session.connection(), table, chunk)
        else:
            session.connection().execute(statement, chunk).close()


def bulk_update(session: Session, table: Table, changed: Iterable[dict[str, Any]]) -> None:
    """Updates whole rows by primary key, many at a time."""
    keys = [column.name for column in table.primary_key.columns]
    others = [column.name for column in table.columns if column.name not in keys]
    if not others:
        return
    statement = update(table).values({name: bindparam(f"new_{name}") for name in others})
    for key in keys:
        statement = statement.where(table.c[key] == bindparam(f"old_{key}"))
    for chunk in chunks(changed):
        session.connection().execute(
            statement,
            [{f"old_{key}": row[key] for key in keys} | {f"new_{name}": row[name] for name in others} for row in chunk],
        )


def among(session: Session, column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """The column has one of many values; PostgreSQL is sent them as one, which takes a fifth of the time."""
    if session.get_bind().dialect.name == "postgresql":
        return column == any_(literal(values, ARRAY(column.type)))
    return column.in_(values)


def table_of(row_type: type[SQLModel]) -> Table:
    """The table behind a row class."""
    table: Table = row_type.__table__  # type: ignore[attr-defined]
    return table


def chunks(entries: Iterable[_Record], size: int = _CHUNK) -> Iterator[list[_Record]]:
    """Entries in lists of at most `size`, so that no statement has more parameters than a database takes."""
    iterator = iter(entries)
    while chunk := list(islice(iterator, size)):
        yield chunk

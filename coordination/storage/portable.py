"""Tables as lines of JSON that are the same whichever database they come from, and back again.

The tables are taken as they stand in the database, so that one of an older form can be kept and restored too. JSON is
carried as the text it is stored as; texts are ordered by code points, so equal tables give equal bytes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Float,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    cast,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

from coordination.errors import BadInputError
from coordination.model.backups import Kind
from coordination.storage.columns import Instant
from coordination.storage.tables import ALL

_PORTION, _PORTION_OF_FILES, _PORTION_BYTES = 2_000, 8, 1 << 22
_KINDS: Mapping[type[TypeEngine[Any]], Kind] = {
    Boolean: "boolean",
    Integer: "integer",
    Float: "number",
    Date: "date",
    DateTime: "instant",
    JSON: "json",
    LargeBinary: "binary",
    String: "text",
}


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as it stands in a database."""

    table: Table
    columns: tuple[tuple[str, Kind], ...]

    @property
    def name(self) -> str:
        """Its name."""
        return self.table.name

    @property
    def counted(self) -> Column[Any] | None:
        """The column of a key that a database may count up by itself."""
        keys = list(self.table.primary_key.columns)
        return keys[0] if len(keys) == 1 and dict(self.columns)[keys[0].name] == "integer" else None


def kept_tables(session: Session) -> list[KeptTable]:
    """Our tables in this database but those of this hour only, parents before children."""
    found = inspect(session.connection())
    there = set(found.get_table_names())
    ordered = [table for table in ALL.sorted_tables if not table.info.get("passing")]
    return [_kept(found, table.name) for table in ordered if table.name in there]


def has_tables(session: Session) -> bool:
    """Whether any of our tables is in this database, with rows or without."""
    there = set(inspect(session.connection()).get_table_names())
    return not there.isdisjoint({*ALL.tables, "alembic_version"})


def _kept(found: Any, name: str) -> KeptTable:
    """Its columns by name: their order in the database depends on how it came to its form."""
    held = {column["name"]: column["type"] for column in found.get_columns(name)}
    columns = tuple((column, _kind(held[column])) for column in sorted(held))
    stand_in: dict[str, TypeEngine[Any]] = {"json": String(), "instant": Instant()}
    made = [Column(column, stand_in.get(kind, held[column])) for column, kind in columns]
    keys = PrimaryKeyConstraint(*found.get_pk_constraint(name)["constrained_columns"])
    return KeptTable(Table(name, MetaData(), *made, keys), columns)


def _kind(held: TypeEngine[Any]) -> Kind:
    return next(kind for known, kind in _KINDS.items() if isinstance(held, known))


def count(session: Session, kept: KeptTable) -> int:
    """Rows of a table."""
    found: int = session.execute(select(func.count()).select_from(kept.table)).scalar_one()
    return found


def lines(session: Session, kept: KeptTable) -> Iterator[bytes]:
    """The rows of a table in the order of its key, each a line of JSON; a portion at a time."""
    named = [(kept.table.c[name], kind) for name, kind in kept.columns]
    columns = [cast(column, String) if kind == "json" else column for column, kind in named]
    ordered = select(*columns).order_by(*(_by_code_points(session, column) for column in kept.table.primary_key))
    portion = _PORTION_OF_FILES if any(kind == "binary" for _, kind in kept.columns) else _PORTION
    writers = [(place, _TO_JSON[kind]) for place, (_, kind) in enumerate(kept.columns) if kind in _TO_JSON]
    for row in _read(session.execute(ordered, execution_options={"yield_per": portion}), kept.name):
        values = list(row)
        for place, write in writers:
            if values[place] is not None:
                values[place] = write(values[place])
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(found: Iterable[Any], table: str) -> Iterator[Any]:
    """Rows; SQLite lets anything stand in a date, which is then no row of ours."""
    try:
        yield from found
    except (ValueError, TypeError) as error:
        raise BadInputError("backup-row-unreadable", table=table) from error


def _by_code_points(session: Session, column: Column[Any]) -> ColumnElement[Any]:
    postgres = session.get_bind().dialect.name == "postgresql"
    return column.collate("C") if postgres and isinstance(column.type, String) else column


def put(session: Session, kept: KeptTable, given: Iterable[bytes]) -> Iterator[int]:
    """Inserts the lines of a table, a portion at a time; tells how many each time.

    Raises BadInputError where a line is no row of this table, or the database does not take it.
    """
    statement = _inserting(session, kept)
    for portion in _portions(given):
        try:
            session.execute(statement, [_row(kept, line) for line in portion])
        except (ValueError, TypeError, RecursionError, IntegrityError, DataError) as error:
            raise BadInputError("backup-row-refused", table=kept.name) from error
        yield len(portion)


def _inserting(session: Session, kept: KeptTable) -> Insert:
    """Texts go into a JSON column as they are; PostgreSQL wants to be told so."""
    if session.get_bind().dialect.name != "postgresql":
        return insert(kept.table)
    given = {name: (bindparam(name, type_=kept.table.c[name].type), kind) for name, kind in kept.columns}
    values = {name: cast(text, JSON) if kind == "json" else text for name, (text, kind) in given.items()}
    return insert(kept.table).values(values)


def _portions(given: Iterable[bytes]) -> Iterator[list[bytes]]:
    portion: list[bytes] = []
    size = 0
    for line in given:
        portion.append(line)
        size += len(line)
        if len(portion) == _PORTION or size > _PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _row(kept: KeptTable, line: bytes) -> dict[str, Any]:
    values = json.loads(line)
    if not isinstance(values, list):
        raise TypeError("a row is a list")
    return {
        name: None if value is None else _FROM_JSON[kind](value)
        for (name, kind), value in zip(kept.columns, values, strict=True)
    }


def _exactly(*kinds: type) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError("a value of another kind")
        return value

    return checked


def _instant(value: Any) -> datetime:
    read = datetime.fromisoformat(value)
    if read.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return read


_TO_JSON: Mapping[Kind, Callable[[Any], Any]] = {
    "binary": lambda value: b64encode(value).decode(),
    "date": date.isoformat,
    "instant": datetime.isoformat,
}
_FROM_JSON: Mapping[Kind, Callable[[Any], Any]] = {
    "binary": lambda value: b64decode(value, validate=True),
    "boolean": _exactly(bool),
    "date": date.fromisoformat,
    "instant": _instant,
    "integer": _exactly(int),
    "json": _exactly(str),
    "number": _exactly(float, int),
    "text": _exactly(str),
}

"""Sealed columns are written anew: when they are sealed for the first time, and when the key changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, tuple_, update
from sqlmodel import Session

from coordination.storage.columns import Sealed, SealedBytes, keyring_of
from coordination.storage.registers import table_of
from coordination.storage.rows import SealingKeyRow
from coordination.storage.tables import ALL

_PORTION = 2_000
_KEYS = table_of(SealingKeyRow)


def reseal(session: Session) -> int:
    """Seals every personal value with the newest key, which alone is in use then; how many values there were."""
    connection = session.connection()
    count = 0
    for table in ALL.sorted_tables:
        sealed = [column for column in table.columns if isinstance(column.type, (Sealed, SealedBytes))]
        count += sum(rewrite(connection, table, column, lambda value: value) for column in sealed)
    connection.execute(delete(_KEYS))
    connection.execute(insert(_KEYS).values(id=keyring_of(connection.dialect).ids[0]))
    return count


def rewrite(connection: Connection, table: Table, column: Column[Any], change: Callable[[Any], Any]) -> int:
    """Puts what `change` makes of it in the place of every value of a column, some at a time; how many there were."""
    keys = list(table.primary_key.columns)
    statement = update(table).values({column.name: bindparam("new_value")})
    for key in keys:
        statement = statement.where(key == bindparam(f"old_{key.name}"))
    count = 0
    for portion in _portions(connection, keys, column):
        due = [{f"old_{key.name}": row[key.name] for key in keys} for row in portion]
        for one, row in zip(due, portion, strict=True):
            one["new_value"] = change(row[column.name])
        connection.execute(statement, due)
        count += len(due)
    return count


def _portions(connection: Connection, keys: list[Column[Any]], column: Column[Any]) -> Iterator[list[Any]]:
    """By key and not by cursor: nothing is read any more while it is written."""
    wanted = select(*keys, column).where(column.is_not(None)).order_by(*keys).limit(_PORTION)
    portion = connection.execute(wanted).mappings().all()
    while portion:
        yield list(portion)
        last = tuple_(*(portion[-1][key.name] for key in keys))
        portion = connection.execute(wanted.where(tuple_(*keys) > last)).mappings().all()

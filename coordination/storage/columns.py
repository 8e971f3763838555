"""How the values of records are kept in rows, and how they come back: one mapping for every record type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast, get_origin, get_type_hints

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, LargeBinary, String
from sqlalchemy.types import TypeDecorator

from coordination.storage.sealing import Keyring

_Record = TypeVar("_Record")
_Value = TypeVar("_Value")
_Keep = Callable[[Any], Any]
_KEYRING = "onevisit_keyring"


class Instant(TypeDecorator[datetime]):
    """An aware instant: given in any zone, it comes back in UTC and equal, from either database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Into the column; a naive time is nobody's instant and is refused with ValueError."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Out of the column; SQLite keeps no zone, so what it gives is the UTC that went in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sealed(TypeDecorator[str]):
    """Personal data as text: sealed in the database, as it is everywhere else. place: table and column."""

    impl = String
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Into the column; raises UnavailableError without a key."""
        return None if value is None else keyring_of(dialect).seal_text(value, self.place)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Out of the column; raises UnavailableError without its key, and where it was changed."""
        return None if value is None else keyring_of(dialect).open_text(value, self.place)


class SealedBytes(TypeDecorator[bytes]):
    """A file with personal data in it, sealed as `Sealed` is."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Into the column; raises UnavailableError without a key."""
        return None if value is None else keyring_of(dialect).seal(value, self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Out of the column; raises UnavailableError without its key, and where it was changed."""
        return None if value is None else keyring_of(dialect).open(bytes(value), self.place)


def keyring_of(dialect: Dialect) -> Keyring:
    """The keys of a database: its engine's dialect carries them, because a column type is told nothing else."""
    keyring: Keyring = getattr(dialect, _KEYRING)
    return keyring


def give_keyring(dialect: Dialect, keyring: Keyring) -> None:
    """Lets the columns of a database seal and open with these keys."""
    setattr(dialect, _KEYRING, keyring)


def _once_a_type(function: Callable[[Any], _Value]) -> Callable[[Any], _Value]:
    return cache(function)


def to_row(record: Any) -> dict[str, Any]:
    """The column values of a record: enumerations by value, fractions as text, tuples as JSON lists."""
    names, values_of, keeps = _writer(type(record))
    row = dict(zip(names, values_of(record), strict=True))
    for name, keep in keeps:
        row[name] = keep(row[name])
    return row


def from_row(record_type: type[_Record], row: Mapping[str, Any]) -> _Record:
    """The record a row holds; columns the record has no field for are passed over."""
    adapter, names = _reader(record_type)
    return cast("_Record", adapter.validate_python({name: row[name] for name in names}))


def to_json(record: Any) -> bytes:
    """The canonical text of a record: equal records have equal bytes."""
    return adapter_of(type(record)).dump_json(record)


@_once_a_type
def adapter_of(record_type: Any) -> TypeAdapter[Any]:
    """The reader and writer of a record type, built once."""
    return TypeAdapter(record_type)


@_once_a_type
def _reader(record_type: Any) -> tuple[TypeAdapter[Any], tuple[str, ...]]:
    return adapter_of(record_type), tuple(entry.name for entry in fields(record_type))


@_once_a_type
def _writer(record_type: Any) -> tuple[tuple[str, ...], _Keep, tuple[tuple[str, _Keep], ...]]:
    hints = get_type_hints(record_type)
    names = tuple(entry.name for entry in fields(record_type))
    keeps = [(name, keep) for name in names if (keep := _keep(hints[name])) is not None]
    return names, attrgetter(*names), tuple(keeps)


def _keep(hint: Any) -> _Keep | None:
    if get_origin(hint) is tuple:
        return _listed
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    return str if hint is Fraction else None


def _listed(values: tuple[Any, ...]) -> list[Any]:
    return [
        value.value if isinstance(value, Enum) else value.isoformat() if isinstance(value, date) else value
        for value in values
    ]

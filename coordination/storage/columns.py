"""How the values of records are kept in rows, and how they come back: one mapping for every record type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

_Record = TypeVar("_Record")
_READERS: dict[type[Any], tuple[TypeAdapter[Any], list[str]]] = {}  # built once a type, on first use


def to_row(record: Any) -> dict[str, Any]:
    """The column values of a record: enumerations by value, fractions as text, tuples as JSON lists."""
    return {entry.name: _kept(getattr(record, entry.name)) for entry in fields(record)}


def _kept(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_listed(entry) for entry in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Fraction) else value


def _listed(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_row(record_type: type[_Record], row: Mapping[str, Any]) -> _Record:
    """The record a row holds; columns the record has no field for are passed over."""
    if record_type not in _READERS:
        _READERS[record_type] = (TypeAdapter(record_type), [entry.name for entry in fields(cast("Any", record_type))])
    adapter, names = _READERS[record_type]
    record: _Record = adapter.validate_python({name: row[name] for name in names})
    return record

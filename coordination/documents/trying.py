"""A record of a form that says its own placeholders: to try a template, and to see where what will stand."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, TypeVar, get_args, get_type_hints

_Record = TypeVar("_Record")
_REPEATED = 2


def tried(record_type: type[_Record], prefix: str = "") -> _Record:
    """The record, every value the name of its placeholder; what is repeated twice."""
    hints = get_type_hints(record_type)
    said = {name: _tried(hints[name], f"{prefix}{name}") for name in hints}
    return record_type(**said)


def _tried(kind: Any, name: str) -> Any:
    many = get_args(kind)
    if many:
        return tuple(tried(many[0], f"{name}.") for _ in range(_REPEATED))
    record: type[Any] = kind
    return tried(record, f"{name}.") if is_dataclass(record) else name

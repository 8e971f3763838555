"""One record out of fields as somebody types them: every field that is wrong is told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from coordination.errors import BadInputError
from solvers.fault import Fault

_Record = TypeVar("_Record")
_BETWEEN = re.compile(r"\s*[、,，;；]\s*")
_YES_NO = {"是": True, "否": False}


def record_of(record_type: type[_Record], given: Mapping[str, str], before: _Record | None = None) -> _Record:
    """The record with these fields, the others as they were before; several values are parted by commas.

    Raises BadInputError with every field that is unknown, missing or not of its kind.
    """
    hints = get_type_hints(record_type)
    faults = [Fault("field-unknown", name, {"known": tuple(hints)}) for name in given if name not in hints]
    held = {} if before is None else {field.name: getattr(before, field.name) for field in fields(before)}  # type: ignore[arg-type]
    typed = {name: _typed(hints[name], text) for name, text in given.items() if name in hints}
    try:
        record = TypeAdapter(record_type).validate_python({**held, **typed})
    except ValidationError as error:
        found = (
            Fault("field-refused", ".".join(map(str, one["loc"])), {"detail": one["msg"]}) for one in error.errors()
        )
        faults += {fault.place.split(".")[0]: fault for fault in found}.values()
    if faults:
        raise BadInputError("entry-refused", faults, count=len(faults))
    return record


def key_of(record_type: type[Any], names: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str | date, ...]:
    """The primary key that the texts say; raises BadInputError where there are too few, too many, or no dates."""
    if len(names) != len(texts):
        raise BadInputError("key-incomplete", names=" ".join(names))
    hints = get_type_hints(record_type)
    try:
        return tuple(
            date.fromisoformat(text) if hints[name] is date else text for name, text in zip(names, texts, strict=True)
        )
    except ValueError as error:
        raise BadInputError("key-incomplete", names=" ".join(names)) from error


def _typed(hint: Any, text: str) -> Any:
    if get_origin(hint) is tuple:
        return tuple(part for part in _BETWEEN.split(text.strip()) if part)
    if hint is bool:
        return _YES_NO.get(text.strip(), text)
    if not text and type(None) in getattr(hint, "__args__", ()):
        return None
    return text

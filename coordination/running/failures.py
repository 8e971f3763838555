"""An error on its way from a child to its worker: as data, in no language yet."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from coordination.errors import CoordinationError
from coordination.model.runs import Failure

_FAILURES = TypeAdapter(Failure)


def written(error: CoordinationError) -> dict[str, Any]:
    """The error as JSON has it."""
    said: dict[str, Any] = _FAILURES.dump_python(Failure(error.code, error.values, error.faults), mode="json")
    return said


def read(said: dict[str, Any]) -> CoordinationError:
    """The error that was written."""
    failure = _FAILURES.validate_python(said)
    return CoordinationError(failure.code, failure.faults, **failure.values)

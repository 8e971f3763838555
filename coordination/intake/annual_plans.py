"""An annual plan as JSON: its fields as in `AnnualPlan` and `PlanBatch`, every fault at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError

from coordination.errors import BadInputError
from coordination.model.plans import AnnualPlan, PlanBatch
from solvers.fault import Fault

_PLAN = TypeAdapter(AnnualPlan)
_KEYS = {entry.name for entry in fields(AnnualPlan)} - {"state"}
_BATCH_KEYS = {entry.name for entry in fields(PlanBatch)}


def annual_plan_of(raw: bytes) -> AnnualPlan:
    """The plan in a file; ratios are fractions or decimals (`1/20`, 0.05) and exact. Raises BadInputError."""
    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_float=str)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        line = str(getattr(error, "lineno", 1))
        code = "file-not-utf8" if isinstance(error, UnicodeDecodeError) else "file-not-json"
        raise BadInputError("plan-not-json", [Fault(code, line)], count=1) from error
    faults = list(_unknown_keys(content))
    try:
        plan = _PLAN.validate_python(content)
    except ValidationError as error:
        faults += [_fault(detail) for detail in error.errors()]
    if faults:
        raise BadInputError("plan-not-json", faults, count=len(faults))
    return plan


def _unknown_keys(content: Any) -> Iterator[Fault]:
    if isinstance(content, dict):
        yield from (Fault("file-unknown-key", key) for key in sorted(content.keys() - _KEYS))
        batches = content.get("batches")
        for number, batch in enumerate(batches if isinstance(batches, list) else []):
            keys = batch.keys() - _BATCH_KEYS if isinstance(batch, dict) else ()
            yield from (Fault("file-unknown-key", f"batches.{number}.{key}") for key in sorted(keys))


def _fault(detail: Any) -> Fault:
    place = ".".join(map(str, detail["loc"])) or "1"
    if detail["type"] == "missing":
        return Fault("file-missing-key", place)
    return Fault("file-wrong-value", place, {"value": str(detail["input"])[:50], "expected": detail["type"]})

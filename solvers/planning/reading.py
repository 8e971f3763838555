"""Reads and writes the two planning formats; refuses a bad file with every fault in it at once."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from solvers.fault import Fault
from solvers.planning import consistency, plan, problem

_Read = TypeVar("_Read")
_PROBLEM = TypeAdapter(problem.Problem)
_PLAN = TypeAdapter(plan.Plan)


class UnreadableError(Exception):
    """The file is not what it should be; `faults` lists everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults, first: {faults[0].code} at {faults[0].place}")
        self.faults = faults


def read_problem(raw: bytes) -> problem.Problem:
    """The problem in `raw`, UTF-8 JSON of `joint-inspection-problem/1`.

    Raises UnreadableError with every unknown key, wrong type, duplicate id, dangling reference, empty
    window and impossible number.
    """
    return _read(raw, problem.Format, _PROBLEM, consistency.faults_of)


def read_plan(raw: bytes) -> plan.Plan:
    """The plan in `raw`, UTF-8 JSON of `joint-inspection-plan/1`; whether it is any good is the checker's question."""
    return _read(raw, plan.Format, _PLAN, lambda _: ())


def write_problem(written: problem.Problem) -> bytes:
    """The bytes of the problem file; equal problems give equal bytes."""
    return _write(written)


def write_plan(written: plan.Plan) -> bytes:
    """The bytes of the plan file, of what the format has; equal plans give equal bytes."""
    return _write(replace(written, unplanned=tuple(map(_of_the_format, written.unplanned))))


def _of_the_format(left: plan.Unplanned) -> plan.Unplanned:
    return plan.Unplanned(left.check, left.reason, left.detail)


def digest(raw: bytes) -> str:
    """SHA-256 of a file's bytes, hexadecimal: what `problem_sha256` holds."""
    return hashlib.sha256(raw).hexdigest()


def _write(record: problem.Problem | plan.Plan) -> bytes:
    content = {"format": record.format, **asdict(record)}
    return json.dumps(content, ensure_ascii=False, indent=1, default=date.isoformat).encode() + b"\n"


def _read(raw: bytes, form: Any, adapter: TypeAdapter[_Read], more_faults: Callable[[Any], Iterable[Fault]]) -> _Read:
    faults: list[Fault] = []
    with _no_search_for_cycles():
        content = _parse(raw, *get_args(form))
        try:
            read = adapter.validate_json(raw)
        except ValidationError as error:
            faults += _faults(error)
        faults += more_faults(content)
    if faults:
        raise UnreadableError(faults)
    return read


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Reading makes millions of records and no cycle: searching for one meanwhile takes longer than the reading."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _parse(raw: bytes, form: str) -> dict[str, Any]:
    try:
        content = json.loads(raw)
    except UnicodeDecodeError as error:
        raise UnreadableError([Fault("file-not-utf8", f"byte {error.start}")]) from error
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UnreadableError([Fault("file-not-json", f"line {line}")]) from error
    if not isinstance(content, dict) or content.get("format") != form:
        raise UnreadableError([Fault("file-wrong-format", "format", {"expected": form})])
    return content


def _faults(error: ValidationError) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        code = _CODES.get(detail["type"], "file-wrong-value")
        values = {"value": str(detail["input"])[:80], "expected": detail["msg"]} if code == "file-wrong-value" else {}
        yield Fault(code, _place(detail["loc"]), values)


_CODES = {"missing": "file-missing-key", "unexpected_keyword_argument": "file-unknown-key"}


def _place(location: tuple[int | str, ...]) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return path.removeprefix(".")

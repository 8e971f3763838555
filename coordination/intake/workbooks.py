"""Workbooks, read by a process of its own: a hostile one may ask for all memory, or end its reader."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any, cast

from coordination.errors import BadInputError
from coordination.intake.sheets import Row, Sheet
from coordination.intake.workbook_child import DAMAGED

_COMMAND = [sys.executable, "-m", "coordination.intake.workbook_child"]
_END = object()


def sheets_of_workbook(raw: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook, in order; what is not read of one is passed over.

    Raises BadInputError where it is damaged, or more than a reader is given: 2 GiB and two minutes of a processor.
    """
    child = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        with suppress(BrokenPipeError):  # it has ended already; the reason is its status
            _say(child, raw)
        while isinstance(height := _heard(child), int):
            rows = _rows(child)
            yield Sheet(rows, height)
            deque(rows, maxlen=0)
        _require_well(child.wait())
    finally:
        child.kill()
        child.wait()
        cast("IO[bytes]", child.stdout).close()


def _rows(child: subprocess.Popen[bytes]) -> Iterator[Row]:
    while isinstance(some := _heard(child), list):
        yield from some
    if some is _END:
        _require_well(child.wait() or -1)


def _say(child: subprocess.Popen[bytes], raw: bytes) -> None:
    with cast("IO[bytes]", child.stdin) as given:
        given.write(raw)


def _heard(child: subprocess.Popen[bytes]) -> Any:
    line = cast("IO[bytes]", child.stdout).readline()
    return json.loads(line) if line.endswith(b"\n") else _END


def _require_well(status: int) -> None:
    """Raises BadInputError where the reader did not come to its end."""
    if status:
        raise BadInputError("file-damaged" if status == DAMAGED else "file-too-demanding")

"""Runs one of the bench's own processes and hears what it says: JSON on its last line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from coordination.errors import UnavailableError
from seeds.process_memory import watched

_ROOT = Path(__file__).parents[2]


class StoppedError(Exception):
    """The process was ended from outside."""


def told_by(module: str, *arguments: object, stop_after: float | None = None) -> tuple[Any, int]:
    """What `api.bench.<module>` says, and the most bytes that it and its children held at one time.

    Raises StoppedError where it was ended, after `stop_after` seconds or by the system, and UnavailableError with its
    last words where it fails.
    """
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", f"api.bench.{module}", *map(str, arguments)]
    done = watched(command, {**os.environ, "PYTHONPATH": path}, stop_after)
    if done.status < 0:
        raise StoppedError
    if done.status:
        last = (done.complained.decode(errors="replace").strip().splitlines() or [""])[-1]
        raise UnavailableError("bench-run-failed", status=done.status, last=last)
    return json.loads(done.printed.splitlines()[-1]), done.peak_bytes

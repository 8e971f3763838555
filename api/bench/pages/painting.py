"""Orders for the browser (`chromium`), and what it saw."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from api.bench.service.processes import environment
from api.rest.door import SESSION_COOKIE
from coordination.errors import UnavailableError


@dataclass(frozen=True, slots=True)
class Painted:
    """Seconds of every load: of each page until first paint; of the timetable until its visits were there."""

    pages: Sequence[Sequence[float]]
    opened: Sequence[float]
    month: Sequence[float]


def has_browser(program: Path) -> bool:
    """Whether pages can be painted here: Chromium, and what drives it (the dependency group `browser`)."""
    return program.is_file() and find_spec("playwright") is not None


def paint(
    program: Path,
    base: str,
    cookies: Mapping[str, str],
    pages: Sequence[tuple[str, str]],
    timetable: tuple[str, str],
    loads: int,
) -> Painted:
    """Has pages painted, given as (role, path), and the timetable of a city-month."""
    order = {
        "browser": str(program),
        "base": base,
        "cookie": SESSION_COOKIE,
        "cookies": dict(cookies),
        "pages": list(pages),
        "timetable": timetable,
        "loads": loads,
    }
    command = [sys.executable, "-m", "api.bench.pages.chromium"]
    done = subprocess.run(
        command, input=json.dumps(order), env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise UnavailableError("bench-run-failed", status=done.returncode, last=last)
    told = json.loads(done.stdout)
    return Painted(told["painted"], told["timetable"]["opened"], told["timetable"]["month"])

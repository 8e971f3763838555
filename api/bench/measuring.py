"""Runs a method in a process of its own and tells what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coordination.errors import UnavailableError

_ROOT = Path(__file__).parents[2]
_GRACE_SECONDS = 600.0
SCORES = ("planned_weight", "visits", "person_sessions", "travel_minutes")


@dataclass(frozen=True)
class Measured:
    """One run. Where no plan was found, `scores` is empty; `bounds` where the method gives none.

    stopped: the run was ended from outside, by the bench or for want of memory; memory is then not known (0).
    """

    method: str
    seconds: float
    peak_kilobytes: int
    peak_kilobytes_of_children: int = 0
    seconds_given: float | None = None
    stopped: bool = False
    stages: Mapping[str, float] = field(default_factory=dict)
    scores: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[str, int | None] = field(default_factory=dict)
    violations: Mapping[str, int] = field(default_factory=dict)

    @property
    def megabytes(self) -> float:
        """The process and the largest of those it started."""
        return (self.peak_kilobytes + self.peak_kilobytes_of_children) / 1024

    def gap(self, score: str) -> float | None:
        """How far the score is from its bound, as a share of the bound; None where there is no bound."""
        bound = self.bounds.get(score)
        return None if bound is None else abs(self.scores[score] - bound) / max(1, bound)


def make_problem(size: tuple[int, int], targets: int, draw_seed: str, to: Path, *, tight: bool) -> dict[str, Any]:
    """Writes the problem of a size to a file; how much is in it."""
    areas, months = size
    return _child("making", areas, months, targets, draw_seed, "tight" if tight else "", to)


def measure(method: str, problem: Path, folder: Path, seconds: float | None = None) -> Measured:
    """One run of a method on a problem file; the plan is left in the folder.

    seconds: what a big model is given. Stating it comes on top, and not every solver stops when told: a run that takes
    three times that and ten minutes more is stopped.
    """
    started = time.monotonic()
    arguments = method, problem, seconds or 0, folder / f"plan-{problem.stem}-{method}.json"
    try:
        told = _child("child", *arguments, stop_after=None if seconds is None else 3 * seconds + _GRACE_SECONDS)
    except _StoppedError:
        if seconds is None:
            raise UnavailableError("bench-run-stopped", method=method) from None
        return Measured(method, time.monotonic() - started, 0, seconds_given=seconds, stopped=True)
    return Measured(method=method, seconds_given=seconds, **told)


class _StoppedError(Exception):
    """The child was ended from outside."""


def _child(module: str, *arguments: object, stop_after: float | None = None) -> dict[str, Any]:
    """What the child says; raises UnavailableError with its last words where it fails."""
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", f"api.bench.{module}", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": path}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=stop_after)
    except subprocess.TimeoutExpired as error:
        raise _StoppedError from error
    if done.returncode < 0:
        raise _StoppedError
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise UnavailableError("bench-run-failed", status=done.returncode, last=last)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told

"""Runs a method in a process of its own and tells what came of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api.bench.processes import StoppedError, told_by
from coordination.errors import UnavailableError

_GRACE_SECONDS = 600.0
SCORES = ("planned_weight", "visits", "person_sessions", "travel_minutes")


@dataclass(frozen=True)
class Measured:
    """One run. Where no plan was found, `scores` is empty; `bounds` where the method gives none.

    peak_bytes: the most that all its processes held at one time; rule_seconds: what each rule took the checker.
    stopped: the run was ended from outside, by the bench or for want of memory; memory is then not known (0).
    """

    method: str
    seconds: float
    peak_bytes: int
    seconds_given: float | None = None
    stopped: bool = False
    stages: Mapping[str, float] = field(default_factory=dict)
    scores: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[str, int | None] = field(default_factory=dict)
    violations: Mapping[str, int] = field(default_factory=dict)
    rule_seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def megabytes(self) -> float:
        """The peak in units of 2^20 bytes."""
        return self.peak_bytes / 2**20

    @property
    def proof_seconds(self) -> float:
        """What the proof of the lottery took the checker."""
        return self.rule_seconds.get("lottery", 0.0)

    @property
    def lottery_seconds(self) -> float:
        """What the lottery took, its proof included."""
        return self.stages.get("staff", 0.0) + self.proof_seconds

    def gap(self, score: str) -> float | None:
        """How far the score is from its bound, as a share of the bound; None where there is no bound."""
        bound = self.bounds.get(score)
        return None if bound is None else abs(self.scores[score] - bound) / max(1, bound)


def make_problem(size: tuple[int, int], targets: int, draw_seed: str, to: Path, *, tight: bool) -> dict[str, Any]:
    """Writes the problem of a size to a file; how much is in it."""
    areas, months = size
    content: dict[str, Any]
    content, _ = told_by("making", areas, months, targets, draw_seed, "tight" if tight else "", to)
    return content


def plan_path(method: str, problem: Path, folder: Path) -> Path:
    """Where the plan of a method is left."""
    return folder / f"plan-{problem.stem}-{method}.json"


def measure(method: str, problem: Path, folder: Path, seconds: float | None = None) -> Measured:
    """One run of a method on a problem file; the plan is left in the folder.

    seconds: what a big model is given. Stating it comes on top, and not every solver stops when told: a run that takes
    three times that and ten minutes more is stopped.
    """
    started, plan = time.monotonic(), plan_path(method, problem, folder)
    stop_after = None if seconds is None else 3 * seconds + _GRACE_SECONDS
    try:
        told, seen_bytes = told_by("child", method, problem, seconds or 0, plan, stop_after=stop_after)
        judged = told_by("judging", problem, plan, method)[0] if told.pop("found") else {}
    except StoppedError:
        if seconds is None:
            raise UnavailableError("bench-run-stopped", method=method) from None
        return Measured(method, time.monotonic() - started, 0, seconds_given=seconds, stopped=True)
    peak_bytes = max(seen_bytes, told.pop("peak_bytes"))
    return Measured(method=method, peak_bytes=peak_bytes, seconds_given=seconds, **told, **judged)

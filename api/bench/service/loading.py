"""Orders for the process that asks (`load`), and its answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.bench.service.processes import environment
from coordination.errors import UnavailableError
from seeds.demo.chance import Chance

Request = tuple[str, Mapping[str, str]]
"""Path and headers of a GET."""


@dataclass(frozen=True, slots=True)
class AtTimes:
    """Requests, each at its time in seconds after the beginning, whatever became of those before."""

    port: int
    requests: Sequence[Request]
    times: Sequence[float]


@dataclass(frozen=True, slots=True)
class Saturating:
    """As many requests as are answered in some seconds over `at_once` connections."""

    port: int
    requests: Sequence[Request]
    seconds: float
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back. seconds: of each answer; statuses: how many of each, 0 for none."""

    seconds: list[float]
    statuses: dict[int, int]


def load(*streams: AtTimes | Saturating) -> list[Answers]:
    """Asks all streams at the same time from another process; the answers of each."""
    order = json.dumps([{name: getattr(one, name) for name in one.__slots__} for one in streams])
    command = [sys.executable, "-m", "api.bench.service.load"]
    done = subprocess.run(command, input=order, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise UnavailableError("bench-run-failed", status=done.returncode, last=last)
    return [_answers(stream) for stream in json.loads(done.stdout)]


def arrivals(rate: float, seconds: float, chance: Chance, name: str) -> list[float]:
    """Times at which people come who know nothing of each other: as many as on average, evenly by chance."""
    count = max(1, round(rate * seconds))
    return sorted(float(one) * seconds for one in chance.uniform(name, count))


def _answers(told: Sequence[tuple[int, float, int]]) -> Answers:
    statuses: dict[int, int] = {}
    for status, _, _ in told:
        statuses[status] = statuses.get(status, 0) + 1
    return Answers([seconds for _, seconds, _ in told], statuses)

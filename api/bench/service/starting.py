"""Measures: how soon the service answers, and what it holds when nobody asks."""

from __future__ import annotations

import time
from collections.abc import Iterator

from api.bench.service.asked import Asked
from api.bench.service.figures import Figure
from api.bench.service.limits import IDLE_MEBIBYTES, START_SECONDS
from api.bench.service.processes import Running, processor_seconds
from seeds.process_memory import resident_bytes

_IDLE_SECONDS = 2.0


def starting(asked: Asked, service: Running) -> Iterator[Figure]:
    """Seconds from the start of the program to the first answer that needs the database; MiB some seconds later."""
    time.sleep(_IDLE_SECONDS)
    yield Figure("start", service.seconds, "s", asked.limit(START_SECONDS))
    yield Figure("start-processor", processor_seconds(service.process.pid), "s")
    idle = resident_bytes(service.process.pid) / 2**20
    yield Figure("idle-memory", idle, "MiB", asked.limit(IDLE_MEBIBYTES))

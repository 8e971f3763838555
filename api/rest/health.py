"""Health: does the process answer, and can it do its work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from api.rest.given import GivenOffice
from api.rest.routing import OPEN, route


@dataclass(frozen=True, slots=True)
class Health:
    """What a probe is told."""

    status: Literal["ok"] = "ok"


@route("GET", "/health/live", "health-live", OPEN, tags=["health"])
def live() -> Health:
    """The process answers."""
    return Health()


@route("GET", "/health/ready", "health-ready", OPEN, tags=["health"])
def ready(office: GivenOffice) -> Health:
    """The database answers; 503 where it does not."""
    office.look()
    return Health()


HEALTH = [live, ready]

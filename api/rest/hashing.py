"""Passwords are judged a few at a time: each takes 64 MiB and a fifth of a second of a processor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from api.rest.given import Asked
from coordination.errors import UnavailableError

AT_ONCE = 4
_MOST_WAITING = 100
_Value = TypeVar("_Value")


async def in_turn(request: Asked, act: Callable[[], _Value]) -> _Value:
    """What `act` gives, in a thread of its own; UnavailableError where too many wait already."""
    limiter: CapacityLimiter = request.app.state.hashing
    if limiter.statistics().tasks_waiting >= _MOST_WAITING:
        raise UnavailableError("too-many-attempts")
    return await run_sync(act, limiter=limiter)

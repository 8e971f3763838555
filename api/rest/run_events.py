"""A planning run as server-sent events: one event for each change, until the run ends."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from threading import Event

import anyio
import msgspec
from anyio.to_thread import run_sync
from litestar.response import ServerSentEvent, ServerSentEventMessage

from api.rest.run_answers import RunTold
from coordination.model.runs import ACTIVE

LOOK_SECONDS = 0.7
_HEARTBEAT_SECONDS = 15.0
_LONGEST_SECONDS = 600.0  # then whoever watches asks again, and is asked again who it is
_RETRY_MILLISECONDS = 3000


def as_json(told: RunTold) -> str:
    """A run as programs read it."""
    return msgspec.json.encode(told).decode()


def stream(
    look: Callable[[], RunTold], first: RunTold, stopping: Event, write: Callable[[RunTold], str] = as_json
) -> ServerSentEvent:
    """`progress` for each change and `end` for the last one, each with the run as its data, written by `write`.

    look: reads the run as it is; stopping: the service is to end. `look` and `write` may ask the database, so each is
    called in a thread. A stream that is cut off without `end` may be asked for again, as browsers do by themselves.
    """
    return ServerSentEvent(_events(look, first, stopping, write))


async def _events(
    look: Callable[[], RunTold], told: RunTold, stopping: Event, write: Callable[[RunTold], str]
) -> AsyncIterator[ServerSentEventMessage]:
    begun = spoken = time.monotonic()
    yield await run_sync(_message, told, write)
    while told.state in ACTIVE and not stopping.is_set() and time.monotonic() - begun < _LONGEST_SECONDS:
        await anyio.sleep(LOOK_SECONDS)
        before, told = told, await run_sync(look)
        if _mark(told) != _mark(before):
            spoken = time.monotonic()
            yield await run_sync(_message, told, write)
        elif time.monotonic() - spoken >= _HEARTBEAT_SECONDS:
            spoken = time.monotonic()
            yield ServerSentEventMessage(data=None, comment="still going")


def _mark(told: RunTold) -> tuple[object, ...]:
    return told.state, told.stage, told.attempt, told.done, told.total, told.best, told.bound


def _message(told: RunTold, write: Callable[[RunTold], str]) -> ServerSentEventMessage:
    name = "progress" if told.state in ACTIVE else "end"
    return ServerSentEventMessage(data=write(told), event=name, retry=_RETRY_MILLISECONDS)

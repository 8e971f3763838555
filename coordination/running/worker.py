"""A worker: holds its name, hands new runs to the engine, takes over from the dead, and ends at once when told to."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.errors import NotAllowedError, UnavailableError
from coordination.running.engine import Engine, launch
from coordination.running.parts import Parts, logged
from coordination.storage.presence import Presence, presence
from coordination.texts import Texts

_LOOK_SECONDS = 1.0
_NAME_SECONDS = 5.0  # for which somebody who takes over from the dead may hold a name
_MOST_ON_A_MACHINE = 1000
_KEPT = timedelta(days=30)  # what dbos knows of parts that have ended, longer than any run goes on
_LOOKS_BEFORE_TIDYING = 300


def work(office: Office, name: str, said: Texts, show: Callable[[str], None], stop: Event) -> None:
    """Works on planning runs until `stop` is set; they go on elsewhere or later.

    name: nobody else's; empty for the first free one of this machine. show: told a line for each thing done. Raises
    NotAllowedError where a living worker has the name. The process is to end with `os._exit`, whichever way this does:
    threads of dbos wait for parts that will not end, and for the runs it is the same as any death.
    """
    names = presence(office.database)
    name = _named(names, name)
    office = replace(office, actor=name)
    parts = Parts(office, name, said, show)
    parts.child.start()  # it loads while dbos does
    engine = launch(parts)
    show(said.say("worker-ready", worker=name))
    troubled, looks = False, 0
    try:
        while not stop.wait(_LOOK_SECONDS):
            trouble = _trouble(lambda: _look_around(office, names, engine, said, show))
            if looks % _LOOKS_BEFORE_TIDYING == 0:
                trouble = trouble or _trouble(lambda: engine.forget(office.clock() - _KEPT))
            looks += 1
            if trouble is not None and not troubled:
                show(_told(trouble, said))
            troubled = trouble is not None
    finally:
        parts.child.close()
    show(said.say("worker-stopped", worker=name))


def _look_around(office: Office, names: Presence, engine: Engine, said: Texts, show: Callable[[str], None]) -> None:
    """Takes up what is new, and what the dead left."""
    _stay_present(names, engine.name)
    for run in run_work.active_runs(office):
        engine.take_up(run)
    for other in sorted(engine.absent()):
        adopted = _adopted(names, engine, other)
        if adopted:
            show(said.say("worker-adopted", other=other, parts=adopted))


def _trouble(look: Callable[[], object]) -> Exception | None:
    """What keeps a worker from looking around at present; raises what will not pass."""
    try:
        look()
    except NotAllowedError:
        raise
    except Exception as error:  # noqa: BLE001 - what dbos says of a database that comes and goes is no reason to end
        return error
    return None


def _told(trouble: Exception, said: Texts) -> str:
    if isinstance(trouble, UnavailableError):
        return said.say(trouble.code, **trouble.values)
    return said.say("worker-troubled", kind=type(trouble).__name__, log=logged(trouble))


def _stay_present(names: Presence, name: str) -> None:
    """Holds the name again where a database that was restarted has forgotten it."""
    if not names.lasts() and not names.hold(name):
        raise NotAllowedError("worker-name-taken", worker=name)


def _adopted(names: Presence, engine: Engine, other: str) -> int:
    """How much was taken from another worker, who is dead if his name is free; it is held meanwhile."""
    if not names.hold(other):
        return 0
    try:
        return engine.adopt(other)
    finally:
        names.release(other)


def _named(names: Presence, wanted: str) -> str:
    """The name, held; who takes over from a dead worker of that name is given a moment to let go of it."""
    if not wanted:
        machine = socket.gethostname()
        return next(name for number in range(1, _MOST_ON_A_MACHINE) if names.hold(name := f"{machine}-{number}"))
    until = time.monotonic() + _NAME_SECONDS
    while not names.hold(wanted):
        if time.monotonic() > until:
            raise NotAllowedError("worker-name-taken", worker=wanted)
        time.sleep(_NAME_SECONDS / 20)
    return wanted

"""`onevisit worker`: works on planning runs until it is told to stop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Event, Thread

import click

from api.command_line.commanding import Command
from api.command_line.opening import open_for_work
from api.command_line.telling import tell_error, tell_unexpected
from coordination.errors import CoordinationError
from coordination.texts import Language, Texts, texts
from solvers.parallel import processors

_PATIENCE_SECONDS = 5.0
_LOOK_SECONDS = 1.0


def commands(said: Texts) -> dict[str, click.Command]:
    """The command `worker`."""

    def run(name: str, processes: int | None) -> None:
        count = processes or processors()
        if count == 1:
            _work(name, said)
        _supervise([f"{name}-{number}" if name else "" for number in range(1, count + 1)], said)

    options: list[click.Parameter] = [
        click.Option(["--name"], default="", metavar="TEXT", help=said.say("help-worker-name")),
        click.Option(["--processes"], type=click.IntRange(1, 256), metavar="N", help=said.say("help-worker-processes")),
    ]
    return {"worker": Command("worker", said, "worker", callback=run, params=options)}


def _supervise(names: list[str], said: Texts) -> None:
    open_for_work().database.dispose()  # the tables are made once, before all want to
    keep_workers(names, said.language, _told_to_stop())


def keep_workers(names: Sequence[str], language: Language, stop: Event) -> None:
    """A process for each worker until `stop` is set; one that dies is followed by another, and all end with this one.

    A worker that ends of itself was told to: then `stop` is set.
    """
    workers = [_started(name, language) for name in names]
    while not stop.wait(_LOOK_SECONDS):
        for place, worker in enumerate(workers):
            if worker.exitcode == 0:
                stop.set()
            elif worker.exitcode is not None:
                workers[place] = _started(names[place], language)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(_PATIENCE_SECONDS)
        worker.kill()


def _started(name: str, language: Language) -> BaseProcess:
    process = get_context("spawn").Process(target=_serve, args=(name, language))
    process.start()
    return process


def _serve(name: str, language: Language) -> None:
    """What a process of `_supervise` does."""
    Thread(target=_end_with_parent, daemon=True).start()
    _work(name, texts(language))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _work(name: str, said: Texts) -> None:
    """Works, and ends this process: threads that still wait for something are not waited for."""
    from coordination.running.worker import work  # noqa: PLC0415 - dbos takes two seconds to load

    status = 0
    try:
        work(open_for_work(), name, said, _show, _told_to_stop())
    except CoordinationError as error:
        status = tell_error(error, said)
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        status = tell_unexpected(error, said)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _told_to_stop() -> Event:
    stop = Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop.set())
    return stop


def _show(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()

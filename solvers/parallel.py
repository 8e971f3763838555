"""Work that shares nobody, on several processes; results in the order of the tasks, whichever ends first."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import TypeVar

from solvers.effort import Effort
from solvers.interruptible import awaited

Task = TypeVar("Task")
Result = TypeVar("Result")


def processors() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    effort: Effort,
    done: Callable[[Result], None] = lambda _: None,
) -> list[Result]:
    """`function` of every task; here and one after the other where one process or one task is all there is.

    done: told each result, in the order of the tasks. Whatever is raised - by it, by a task, by a cancel, by Ctrl-C -
    ends the other processes at once, in the middle of what they do; so does the end of this process, however it comes.
    """
    if effort.processes <= 1 or len(tasks) <= 1:
        return [_told(function(task), done) for task in tasks]
    theirs, ours = Pipe(duplex=False)
    processes = min(effort.processes, len(tasks))
    with theirs, ours, ProcessPoolExecutor(processes, get_context("spawn"), _live_by, (theirs,)) as pool:
        try:
            with _deaf():
                running = [pool.submit(function, task) for task in tasks]
            return [_told(awaited(one, effort), done) for one in running]
        except BaseException:
            ours.close()  # and leaving the pool waits until they have ended
            raise


def _told(result: Result, done: Callable[[Result], None]) -> Result:
    done(result)
    return result


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and never reaches a process that is started meanwhile: it inherits that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live_by(line: Connection) -> None:
    """What another process does first: it ends once the line to the one that started it is cut."""
    Thread(target=_end_with, args=(line,), daemon=True).start()


def _end_with(line: Connection) -> None:
    line.poll(None)
    os._exit(1)

"""Work that shares nobody, on several processes; results in the order of the tasks, whichever ends first."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def processors() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    processes: int,
    done: Callable[[Result], None] = lambda _: None,
) -> list[Result]:
    """`function` of every task; here and one after the other where one process or one task is all there is.

    done: told each result, in the order of the tasks; what it raises ends the work that has not begun.
    """
    if processes <= 1 or len(tasks) <= 1:
        return [_told(function(task), done) for task in tasks]
    with ProcessPoolExecutor(min(processes, len(tasks)), get_context("spawn")) as pool:
        try:
            return [_told(result, done) for result in pool.map(function, tasks)]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _told(result: Result, done: Callable[[Result], None]) -> Result:
    done(result)
    return result

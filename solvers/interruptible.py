"""Long calls into a library that hears nothing while it works: made beside, so that a cancel and Ctrl-C reach them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from solvers.effort import Cancelled, Effort

Result = TypeVar("Result")
_LOOK_SECONDS = 0.1


def interruptible(call: Callable[[], Result], stop: Callable[[], object], cancelled: Cancelled) -> Result:
    """What the call gives or raises; it must let other threads work meanwhile.

    stop: makes the call return soon. Raises CancelledError where the call was cancelled, and what a signal raises.
    """
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(call)
        try:
            return awaited(running, Effort(cancelled=cancelled))
        except BaseException:
            while not wait((running,), _LOOK_SECONDS).done:
                stop()  # again and again: it may not have begun to listen
            raise


def awaited(running: Future[Result], effort: Effort) -> Result:
    """What is worked out elsewhere, once it is there; raises CancelledError as soon as nobody wants it any more."""
    while not wait((running,), _LOOK_SECONDS).done:
        effort.heed()
    return running.result()

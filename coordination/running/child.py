"""The process that solves: reads parts to solve, writes what it found, and never outlives its worker.

`python -m coordination.running.child <id of the worker's process>`. It has no database: the problem file comes with the
first part, and merging it and posing its routes again for every part is saved by keeping them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import traceback
from queue import SimpleQueue
from threading import Thread
from typing import IO

from coordination.errors import CoordinationError
from coordination.running.talking import Message, receive, send

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_NICENESS = 10


def main(parent_id: int) -> None:
    """Answers one message after another until the worker is gone."""
    die_with(parent_id)
    if sys.platform != "win32":
        os.nice(_NICENESS)  # who is served on the same machine does not wait for who solves
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, which then kills us
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no reply
    asked: SimpleQueue[Message] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    try:
        _answer(asked, replies)
    except BaseException:  # noqa: BLE001 - last words for the log; ending in order would wait for the other thread
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def _answer(asked: SimpleQueue[Message], replies: IO[bytes]) -> None:
    # Loading solvers takes long: first die_with.
    from coordination.running.failures import written  # noqa: PLC0415
    from coordination.running.solving import Solving  # noqa: PLC0415

    solving = Solving(lambda stage: send(replies, {"stage": stage}))
    while True:
        said, files = asked.get()
        try:
            values, found = solving.solve(said, files)
        except CoordinationError as error:
            send(replies, {"failure": written(error)})
        else:
            send(replies, {"found": values}, [found])


def die_with(parent_id: int) -> None:
    """Where the parent dies, so does this process: told by the system on Linux, seen by `_listen` everywhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent_id:
        os._exit(1)


def _listen(stream: IO[bytes], asked: SimpleQueue[Message]) -> None:
    """Takes messages while the other thread solves, and ends the process once no more can come."""
    while (message := receive(stream)) is not None:
        asked.put(message)
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))

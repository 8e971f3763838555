"""The process that solves: reads parts to solve, writes what it found, and never outlives its worker.

`python -m coordination.running.child <id of the worker's process>`. It has no database: the problem file comes with the
first part, and merging it and posing its routes again for every part is saved by keeping them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from coordination.errors import CoordinationError
from coordination.model.runs import Options, Step
from coordination.pipeline import SHARE_OF_ROUTES, Begun, begin, finish
from coordination.running.talking import Message, receive, send
from coordination.texts import texts
from solvers.planning.reading import read_problem, write_plan
from solvers.routing.keeping import read_partition, write_partition
from solvers.routing.model import VisitBlock, assembled, blocks_of, solve_block

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def main(parent_id: int) -> None:
    """Answers one message after another until the worker is gone."""
    die_with(parent_id)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, which then kills us
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no reply
    asked: SimpleQueue[Message] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    desk = _Desk(replies)
    while True:
        said, files = asked.get()
        try:
            values, found = desk.solve(said, files)
        except CoordinationError as error:
            faults = [{"code": one.code, "place": one.place, "values": dict(one.values)} for one in error.faults]
            send(replies, {"failure": {"code": error.code, "values": error.values, "faults": faults}})
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


class _Desk:
    """The problem at hand, and what can be asked about it."""

    def __init__(self, replies: IO[bytes]) -> None:
        self._replies = replies
        self._problem_sha256 = ""
        self._begun: Begun | None = None
        self._blocks: list[VisitBlock] = []

    def solve(self, said: dict[str, Any], files: list[bytes]) -> tuple[dict[str, Any], bytes]:
        """The values and the file that answer a message."""
        begun = self._open(said["problem_sha256"], files[0])
        if said["part"] == "merge":
            return {"blocks": len(self._blocks)}, b""
        if said["part"] == "block":
            found = solve_block(self._blocks[said["number"]], self._seconds(Options(**said["options"])))
            return {"best": found.posts, "bound": found.certificate.posts}, write_partition(found)
        routing = assembled(begun.routes.posed, self._blocks, [read_partition(file) for file in files[1:]])
        spoken = texts(said["language"])
        plan = finish(begun, routing, self._problem_sha256, said["draw_seed"], spoken, self._tell)
        return {"best": plan.scores.person_sessions, "bound": plan.bounds.person_sessions}, write_plan(plan)

    def _open(self, problem_sha256: str, problem_file: bytes) -> Begun:
        if self._begun is None or self._problem_sha256 != problem_sha256:
            self._begun = None  # two at once would be twice the memory
            self._begun = begin(read_problem(problem_file))
            self._blocks = blocks_of(self._begun.routes.posed)
            self._problem_sha256 = problem_sha256
        return self._begun

    def _seconds(self, options: Options) -> float | None:
        """The time of one block: each has its share, so that the last is not left without."""
        if options.seconds is None:
            return None
        rounds = -(-len(self._blocks) // options.processes)
        return options.seconds * SHARE_OF_ROUTES / rounds

    def _tell(self, step: Step) -> None:
        send(self._replies, {"stage": step.stage})


if __name__ == "__main__":
    main(int(sys.argv[1]))

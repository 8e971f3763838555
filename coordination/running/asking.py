"""The worker's side of the talk with its child: started when needed, asked, killed when the run is not wanted."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from coordination.running.failures import read
from coordination.running.talking import Message, receive, send

_LOOK_SECONDS = 0.5


class NoLongerWantedError(Exception):
    """The run was cancelled, or failed elsewhere; the child is gone."""


class ChildDiedError(Exception):
    """The child ended without an answer. status: below zero where it was killed; log: the file of its last words."""

    def __init__(self, status: int, log: str) -> None:
        super().__init__(f"status {status}, see {log}")
        self.status = status
        self.log = log


@dataclass(frozen=True, slots=True)
class Asked:
    """One part to solve. problem: gets its file, where the child has not read it yet; said, files: for the child."""

    problem_sha256: str
    problem: Callable[[], bytes]
    said: dict[str, Any]
    files: Sequence[bytes] = ()


class Child:
    """A solving process, kept from part to part so that it starts and reads the problem only once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._heard: SimpleQueue[Message | None] = SimpleQueue()
        self._log = ""
        self._knows = ""
        self._closed = False

    def start(self) -> None:
        """Starts the process, which takes seconds to load its solvers; `ask` does it where nobody has."""
        handle, self._log = tempfile.mkstemp(prefix="onevisit-run-", suffix=".log")
        command = [sys.executable, "-m", "coordination.running.child", str(os.getpid())]
        streams: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": handle}
        self._process = subprocess.Popen(command, **streams)
        os.close(handle)
        self._heard, self._knows = SimpleQueue(), ""
        Thread(target=_hear, args=(self._process.stdout, self._heard), daemon=True).start()

    def ask(
        self, asked: Asked, staged: Callable[[str], None], wanted: Callable[[], bool]
    ) -> tuple[dict[str, Any], bytes]:
        """The values and the file the child answers.

        staged: told each stage it reaches; wanted: asked each half second. Raises NoLongerWantedError,
        ChildDiedError, and what the child raises of CoordinationError.
        """
        self._say(asked)
        while True:
            try:
                message = self._heard.get(timeout=_LOOK_SECONDS)
            except Empty:
                if not wanted():
                    self.kill()
                    raise NoLongerWantedError from None
                continue
            if message is None:
                self._died()
            elif "stage" in message[0]:
                staged(message[0]["stage"])
            elif "failure" in message[0]:
                raise read(message[0]["failure"])
            else:
                return message[0]["found"], message[1][0]

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._log:
            Path(self._log).unlink(missing_ok=True)
            self._log = ""

    def close(self) -> None:
        """Ends the process for good: who waits for an answer waits until this process has ended too."""
        self._closed = True
        self.kill()

    def _say(self, asked: Asked) -> None:
        if self._process is not None and self._process.poll() is not None:
            self.kill()  # it died while it had nothing to do
        if self._process is None:
            self.start()
        known = self._knows == asked.problem_sha256
        problem = b"" if known else asked.problem()
        said = {**asked.said, "problem_sha256": asked.problem_sha256}
        stream = None if self._process is None else self._process.stdin
        if stream is None:
            return
        try:
            send(stream, said, [problem, *asked.files])
        except BrokenPipeError:
            return  # its last words come as the answer
        self._knows = asked.problem_sha256

    def _died(self) -> None:
        while self._closed:
            time.sleep(1)  # the worker is ending: nobody is to hear that its child has
        status, log = (self._process.wait(), self._log) if self._process is not None else (0, "")
        self._process, self._log = None, ""
        raise ChildDiedError(status, log)


def _hear(stream: IO[bytes], heard: SimpleQueue[Message | None]) -> None:
    while (message := receive(stream)) is not None:
        heard.put(message)
    heard.put(None)

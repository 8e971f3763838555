"""The memory of a program that is being measured, with all its children.

`resource.getrusage` alone does not do: it tells the largest child only, and on Linux a child that was started from a
large process counts as large as that process was.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from time import monotonic

_PROCESSES = Path("/proc")
_BETWEEN_LOOKS_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Watched:
    """A command that has ended: its exit status (negative: ended by a signal), what it printed, and its memory.

    peak_bytes: the most that it and its children held at one time, looked at twenty times a second; pages that several
    share count for each. 0 where the system does not tell.
    """

    status: int
    printed: bytes
    complained: bytes
    peak_bytes: int


def watched(
    command: Sequence[str], environment: Mapping[str, str] | None = None, stop_after: float | None = None
) -> Watched:
    """Runs a command. Where it takes longer than `stop_after` seconds, ends it and all its children, as Ctrl-C does."""
    with Popen(command, stdout=PIPE, stderr=PIPE, env=environment) as process:
        try:
            return _watched(process, stop_after)
        except BaseException:
            _end(process, _children(process.pid))
            raise


def _watched(process: Popen[bytes], stop_after: float | None) -> Watched:
    peak, started = 0, monotonic()
    while True:
        try:
            printed, complained = process.communicate(timeout=_BETWEEN_LOOKS_SECONDS)
            return Watched(process.returncode, printed, complained, peak)
        except TimeoutExpired:
            tree = [process.pid, *_children(process.pid)]
            peak = max(peak, sum(map(resident_bytes, tree)))
            if stop_after is not None and monotonic() - started > stop_after:
                _end(process, tree[1:])


def run_watched(command: Sequence[str]) -> tuple[bytes, int]:
    """What a command printed, and its peak in bytes; raises RuntimeError with its last words when it fails."""
    done = watched(command)
    if done.status:
        last = (done.complained.decode(errors="replace").strip().splitlines() or [""])[-1]
        raise RuntimeError(f"{' '.join(command)} ended with {done.status}: {last}")
    return done.printed, done.peak_bytes


def _end(process: Popen[bytes], children: Sequence[int]) -> None:
    process.kill()
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def own_peak_bytes() -> int:
    """The most this process has held, without its children, and on Linux since its program was started."""
    for line in _read(_PROCESSES / "self" / "status").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _children(process_id: int) -> list[int]:
    found = [int(child) for task in _PROCESSES.glob(f"{process_id}/task/*/children") for child in _read(task).split()]
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


def resident_bytes(process_id: int) -> int:
    """What a process holds at present, without its children; 0 where the system does not tell."""
    pages = _read(_PROCESSES / str(process_id) / "statm").split()
    return int(pages[1]) * resource.getpagesize() if pages else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # the process has ended, or the system has no such folder
        return ""

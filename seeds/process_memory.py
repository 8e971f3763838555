"""The memory of a program that is being measured, with all its children.

`resource.getrusage` alone does not do: it tells the largest child only, and on Linux a child that was started from a
large process counts as large as that process was.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

_PROCESSES = Path("/proc")
_BETWEEN_LOOKS_SECONDS = 0.05


def run_watched(command: list[str]) -> tuple[bytes, int]:
    """Runs a command; what it printed, and the most bytes that it and its children held at one time.

    Looks twenty times a second; 0 where the system does not tell. Raises RuntimeError when the command fails.
    """
    peak = 0
    with Popen(command, stdout=PIPE) as process:
        while True:
            try:
                printed, _ = process.communicate(timeout=_BETWEEN_LOOKS_SECONDS)
                break
            except TimeoutExpired:
                peak = max(peak, sum(map(_resident_bytes, [process.pid, *_children(process.pid)])))
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return printed, peak


def own_peak_bytes() -> int:
    """The most this process has held, without its children."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _children(process_id: int) -> list[int]:
    found = [int(child) for task in _PROCESSES.glob(f"{process_id}/task/*/children") for child in _read(task).split()]
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


def _resident_bytes(process_id: int) -> int:
    pages = _read(_PROCESSES / str(process_id) / "statm").split()
    return int(pages[1]) * resource.getpagesize() if pages else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # the process has ended, or the system has no such folder
        return ""

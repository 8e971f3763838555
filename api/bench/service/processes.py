"""The service, its workers and Radicale as processes of their own, as a service manager starts them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from coordination.errors import UnavailableError

_ROOT = Path(__file__).parents[3]
_GIVE_UP_SECONDS, _BETWEEN_LOOKS_SECONDS = 60.0, 0.02
_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers. seconds: from its start to its first answer."""

    process: subprocess.Popen[bytes]
    port: int
    seconds: float


def environment(**more: str) -> dict[str, str]:
    """The environment of a process of the bench."""
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, **more}


def onevisit(*arguments: str) -> list[str]:
    """The command of the installed program, whichever Python runs the bench."""
    return [sys.executable, "-c", "from api.command_line.main import main; main()", *arguments]


@contextmanager
def server(command: Sequence[str], port: int, path: str, settings: Mapping[str, str], log: Path) -> Iterator[Running]:
    """A server on a port, once it answers a path; ended at the end."""
    begun = time.monotonic()
    with log.open("wb") as written, started(command, settings, written.fileno()) as process:
        while not _answers(f"http://127.0.0.1:{port}{path}"):
            if process.poll() is not None or time.monotonic() - begun > _GIVE_UP_SECONDS:
                last = (log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or [""])[-1]
                raise UnavailableError("bench-run-failed", status=process.poll() or 0, last=last)
            time.sleep(_BETWEEN_LOOKS_SECONDS)
        yield Running(process, port, time.monotonic() - begun)


@contextmanager
def started(command: Sequence[str], settings: Mapping[str, str], output: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process, told to stop at the end and then killed."""
    process = subprocess.Popen(command, env=environment(**settings), stdout=output, stderr=output)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def processor_seconds(process_id: int) -> float:
    """What a process has used so far (Linux)."""
    fields = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=_GIVE_UP_SECONDS):  # noqa: S310 - our own address
            return True
    except URLError as error:
        return hasattr(error, "code")  # an answer that refuses is an answer
    except OSError:
        return False

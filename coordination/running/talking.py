"""The talk between a worker and its child: a message is one line of JSON, then as many bytes as it says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import IO, Any

Message = tuple[dict[str, Any], list[bytes]]


def send(stream: IO[bytes], said: dict[str, Any], files: Sequence[bytes] = ()) -> None:
    """Sends a message; raises BrokenPipeError where nobody listens."""
    line = json.dumps({**said, "sizes": [len(file) for file in files]}, ensure_ascii=False)
    stream.write(line.encode() + b"\n")
    for file in files:
        stream.write(file)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message; None where the other side has ended, be it in the middle of one."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    said: dict[str, Any] = json.loads(line)
    files = [stream.read(size) for size in said["sizes"]]
    return (said, files) if [len(file) for file in files] == said["sizes"] else None

"""The process that asks: HTTP/1.1 over connections kept open, at given times or as fast as answers come.

`python -m api.bench.service.load` reads an order as JSON and writes one list of answers for each stream of requests,
as (status, seconds, bytes). At given times a request waits for no other one, and its seconds count from when it was
due: a server that stalls is charged for everybody who would have come meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

Answer = tuple[int, float, int]
_GIVE_UP_SECONDS = 30.0
_Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class _Server:
    """Connections to one server; one that is in use is nobody else's."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: list[_Connection] = []

    async def ask(self, request: bytes) -> tuple[int, int]:
        """Status and bytes of the body of the answer; status 0 where there is none.

        A connection that was free may have been closed meanwhile: then a fresh one is asked (RFC 9112, 9.3.1).
        """
        while self._free:
            status, size = await self._asked(self._free.pop(), request)
            if status:
                return status, size
        return await self._asked(None, request)

    async def _asked(self, connection: _Connection | None, request: bytes) -> tuple[int, int]:
        try:
            connection = connection or await asyncio.open_connection("127.0.0.1", self._port)
            status, size, stays_open = await asyncio.wait_for(_asked(connection, request), _GIVE_UP_SECONDS)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            if connection is not None:
                connection[1].close()
            return 0, 0
        if stays_open:
            self._free.append(connection)
        else:
            connection[1].close()
        return status, size

    async def close(self) -> None:
        """Closes what is open."""
        for _, writer in self._free:
            writer.close()


async def _asked(connection: _Connection, request: bytes) -> tuple[int, int, bool]:
    reader, writer = connection
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    size = int(headers.get("content-length", "0"))
    if size:
        await reader.readexactly(size)
    return int(first.split()[1]), size, headers.get("connection") != "close" and first.startswith("http/1.1")


async def _at_times(server: _Server, requests: Sequence[bytes], times: Sequence[float], begun: float) -> list[Answer]:
    async def one(request: bytes, due: float) -> Answer:
        await asyncio.sleep(begun + due - time.monotonic())
        status, size = await server.ask(request)
        return status, time.monotonic() - begun - due, size

    return await asyncio.gather(*map(one, requests, times))


async def _saturating(server: _Server, requests: Sequence[bytes], seconds: float, at_once: int) -> list[Answer]:
    """Every connection asks the next request as soon as it has its answer, for some seconds or until none is left."""
    waiting, answers, end = iter(requests), list[Answer](), time.monotonic() + seconds

    async def one() -> None:
        for request in waiting:
            if time.monotonic() > end:
                return
            asked = time.monotonic()
            status, size = await server.ask(request)
            answers.append((status, time.monotonic() - asked, size))

    await asyncio.gather(*(one() for _ in range(at_once)))
    return answers


async def _stream(stream: Mapping[str, Any], begun: float) -> list[Answer]:
    server = _Server(stream["port"])
    requests = [_request(path, headers) for path, headers in stream["requests"]]
    if "times" in stream:
        answers = await _at_times(server, requests, stream["times"], begun)
    else:
        answers = await _saturating(server, requests, stream["seconds"], stream["at_once"])
    await server.close()
    return answers


def _request(path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _all(streams: Sequence[Mapping[str, Any]]) -> list[list[Answer]]:
    begun = time.monotonic() + 0.1
    return list(await asyncio.gather(*(_stream(stream, begun) for stream in streams)))


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_all(json.load(sys.stdin)))))  # noqa: T201 - this is how the bench is told

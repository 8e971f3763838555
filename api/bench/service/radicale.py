"""Radicale beside us: the same calendars in a server that many offices know, in a process of its own."""

from __future__ import annotations

import gzip
import json
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from api.bench.service.processes import Running, free_port, server

_USER = "office"
_ITEM, _ITEM_END = "BEGIN:VEVENT", "END:VEVENT"
# It answers 200 with the whole calendar to every poll: a GET of a collection with If-None-Match is no question to it.
HEADERS: Mapping[str, str] = {"Authorization": f"Basic {b64encode(f'{_USER}:any'.encode()).decode()}"}


def is_installed() -> bool:
    """Whether it can be measured here: it comes with the dependency group `bench`."""
    return find_spec("radicale") is not None


def path_of(number: int) -> str:
    """Where a calendar is served."""
    return f"/{_USER}/feed-{number}/"


@contextmanager
def radicale(folder: Path, calendars: Iterator[bytes]) -> Iterator[Running]:
    """Radicale serving calendars, given packed as our feeds keep them, from the files it keeps them in."""
    home = folder / "collections" / "collection-root" / _USER
    for number, packed in enumerate(calendars):
        _collection(home / f"feed-{number}", gzip.decompress(packed).decode())
    port = free_port()
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "auth-type": "none",
        "rights-type": "owner_only",
        "storage-filesystem-folder": str(folder / "collections"),
        "logging-level": "error",
    }
    command = [sys.executable, "-m", "radicale", *(f"--{name}={value}" for name, value in options.items())]
    with server(command, port, "/.web/", {}, folder / "radicale.log") as running:
        yield running


def _collection(home: Path, calendar: str) -> None:
    """A folder of Radicale's: what it is, and a file for each event."""
    home.mkdir(parents=True)
    (home / ".Radicale.props").write_text(json.dumps({"tag": "VCALENDAR"}), encoding="utf-8")
    head, *events = calendar.split(_ITEM)
    zones = head[head.find("BEGIN:VTIMEZONE") :] if "BEGIN:VTIMEZONE" in head else ""
    for number, event in enumerate(events):
        body = f"{_ITEM}{event[: event.index(_ITEM_END)]}{_ITEM_END}\r\n"
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench\r\n{zones}{body}END:VCALENDAR\r\n"
        (home / f"{number}.ics").write_text(text, encoding="utf-8", newline="")

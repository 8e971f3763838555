"""Somebody of a role who asks the service for pages, over one connection."""

from __future__ import annotations

import re
import time
from http.client import HTTPConnection
from typing import Self
from urllib.parse import urlencode

from api.bench.pages.walking import Fetched
from api.rest.door import SESSION_COOKIE
from coordination.errors import UnavailableError

_COOKIE = re.compile(rf"{SESSION_COOKIE}=([^;]+)")
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_GIVE_UP_SECONDS = 60.0


class Visitor:
    """A role and its session; the public has none. seconds: what the last answer took until all of it was there."""

    def __init__(self, port: int, role: str, cookie: str = "") -> None:
        self.role, self.cookie, self.seconds = role, cookie, 0.0
        self._connection = HTTPConnection("127.0.0.1", port, timeout=_GIVE_UP_SECONDS)

    @classmethod
    def logged_in(cls, port: int, role: str, name: str, password: str) -> Self:
        """Somebody who has logged in; raises UnavailableError where the service refuses."""
        connection = HTTPConnection("127.0.0.1", port, timeout=_GIVE_UP_SECONDS)
        connection.request("POST", "/login", urlencode({"name": name, "password": password}), _FORM)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        found = _COOKIE.search(answer.headers.get("Set-Cookie", ""))
        if found is None:
            raise UnavailableError("bench-service-refused", statuses=str(answer.status))
        return cls(port, role, found[1])

    def fetch(self, path: str) -> Fetched:
        """A page, packed as browsers have it sent; files and streams are not waited for."""
        begun = time.monotonic()
        headers = {"Accept": "text/html", **({"Cookie": f"{SESSION_COOKIE}={self.cookie}"} if self.cookie else {})}
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        kind = answer.headers.get("Content-Type", "")
        if not kind.startswith("text/html"):
            self._connection.close()
            return Fetched(answer.status, kind, "")
        body = answer.read()
        self.seconds = time.monotonic() - begun
        return Fetched(answer.status, kind, body.decode(errors="replace"))

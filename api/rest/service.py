"""The service around its routes: every answer has an id and safe headers, every request one line in the log."""

from __future__ import annotations

import logging
from time import perf_counter
from typing import Any
from uuid import uuid4

from litestar import Litestar
from litestar.types import Message, Receive, Scope, Send

ACCESS_LOG = logging.getLogger("onevisit.access")
_MILLISECONDS = 1000
_EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
"""An empty style element, into which FullCalendar's script puts its rules; one with text in it stays forbidden."""

_IMAGES = "img-src 'self' data:"
_POLICY = (
    f"default-src 'self'; {_IMAGES}; font-src 'self' data:; style-src 'self' {_EMPTY_STYLE}; "
    "script-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ONLY_HTTPS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


def policy_with_images(origin: str) -> dict[str, str]:
    """The header of a page on which pictures of one other place may be shown; everything else stays as it is."""
    return {"Content-Security-Policy": _POLICY.replace(_IMAGES, f"{_IMAGES} {origin}")}


class Service(Litestar):
    """Litestar, with what must hold for unknown addresses and failures too, which its own layers do not see."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one request."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, request_id, status = perf_counter(), uuid4().hex, 0
        scope.setdefault("state", {})["request_id"] = request_id
        added = {**_HEADERS, **(_ONLY_HTTPS if self.state.settings.https else {}), "X-Request-Id": request_id}

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name.lower() for name, _ in message["headers"]}
                lines = [(name.lower().encode(), value.encode()) for name, value in added.items()]
                message["headers"] = [*message["headers"], *(line for line in lines if line[0] not in given)]
            await send(message)

        try:
            await super().__call__(scope, receive, send_with_headers)
        finally:
            took = round((perf_counter() - began) * _MILLISECONDS)
            _note(scope, status, took, request_id)


def _note(scope: Scope, status: int, milliseconds: int, request_id: str) -> None:
    """The template of the path is noted, never the path or the query: feed addresses are secrets."""
    client = scope.get("client")
    ACCESS_LOG.info(
        "%s %s %d %dms from=%s by=%s id=%s",
        scope.get("method", "-"),
        scope.get("path_template") or "-",
        status,
        milliseconds,
        client[0] if client else "-",
        getattr(scope.get("user"), "name", "-"),
        request_id,
    )

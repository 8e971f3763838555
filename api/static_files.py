"""The files that pages are made of: a known list of ours and vendored ones, addressed by what they hold."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from litestar import Response
from litestar.enums import MediaType
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from api.rest.given import Asked
from api.rest.routing import OPEN, route

_STATIC = files("api") / "static"
_VENDORED = {
    "htmx": ("htmx.min.js", "htmx-ext-sse.min.js"),
    "fullcalendar": ("fullcalendar.min.js", "fullcalendar-zh-cn.min.js"),
    "echarts": ("echarts.common.min.js",),
    "swagger-ui": ("swagger-ui-bundle.js", "swagger-ui.css"),
}
_PATHS = {
    **{
        name: name
        for name in (
            "charts.js",
            "days.js",
            "docs.js",
            "document.js",
            "field.js",
            "importing.js",
            "kept.js",
            "making.js",
            "mark.svg",
            "onevisit.css",
            "onevisit.js",
            "picking.js",
            "record.js",
            "timetable.js",
        )
    },
    **{name: name for name in ("sha256.js", "draw_quotas.js", "draw_verifier.js", "draw_worker.js", "verify_page.js")},
    **{name: f"vendor/{folder}/{name}" for folder, names in _VENDORED.items() for name in names},
}
_MEDIA = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
_KEPT_SECONDS, _KEPT_FOR_GOOD_SECONDS = 3600, 31_536_000
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class _File:
    """One file, plain and compressed; digest: SHA-256 of the plain one in hexadecimal."""

    media_type: str
    digest: str
    plain: bytes
    compressed: bytes


@cache
def _file(name: str) -> _File:
    content = _STATIC.joinpath(*_PATHS[name].split("/")).read_bytes()
    media_type = _MEDIA[name.rsplit(".", 1)[-1]]
    return _File(media_type, sha256(content).hexdigest(), content, gzip.compress(content, mtime=0))


@cache
def address_of(name: str) -> str:
    """Where a file is; another address once it has changed, so that a browser may keep what it has for good."""
    return f"/static/{name}?v={_file(name).digest[:_DIGITS]}"


@route("GET", "/static/{name:str}", "static", OPEN, include_in_schema=False, media_type=MediaType.TEXT)
def static(request: Asked, name: FromPath[str], v: FromQuery[str] = "") -> Response[bytes]:
    """One of the known files; nothing else can be asked for, whatever path is written."""
    if name not in _PATHS:
        raise NotFoundException
    file = _file(name)
    tag, kept = f'"{file.digest[:32]}"', f"public, max-age={_KEPT_SECONDS}"
    if v == file.digest[:_DIGITS]:
        kept = f"public, max-age={_KEPT_FOR_GOOD_SECONDS}, immutable"
    headers = {"ETag": tag, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, media_type=file.media_type, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(file.compressed, media_type=file.media_type, headers=headers)
    return Response(file.plain, media_type=file.media_type, headers=headers)

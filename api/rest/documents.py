"""The page that shows the OpenAPI document, and the files it is made of: all of them ours, none from outside."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from litestar import Response, Router
from litestar.enums import MediaType
from litestar.exceptions import NotFoundException
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.params import FromPath

from api.rest.given import Asked
from api.rest.routing import OPEN, route

_STATIC = files("api") / "static"
_FILES = {
    "docs.js": ("docs.js", "text/javascript"),
    "swagger-ui-bundle.js": ("vendor/swagger-ui/swagger-ui-bundle.js", "text/javascript"),
    "swagger-ui.css": ("vendor/swagger-ui/swagger-ui.css", "text/css"),
}
_KEPT_SECONDS = 3600


class Page(OpenAPIRenderPlugin):
    """Swagger UI without a line of script in the page itself, so that no script but ours may run."""

    def render(self, request: Asked, openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002 - Litestar's signature
        """The page."""
        return (_STATIC / "docs.html").read_bytes()


DOCUMENT_ROUTER = Router("/docs", route_handlers=[], include_in_schema=False, opt={"acts": (OPEN,)})


@cache
def _file(name: str) -> tuple[bytes, str, str]:
    path, media_type = _FILES[name]
    content = _STATIC.joinpath(*path.split("/")).read_bytes()
    return content, media_type, f'"{sha256(content).hexdigest()[:32]}"'


@route("GET", "/static/{name:str}", "static", OPEN, include_in_schema=False, media_type=MediaType.TEXT)
def static(request: Asked, name: FromPath[str]) -> Response[bytes]:
    """One of the known files; nothing else can be asked for, whatever path is written."""
    if name not in _FILES:
        raise NotFoundException
    content, media_type, tag = _file(name)
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={_KEPT_SECONDS}"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, media_type=media_type, headers=headers)
    return Response(content, media_type=media_type, headers=headers)

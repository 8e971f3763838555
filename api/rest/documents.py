"""The page that shows the OpenAPI document; it asks nothing of anybody else."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from litestar import Router
from litestar.openapi.plugins import OpenAPIRenderPlugin

from api.rest.given import Asked
from api.rest.routing import OPEN


class Page(OpenAPIRenderPlugin):
    """Swagger UI without a line of script in the page itself, so that no script but ours may run."""

    def render(self, request: Asked, openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002 - Litestar's signature
        """The page."""
        return (files("api") / "static" / "docs.html").read_bytes()


DOCUMENT_ROUTER = Router("/docs", route_handlers=[], include_in_schema=False, opt={"acts": (OPEN,)})

"""How a page is declared: its address and the act it needs, as the door of the API wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from litestar import Litestar, get, post
from litestar.enums import MediaType
from litestar.handlers import HTTPRouteHandler

from api.rest.routing import endpoints
from coordination.model.access import Act

_METHODS: dict[str, Callable[..., Any]] = {"GET": get, "POST": post}


def page(
    method: str, path: str, acts: Act | tuple[Act, ...], *, waits: bool = True, **settings: Any
) -> Callable[[Callable[..., Any]], HTTPRouteHandler]:
    """A handler of one page, or of what a form of one sends; any of `acts` is enough.

    It is no part of the OpenAPI document. It runs in a thread, because it asks the database; `waits=False` is for
    those that are asynchronous. A form proves by its field `csrf` that it is ours (`api.rest.door`).
    """
    if waits:
        settings["sync_to_thread"] = True
    settings.setdefault("media_type", MediaType.HTML)
    declared: Callable[[Callable[..., Any]], HTTPRouteHandler] = _METHODS[method](
        path,
        include_in_schema=False,
        opt={"acts": acts if isinstance(acts, tuple) else (acts,), "page": True, **settings.pop("opt", {})},
        **settings,
    )
    return declared


def pages(app: Litestar) -> Iterator[tuple[str, str]]:
    """Method and path of every page."""
    return ((method, path) for method, path, handler in endpoints(app) if handler.opt.get("page"))

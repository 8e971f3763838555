"""How a route is declared: the act it needs, its name in both languages, and the problems it may answer with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from litestar import HttpMethod, Litestar, delete, get, patch, post, put
from litestar import route as any_method
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec

from api.rest.described import IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, operation
from api.rest.problems import documented
from coordination.model.access import Act
from coordination.texts import texts

OPEN = Act.READ_PUBLISHED
"""What everybody may ask for, logged in or not."""

LOGGED_IN = tuple(act for act in Act if act is not OPEN)
"""What concerns oneself, whoever one is: every role but the public may do one of these."""

_USUAL_STATUS = {"POST": 201, "DELETE": 204}
_WITHOUT_BODY = {"GET", "GET HEAD", "DELETE"}
_METHODS: dict[str, Callable[..., Any]] = {
    "GET": get,
    "GET HEAD": partial(any_method, http_method=[HttpMethod.GET, HttpMethod.HEAD]),
    "POST": post,
    "PUT": put,
    "PATCH": patch,
    "DELETE": delete,
}


def route(
    method: str, path: str, name: str, acts: Act | tuple[Act, ...], problems: Iterable[int] = (), **settings: Any
) -> Callable[[Callable[..., Any]], HTTPRouteHandler]:
    """A handler of one endpoint. `name` is its operation id, its title the text `api-<name>`; any of `acts` is enough.

    For the document, where the types of the handler do not tell: `gives` is the record it answers with, or None;
    `files` are the media types of a file; `once` says that Idempotency-Key is heard, `tagged` that the answer has an
    ETag and there is 304; `takes_file` that the body is a file. If-Match is there where 428 is among the problems.

    The option `everywhere` refuses who sees a part of the city before the body is read, as the use case would after.
    A handler runs in a thread, because it asks the database; `waits=False` is for those that are asynchronous.
    """
    if settings.pop("waits", True):
        settings["sync_to_thread"] = True
    status = settings.get("status_code") or _USUAL_STATUS.get(method, 200)
    problems = {*problems, *(() if method in _WITHOUT_BODY else (413,)), *((422,) if ":int}" in path else ())}
    gives = {status: ResponseSpec(settings.pop("gives"), generate_examples=False)} if "gives" in settings else {}
    once, tagged = settings.pop("once", False), settings.pop("tagged", False)
    headers = [(IF_MATCH, 428 in problems), (IF_NONE_MATCH, tagged), (IDEMPOTENCY_KEY, once)]
    described = operation(
        headers=[header for header, heard in headers if heard],
        files=settings.pop("files", ()),
        tagged=tagged,
        takes_file=settings.pop("takes_file", False),
        status=str(status),
    )
    declared: Callable[[Callable[..., Any]], HTTPRouteHandler] = _METHODS[method](
        path,
        operation_id=name if " " not in method else lambda _, asked, __: _name(name, asked),
        summary=f"{texts('zh').say(f'api-{name}')} · {texts('en').say(f'api-{name}')}",
        opt={"acts": acts if isinstance(acts, tuple) else (acts,), **settings.pop("opt", {})},
        responses={**documented(*problems), **gives, **settings.pop("responses", {})},
        operation_class=described,
        **settings,
    )
    return declared


def _name(name: str, method: HttpMethod | str) -> str:
    """HEAD is GET without a body; the document wants a name for it nevertheless."""
    return f"{name}-head" if method == "HEAD" else name


def endpoints(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    """Method, path and handler of everything the service answers; what Litestar adds by itself left out."""
    for one in app.routes:
        for method, (handler, _) in getattr(one, "route_handler_map", {}).items():
            if method != "OPTIONS":
                yield method, one.path_format, handler


def undeclared(app: Litestar) -> list[str]:
    """Endpoints that say of no act that it is needed."""
    return sorted(f"{method} {path}" for method, path, handler in endpoints(app) if not handler.opt.get("acts"))

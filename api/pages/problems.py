"""Errors as pages: the same sentences, codes and statuses as the API's, on one calm page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from litestar import Response
from litestar.exceptions import HTTPException

from api.pages.shell import shell_of
from api.rest import problems
from api.rest.given import Asked
from api.rest.problems import Told
from api.rest.sessions import GONE
from coordination.errors import CoordinationError, UnknownCallerError

_APART = ("/api/", "/docs", "/feeds/", "/static/", "/problems/", "/health")


def page_ours(request: Asked, error: CoordinationError) -> Response[str]:
    """An error of the service; whoever is not known is led to the log-in, and back afterwards."""
    if isinstance(error, UnknownCallerError):
        return _to_log_in(request, error.code)
    return _page(request, problems.of_ours(request, error))


def page_http(request: Asked, error: HTTPException) -> Response[str]:
    """An error Litestar found."""
    return _page(request, problems.of_http(request, error))


def page_unexpected(request: Asked, error: Exception) -> Response[str]:
    """An error nobody expected: the log has the traceback, the page its reference."""
    return _page(request, problems.of_unexpected(request, error))


def tell_http(request: Asked, error: HTTPException) -> Response[Any]:
    """Of an address that nothing is at: a page for a browser, a problem for a program."""
    browser = "text/html" in request.headers.get("accept", "") and not request.scope["path"].startswith(_APART)
    return page_http(request, error) if browser else problems.tell_http(request, error)


def _page(request: Asked, told: Told) -> Response[str]:
    shell = shell_of(request)
    problem = problems.problem_of(request, told, shell.said)
    if problem.code == "no-such-address":  # whose sentence sends programs to the document of the web interface
        problem = replace(problem, detail=shell.say("pages-no-such-page"))
    return shell.show("problem.html", problem.title, problem, status=problem.status, headers=dict(told.headers))


def _to_log_in(request: Asked, code: str) -> Response[str]:
    """Htmx would put the log-in into a part of a page: it is told to go there."""
    back = shell_of(request).here if request.scope["method"] == "GET" else "/"
    address = f"/login?{urlencode({'why': code, **({'to': back} if back != '/' else {})})}"
    part = bool(request.headers.get("hx-request"))
    status, headers = (401, {"HX-Redirect": address}) if part else (303, {"Location": address})
    return Response("", status_code=status, media_type="text/html", headers=headers, cookies=[GONE])

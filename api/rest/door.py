"""The one door: finds out who asks, and lets in whom the route's act allows."""

from __future__ import annotations

from dataclasses import replace
from hmac import compare_digest
from typing import Any, cast

from anyio.to_thread import run_sync
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from api.rest.given import Asked
from api.rest.languages import texts_of
from api.rest.routing import OPEN
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.registers import NUL_IN_JSON
from coordination.errors import BadInputError, ForbiddenError, UnknownCallerError
from coordination.model.access import ANYBODY, Act, Caller
from coordination.texts import Texts

SESSION_COOKIE = "onevisit_session"
CSRF_HEADER, CSRF_FIELD = "x-csrf-token", "csrf"
_OURS = {"same-origin", "none"}
_SAFE = {"GET", "HEAD", "OPTIONS"}
_LONGEST_SECRET = 200
_NUL, _NUL_IN_QUERY = "\0", b"%00"


async def admit(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Guard of every route: raises UnknownCallerError, ForbiddenError, or BadInputError for a NUL in what is sent.

    PostgreSQL keeps no text with a NUL, so none comes in, whichever database there is.
    """
    request = cast("Asked", connection)
    if _NUL in request.scope["path"] or _NUL_IN_QUERY in request.scope["query_string"]:
        raise BadInputError("request-unreadable")
    await _let_in(request, handler)
    if "data" in handler.parsed_fn_signature.parameters and NUL_IN_JSON.search(await request.body()):
        raise BadInputError("entry-with-nul")


async def _let_in(request: Asked, handler: BaseRouteHandler) -> None:
    shown = request.headers.get("authorization") or request.cookies.get(SESSION_COOKIE)
    sent = await _sent_by_form(request) if handler.opt.get("page") else request.headers.get(CSRF_HEADER, "")
    caller = await run_sync(_caller, request, sent) if shown else ANYBODY
    request.scope["user"] = caller
    acts: tuple[Act, ...] = handler.opt.get("acts", ())
    if handler.opt.get("everywhere") and caller is not ANYBODY:
        require_everywhere(caller, acts[0])
    if OPEN in acts or request.scope["method"] == "OPTIONS" or any(caller.may(act) for act in acts):
        return
    if caller is ANYBODY:
        raise UnknownCallerError("not-logged-in")
    require(caller, acts[0])


async def _sent_by_form(request: Asked) -> str:
    """What a page proves itself with: htmx sends the header, a form without it a field.

    A form that begins a session has nothing to prove itself with yet: browsers say where it comes from.
    """
    if request.scope["method"] in _SAFE:
        return ""
    if request.headers.get("sec-fetch-site", "same-origin") not in _OURS:
        raise ForbiddenError("csrf-token-wrong")
    sent: str = request.headers.get(CSRF_HEADER) or str((await request.form()).get(CSRF_FIELD, ""))
    return sent


def _caller(request: Asked, sent: str) -> Caller:
    state, header = request.app.state, request.headers.get("authorization")
    if header is not None:
        scheme, _, secret = header.partition(" ")
        if scheme.lower() != "bearer" or not 0 < len(secret) <= _LONGEST_SECRET:
            raise UnknownCallerError("token-unreadable")
        found: Caller = state.identity.caller_by_token(state.office, secret)
        return found
    secret = request.cookies[SESSION_COOKIE]
    if len(secret) > _LONGEST_SECRET:
        raise UnknownCallerError("not-logged-in")
    caller: Caller
    caller, csrf = state.identity.caller_by_session(state.office, secret)
    if request.scope["method"] not in _SAFE and not compare_digest(sent.encode(), csrf.encode()):
        raise ForbiddenError("csrf-token-wrong")
    request.scope["auth"] = csrf
    return caller


def provide_caller(request: Asked) -> Caller:
    """Who asks, for handlers."""
    caller: Caller = request.scope["user"]
    return caller


def provide_office(request: Asked) -> Office:
    """The office, with the caller's name for the audit chain."""
    office: Office = request.app.state.office
    return replace(office, actor=request.scope["user"].name)


def provide_public_url(request: Asked) -> str:
    """Where people reach the service."""
    url: str = request.app.state.settings.public_url
    return url


def provide_said(request: Asked) -> Texts:
    """The catalogue of the request's language."""
    return texts_of(request, request.app.state.settings.language)

"""Errors as RFC 9457 problems: one form for ours, Litestar's, and those nobody expected."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec

from api.rest.given import Asked
from api.rest.languages import texts_of
from coordination.errors import (
    BadInputError,
    CoordinationError,
    ForbiddenError,
    NotAllowedError,
    NotFoundError,
    OutdatedError,
    UnavailableError,
    UnknownCallerError,
)
from coordination.texts import Texts
from solvers.fault import Fault, Value

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger("onevisit.problems")
_STATUS_OF_CODE = {
    "request-unreadable": HTTPStatus.BAD_REQUEST,
    "cursor-unreadable": HTTPStatus.BAD_REQUEST,
    "idempotency-key-unusable": HTTPStatus.BAD_REQUEST,
    "precondition-unreadable": HTTPStatus.BAD_REQUEST,
    "request-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "file-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "content-type-not-taken": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "precondition-required": HTTPStatus.PRECONDITION_REQUIRED,
    "log-ins-too-many": HTTPStatus.TOO_MANY_REQUESTS,
    "too-many-attempts": HTTPStatus.TOO_MANY_REQUESTS,
}
_STATUS_OF_KIND: Mapping[type[CoordinationError], HTTPStatus] = {
    BadInputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFoundError: HTTPStatus.NOT_FOUND,
    NotAllowedError: HTTPStatus.CONFLICT,
    UnknownCallerError: HTTPStatus.UNAUTHORIZED,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    OutdatedError: HTTPStatus.PRECONDITION_FAILED,
    UnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
}
_CODE_OF_STATUS = {
    400: "request-unreadable",
    404: "no-such-address",
    405: "method-not-taken",
    413: "request-too-large",
    415: "content-type-not-taken",
}
_RETRY_AFTER_SECONDS = 5


@dataclass(frozen=True, slots=True)
class ProblemFault:
    """One thing that is wrong: where, its stable code, and what to do."""

    code: str
    place: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error (RFC 9457). `code` is stable and ends `type`; `title` and `detail` are sentences in one language."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    faults: tuple[ProblemFault, ...] = ()


def documented(*statuses: int) -> dict[int, ResponseSpec]:
    """The problems an endpoint may answer with, for the OpenAPI document; some may always come."""
    return {
        status: ResponseSpec(Problem, generate_examples=False, description=_phrase(status), media_type=MEDIA_TYPE)
        for status in sorted({400, 401, 403, 500, 503, *statuses})
    }


@dataclass(frozen=True, slots=True)
class Told:
    """What an error comes to, in no language yet."""

    status: int
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    faults: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def of_ours(request: Asked, error: CoordinationError) -> Told:
    """An error of the service."""
    status = status_of(error)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        _LOG.error("unavailable: %s id=%s", error.values, _request_id(request))
    headers = {"WWW-Authenticate": "Bearer"} if status is HTTPStatus.UNAUTHORIZED else {}
    if status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS}:
        headers["Retry-After"] = str(error.values.get("seconds", _RETRY_AFTER_SECONDS))
    return Told(status, error.code, error.values, error.faults, headers)


def of_http(request: Asked, error: HTTPException) -> Told:
    """An error Litestar found: an unknown address, a body that does not fit, a body too large."""
    if isinstance(error, ValidationException):
        return Told(HTTPStatus.UNPROCESSABLE_ENTITY, "request-refused", faults=_faults(error))
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return of_unexpected(request, error)
    code = _CODE_OF_STATUS.get(error.status_code, "request-unreadable")
    return Told(error.status_code, code, headers={**(error.headers or {})})


def of_unexpected(request: Asked, error: Exception) -> Told:
    """An error nobody expected: the log has the traceback, the answer its reference."""
    reference = _request_id(request)
    _LOG.error("unexpected %s id=%s", type(error).__name__, reference, exc_info=error)
    return Told(HTTPStatus.INTERNAL_SERVER_ERROR, "request-failed", {"reference": reference})


def tell_ours(request: Asked, error: CoordinationError) -> Response[bytes]:
    """The answer to an error of the service."""
    return _answer(request, of_ours(request, error))


def tell_http(request: Asked, error: HTTPException) -> Response[bytes]:
    """The answer to an error Litestar found."""
    return _answer(request, of_http(request, error))


def tell_too_deep(request: Asked, _: RecursionError) -> Response[bytes]:
    """The answer to a body of brackets in brackets in brackets."""
    return _answer(request, Told(HTTPStatus.BAD_REQUEST, "request-unreadable"))


def tell_unexpected(request: Asked, error: Exception) -> Response[bytes]:
    """The answer to an error nobody expected."""
    return _answer(request, of_unexpected(request, error))


def problem_of(request: Asked, told: Told, said: Texts) -> Problem:
    """An error as a problem in one language."""
    return Problem(
        type=f"/problems/{told.code}",
        title=title(told.status, said),
        status=int(told.status),
        detail=said.say(told.code, **told.values).rstrip("：:"),
        code=told.code,
        request_id=_request_id(request),
        faults=tuple(ProblemFault(one.code, one.place, _said(one, said)) for one in told.faults),
    )


def _answer(request: Asked, told: Told) -> Response[bytes]:
    said = texts_of(request, request.app.state.settings.language)
    content = msgspec.json.encode(problem_of(request, told, said))
    said_in = {"Content-Language": said.language, "Cache-Control": "no-store", **told.headers}
    return Response(content, status_code=int(told.status), media_type=MEDIA_TYPE, headers=said_in)


def title(status: int, said: Texts) -> str:
    """The short name of a status."""
    return said.say(f"problem-{int(status)}") if said.has(f"problem-{int(status)}") else _phrase(status)


def status_of(error: CoordinationError) -> HTTPStatus:
    """The status an error is answered with: that of its code, else of its kind."""
    kind = next((status for kind, status in _STATUS_OF_KIND.items() if isinstance(error, kind)), None)
    return _STATUS_OF_CODE.get(error.code) or kind or HTTPStatus.UNPROCESSABLE_ENTITY


def _faults(error: ValidationException) -> list[Fault]:
    found = error.extra if isinstance(error.extra, list) else []
    faults = [
        Fault("field-refused", str(one.get("key", "")) or "body", {"detail": str(one.get("message", ""))})
        for one in found
        if isinstance(one, dict)
    ]
    return faults or [Fault("field-refused", "body", {"detail": error.detail})]


def _said(fault: Fault, said: Texts) -> str:
    return said.say(fault.code, place=fault.place, **fault.values)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase


def _request_id(request: Asked) -> str:
    return str(request.scope["state"].get("request_id", ""))

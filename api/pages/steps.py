"""The way of every form: what it asks is done, or its page comes again with what was typed and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from litestar import Response

from api.pages.forms import Form
from api.pages.shell import Shell
from coordination.errors import (
    BadInputError,
    CoordinationError,
    ForbiddenError,
    NotAllowedError,
    NotFoundError,
    OutdatedError,
)

_REFUSALS = (BadInputError, NotAllowedError, ForbiddenError, OutdatedError)
_NO_FIELDS: Mapping[str, str] = MappingProxyType({})


def taken(
    shell: Shell,
    form: Form,
    take: Callable[[], Response[Any]],
    again: Callable[[Form], Response[Any]],
    fields: Mapping[str, str] = _NO_FIELDS,
) -> Response[Any]:
    """Does what a form asks and goes where that leads; refused, its page is shown again with status 422 or 403.

    take: reads the form, does it, and answers; again: the page with the form as it was refused; fields: the field that
    an error or a fault is about, by its code or its place. What does not exist is a refusal where a field named it,
    else the page itself is missing, and NotFoundError goes on; so does a refusal to whom the page is not shown.
    """
    refusal: CoordinationError
    try:
        return take()
    except _REFUSALS as error:
        refusal = error
    except NotFoundError as error:
        if error.code not in fields:
            raise
        refusal = error
    try:
        answer = again(form.told(refusal, shell.said, fields))
    except (*_REFUSALS, NotFoundError):
        raise refusal from None
    forbidden = isinstance(refusal, ForbiddenError)
    answer.status_code = HTTPStatus.FORBIDDEN if forbidden else HTTPStatus.UNPROCESSABLE_ENTITY
    return answer

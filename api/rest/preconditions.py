"""ETag and If-Match (RFC 9110): who changes what others edit too says which state of it was read."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from litestar import Response

from api.rest.given import Asked
from coordination.desk.registers import Held
from coordination.errors import BadInputError

_Record = TypeVar("_Record")
_TAG = re.compile(r'"([0-9a-f]{32})"|(\*)')


def tagged(held: Held[_Record], status: int = 200) -> Response[_Record]:
    """A record with its ETag."""
    return Response(held.record, status_code=status, headers={"ETag": f'"{held.tag}"'})


def unless_known(request: Asked, held: Held[Any]) -> Response[Any]:
    """A record, or 304 where the caller has it already."""
    if f'"{held.tag}"' in request.headers.get("if-none-match", ""):
        return Response(None, status_code=304, headers={"ETag": f'"{held.tag}"'})
    return tagged(held)


def expected_tag(request: Asked) -> str:
    """The tag of If-Match; raises BadInputError, 428 where the header is missing and 400 where it is not one tag."""
    header = request.headers.get("if-match")
    if header is None:
        raise BadInputError("precondition-required")
    match = _TAG.fullmatch(header.strip())
    if match is None:
        raise BadInputError("precondition-unreadable")
    return match[1] or match[2]

"""Idempotency-Key: what must not happen twice is done once and answered as often as it is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Response

from api.rest.given import Asked
from coordination.desk.office import Office
from coordination.desk.once import once
from coordination.model.access import Caller

_HEADER = "idempotency-key"


def done_once(
    request: Asked, office: Office, caller: Caller, body: bytes, act: Callable[[], tuple[int, Any]]
) -> Response[bytes]:
    """The answer of `act`, a status and a record; under a key that was used before, the earlier answer."""
    key = request.headers.get(_HEADER)

    def encoded() -> tuple[int, bytes]:
        status, record = act()
        return status, msgspec.json.encode(record)

    if key is None:
        status, content = encoded()
    else:
        asked = b"\0".join([request.method.encode(), str(request.url.path).encode(), body])
        status, content = once(office, caller, key, asked, encoded)
    return Response(content, status_code=status, media_type="application/json")

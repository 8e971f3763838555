"""Idempotency-Key: what must not happen twice is done once and answered as often as it is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from litestar import Response

from api.rest.given import Asked
from coordination.desk.office import Office
from coordination.desk.once import once
from coordination.model.access import Caller

_HEADER = "idempotency-key"


Act = Callable[[], tuple[int, Any]]
"""Does something, and gives status and record of the answer."""


def done_once(request: Asked, office: Office, caller: Caller, body: bytes, act: Act) -> Response[bytes]:
    """The answer of `act`, a status and a record; under a key that was used before, the earlier answer."""
    return prepared_once(request, office, caller, body, lambda: act)


def prepared_once(
    request: Asked, office: Office, caller: Caller, body: bytes, prepare: Callable[[], Act]
) -> Response[bytes]:
    """As `done_once`, of what `prepare` gives once it has read what takes long: only then is anything locked."""
    key = request.headers.get(_HEADER)
    if key is None:
        status, content = _encoded(prepare())
    else:
        asked = b"\0".join([request.method.encode(), str(request.url.path).encode(), body])
        status, content = once(office, caller, key, asked, lambda: partial(_encoded, prepare()))
    return Response(content, status_code=status, media_type="application/json")


def _encoded(act: Act) -> tuple[int, bytes]:
    status, record = act()
    return status, msgspec.json.encode(record)

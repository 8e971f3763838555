"""Use case: something is done once, however often it is asked for under one key (Idempotency-Key)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from coordination.desk.office import Office
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.access import Caller
from coordination.model.answers import KeptAnswer
from coordination.storage import kept_answers

_KEPT = timedelta(hours=24)
_LONGEST_KEY = 200


def once(
    office: Office, caller: Caller, key: str, request: bytes, act: Callable[[], tuple[int, bytes]]
) -> tuple[int, bytes]:
    """Status and body of `act`, done in one transaction with the keeping of its answer for 24 hours.

    request: everything that makes the request what it is. Raises BadInputError where the key cannot be used or was
    used for another request, NotAllowedError where the same request is just being done. What fails keeps nothing.
    """
    if not 0 < len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise BadInputError("idempotency-key-unusable", most=_LONGEST_KEY)
    digest, now = sha256(request).hexdigest(), office.clock()
    with office.database.transaction() as session:
        kept_answers.forget(session, now - _KEPT)
        held = kept_answers.kept(session, caller.name, key)
        if held is None:
            status, body = act()
            if not kept_answers.keep(session, caller.name, key, KeptAnswer(digest, status, body), now):
                raise NotAllowedError("request-being-done")
            return status, body
    if held.request_sha256 != digest:
        raise BadInputError("idempotency-key-used")
    return held.status, held.body

"""Use case: something is done once, however often it is asked for under one key (Idempotency-Key)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from coordination.desk.office import Office
from coordination.errors import BadInputError, CoordinationError, NotAllowedError
from coordination.model.access import Caller
from coordination.model.answers import KeptAnswer
from coordination.storage import kept_answers

_KEPT = timedelta(hours=24)
_LONGEST_KEY = 200


Answer = tuple[int, bytes]
"""Status and body."""


def once(
    office: Office, caller: Caller, key: str, request: bytes, prepare: Callable[[], Callable[[], Answer]]
) -> Answer:
    """What is prepared is done in one transaction with the keeping of its answer for 24 hours.

    request: everything that makes the request what it is; prepare: reads what takes long, before anything is locked.
    Raises BadInputError where the key cannot be used or was used for another request, NotAllowedError where the same
    request is just being done. What fails keeps nothing.
    """
    if not 0 < len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise BadInputError("idempotency-key-unusable", most=_LONGEST_KEY)
    digest = sha256(request).hexdigest()
    earlier = _answered(office, caller, key, digest)
    if earlier is not None:
        return earlier
    try:
        act = prepare()
    except CoordinationError:
        earlier = _answered(office, caller, key, digest)  # where the same request was done meanwhile
        if earlier is None:
            raise
        return earlier
    return _done(office, caller, key, digest, act)


def _done(office: Office, caller: Caller, key: str, digest: str, act: Callable[[], Answer]) -> Answer:
    now = office.clock()
    with office.database.transaction() as session:
        kept_answers.forget(session, now - _KEPT)
        held = _answered(office, caller, key, digest)
        if held is not None:
            return held
        status, body = act()
        if not kept_answers.keep(session, caller.name, key, KeptAnswer(digest, status, body, now)):
            raise NotAllowedError("request-being-done")
    return status, body


def _answered(office: Office, caller: Caller, key: str, digest: str) -> Answer | None:
    with office.database.reading() as session:
        held = kept_answers.kept(session, caller.name, key)
    if held is None or held.kept_at < office.clock() - _KEPT:
        return None
    if held.request_sha256 != digest:
        raise BadInputError("idempotency-key-used")
    return held.status, held.body

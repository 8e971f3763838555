"""Use cases: office and witnesses sign the record, and everything becomes public."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from coordination.desk.drawing.stepping import at_turn, noted, require_office, require_witness
from coordination.desk.office import Office
from coordination.errors import ForbiddenError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.ceremony import DrawAttempt, DrawSignature, DrawStep
from coordination.stages.ceremony import state_signed
from coordination.storage import draws
from coordination.storage.database import Work


def sign_draw(office: Office, caller: Caller, campaign_id: str, record_sha256: str) -> DrawAttempt:
    """Signs the record with this digest, once: somebody of the office, and every witness who was there (ZB-32).

    Raises NotAllowedError out of order, a second time, or where the record is another one; ForbiddenError for who was
    not there.
    """
    if caller.may(Act.HOLD_DRAWS):
        require_office(caller)
    else:
        require_witness(caller, campaign_id)
    with office.database.transaction() as session:
        attempt = at_turn(session, campaign_id, DrawStep.SIGN)
        _require_files(session, attempt)
        witnesses = {one.account for one in draws.witnesses(session, attempt)}
        signed = {one.account for one in draws.signatures(session, attempt)}
        if not caller.may(Act.HOLD_DRAWS) and caller.name not in witnesses:
            raise ForbiddenError("witness-was-not-there", account=caller.name)
        if caller.name in signed:
            raise NotAllowedError("draw-signed-already", account=caller.name)
        if record_sha256 != attempt.record_sha256:
            raise NotAllowedError("draw-other-record", campaign=campaign_id)
        draws.add_signature(session, attempt, DrawSignature(caller.name, office.clock(), record_sha256))
        attempt = replace(attempt, state=state_signed({*signed, caller.name}, witnesses))
        draws.change(session, attempt)
        noted(office, caller, "draw-signed", attempt, record_sha256=record_sha256)
    return attempt


def publish_draw(office: Office, caller: Caller, campaign_id: str) -> DrawAttempt:
    """Makes record and frame public for good; raises NotAllowedError before all have signed."""
    require_office(caller)
    with office.database.transaction() as session:
        attempt = at_turn(session, campaign_id, DrawStep.PUBLISH)
        _require_files(session, attempt)
        attempt = replace(attempt, published_at=office.clock())
        draws.change(session, attempt)
        noted(office, caller, "draw-published", attempt, record_sha256=attempt.record_sha256)
    return attempt


def _require_files(session: Work, attempt: DrawAttempt) -> None:
    """Raises NotAllowedError where record or frame are not what they were when drawn."""
    for name, due in (("record", attempt.record_sha256), ("frame", attempt.frame_sha256)):
        if sha256(draws.file_of(session, attempt, name) or b"").hexdigest() != due:
            raise NotAllowedError(f"draw-{name}-altered", campaign=attempt.campaign)

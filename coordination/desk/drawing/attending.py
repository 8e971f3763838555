"""Use cases: witnesses confirm that they are there, and the public value is entered."""

from __future__ import annotations

from dataclasses import replace

from coordination.desk.accounts.judging import is_plain
from coordination.desk.drawing.stepping import at_turn, noted, plain, require_office, require_witness, rules_of
from coordination.desk.office import Office
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.access import Caller
from coordination.model.ceremony import DrawAttempt, DrawStep, DrawWitness
from coordination.storage import accounts, draws
from coordination.storage.database import Work


def confirm_witness(office: Office, caller: Caller, campaign_id: str, kind: str, name: str = "") -> DrawWitness:
    """A witness of this campaign confirms to be there and to have the announcement before them, once (ZB-30).

    kind: one of the pack's; name: as it will stand in the record, by default the display name of the account. Raises
    NotAllowedError out of order or a second time, BadInputError for a kind or a name that cannot be.
    """
    require_witness(caller, campaign_id)
    with office.database.transaction() as session:
        attempt = at_turn(session, campaign_id, DrawStep.WITNESS)
        kinds = rules_of(office, session, campaign_id).witness_kinds
        if kind not in kinds:
            raise BadInputError("witness-kind-unknown", kind=kind, known=tuple(kinds))
        if caller.name in {one.account for one in draws.witnesses(session, attempt)}:
            raise NotAllowedError("witness-confirmed-already", account=caller.name)
        called = name or _display_name(session, caller)
        if not is_plain(called):
            raise BadInputError("witness-without-name")
        witness = DrawWitness(caller.name, kind, called, office.clock(), attempt.announcement_sha256)
        draws.add_witness(session, attempt, witness)
        noted(office, caller, "draw-witnessed", attempt, kind=kind, announcement_sha256=attempt.announcement_sha256)
    return witness


def enter_public_value(office: Office, caller: Caller, campaign_id: str, value: str) -> DrawAttempt:
    """Enters the value of the announced source, once and for all; raises NotAllowedError out of order."""
    require_office(caller)
    value = plain(value, "draw-without-value")
    with office.database.transaction() as session:
        attempt = at_turn(session, campaign_id, DrawStep.VALUE)
        attempt = replace(attempt, public_value=value, valued_at=office.clock())
        draws.change(session, attempt)
        noted(office, caller, "draw-value-entered", attempt, public_value=value)
    return attempt


def _display_name(session: Work, caller: Caller) -> str:
    known = accounts.credentials(session, caller.name)
    return caller.name if known is None else known.account.display_name

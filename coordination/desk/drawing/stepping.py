"""What every step of a draw begins with: who asks, the campaign's lock, the newest attempt, whose turn it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.ceremony import DrawAttempt, DrawStep
from coordination.model.feeds import ZONE
from coordination.rules.planning import DrawRules, draw_rules
from coordination.stages.ceremony import after
from coordination.storage import draws, planning
from coordination.storage.database import Work

LONGEST_TEXT = 500


def require_office(caller: Caller) -> None:
    """Raises ForbiddenError where the caller does not hold draws, or not of the whole city."""
    require_everywhere(caller, Act.HOLD_DRAWS)


def require_witness(caller: Caller, campaign_id: str) -> None:
    """Raises ForbiddenError where the caller does not witness the draw of this campaign."""
    require(caller, Act.WITNESS_DRAWS)
    if caller.reach.campaign != campaign_id:
        raise ForbiddenError("witness-of-other-campaign", campaign=campaign_id)


def at_turn(session: Work, campaign_id: str, step: DrawStep) -> DrawAttempt:
    """The newest attempt of a campaign with the state it has after a step. Nobody else gets so far at the same time.

    Raises NotFoundError; NotAllowedError where it is another step's turn.
    """
    planning.campaign_alone(session, campaign_id)
    attempt = draws.newest(session, campaign_id)
    return replace(attempt, state=after(step, attempt))


def unchanged(session: Work, seen: DrawAttempt, step: DrawStep) -> DrawAttempt:
    """As `at_turn`, for what was worked out from an attempt seen before; raises where it has changed meanwhile."""
    found = at_turn(session, seen.campaign, step)
    if replace(found, state=seen.state) != seen:
        raise NotAllowedError("draw-changed-meanwhile", campaign=seen.campaign)
    return found


def rules_of(office: Office, session: Work, campaign_id: str) -> DrawRules:
    """The rules of a campaign's draw."""
    return draw_rules(office.reference.shelf, planning.campaign(session, campaign_id).pack)


def name_of(attempt: DrawAttempt) -> str:
    """What the secret of an attempt is bound to."""
    return f"{attempt.campaign}/{attempt.number}"


def written(instant: datetime) -> str:
    """An instant as it stands in announcement and record: in the zone of the city."""
    return instant.astimezone(ZONE).isoformat(timespec="seconds")


def plain(text: str, code: str) -> str:
    """A text for the record without blanks around it; raises BadInputError where nothing of it can be read."""
    bare = text.strip()
    if not bare or len(bare) > LONGEST_TEXT or not bare.isprintable():
        raise BadInputError(code, most=LONGEST_TEXT)
    return bare


def noted(office: Office, caller: Caller, action: str, attempt: DrawAttempt, **detail: Any) -> None:
    """The audit event of a step."""
    office.acting_for(caller).note(action, attempt.campaign, {"attempt": attempt.number, **detail})

"""Use cases: announce a draw - the office binds itself to a secret nobody knows yet - or give the attempt up."""

from __future__ import annotations

from dataclasses import replace

from coordination.desk.drawing.safe import Safe
from coordination.desk.drawing.stepping import at_turn, name_of, noted, plain, require_office
from coordination.desk.office import Office
from coordination.errors import NotAllowedError
from coordination.model.access import Caller, Reach
from coordination.model.ceremony import DrawAttempt, DrawState, DrawStep
from coordination.model.plans import Campaign, PlanState
from coordination.stages.ceremony import after
from coordination.storage import draws, entries, planning
from coordination.storage.database import Work
from solvers.drawing import chain

_CHAIN_LENGTH = 1000  # a code for every round of substitutes there could reasonably be


def announce_draw(
    office: Office,
    caller: Caller,
    safe: Safe,
    campaign_id: str,
    public_value_source: str,
    reason: str = "",
    chain_length: int = _CHAIN_LENGTH,
) -> DrawAttempt:
    """Announces the draw of a campaign: which public value will be used, and the commitment to the office's secret.

    public_value_source: which value of which source, one that nobody can know yet. reason: why there is another
    attempt; the one before stays visible, as void with this reason where it was drawn. Raises NotAllowedError where
    the plan is not published, an attempt is open, or a plan of visits was published from the last one; BadInputError
    without a source, or without a reason where there was an attempt.
    """
    require_office(caller)
    source = plain(public_value_source, "draw-without-source")
    secret = safe.draw_secret()
    commitment = chain.commitment(secret, chain_length).hex()
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        _require_published_plan(session, campaign)
        earlier = draws.attempts(session, campaign.id)
        if earlier:
            reason = plain(reason, "draw-again-without-reason")
            _void(office, caller, session, earlier[0], reason)
        attempt = DrawAttempt(
            campaign=campaign.id,
            number=len(earlier) + 1,
            state=DrawState.ANNOUNCED,
            reason=reason if earlier else "",
            public_value_source=source,
            chain_length=chain_length,
            commitment=commitment,
            announced_at=office.clock(),
        )
        draws.add_attempt(session, attempt, safe.close(secret, name_of(attempt)))
        noted(office, caller, "draw-announced", attempt, commitment=commitment, chain_length=chain_length)
    return attempt


def give_up_draw(office: Office, caller: Caller, campaign_id: str, reason: str) -> DrawAttempt:
    """Ends an attempt before anything is drawn; it stays visible with its reason, and its secret is forgotten."""
    require_office(caller)
    reason = plain(reason, "draw-given-up-without-reason")
    with office.database.transaction() as session:
        attempt = at_turn(session, campaign_id, DrawStep.GIVE_UP)
        attempt = replace(attempt, ended_at=office.clock(), end_reason=reason)
        draws.change(session, attempt, secret=None)
        noted(office, caller, "draw-given-up", attempt)
    return attempt


def _require_published_plan(session: Work, campaign: Campaign) -> None:
    public = planning.plans(session, Reach(), states=[PlanState.PUBLISHED])
    if campaign.year not in {plan.year for plan in public}:
        raise NotAllowedError("draw-before-plan", year=campaign.year)


def _void(office: Office, caller: Caller, session: Work, attempt: DrawAttempt, reason: str) -> None:
    """Ends a draw that was held: its checks are no longer owed, and no visit of them is pinned."""
    state = after(DrawStep.AGAIN, attempt)
    if state is attempt.state:
        return
    if planning.newest_version_number(session, attempt.campaign):
        raise NotAllowedError("draw-planned-already", campaign=attempt.campaign)
    planning.drop_demands(session, attempt.campaign)
    entries.remove_pins(session, [pin.id for pin in entries.pins(session, attempt.campaign)])
    ended = replace(attempt, state=state, ended_at=office.clock(), end_reason=reason)
    draws.change(session, ended, secret=None)
    noted(office, caller, "draw-void", ended, record_sha256=attempt.record_sha256)

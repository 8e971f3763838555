"""Use cases: how far the draw of a campaign is, every attempt of it, and its files - to each as far as they may see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coordination.desk.drawing.stepping import rules_of
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.ceremony import AttemptReport, DrawAttempt, DrawState
from coordination.model.plans import Campaign
from coordination.stages.ceremony import next_step
from coordination.storage import draws, planning
from coordination.storage.database import Work


@dataclass(frozen=True, slots=True)
class Ceremony:
    """The draw of a campaign as those who take part see it. attempts: the newest first; witness_kinds: of the pack."""

    campaign: Campaign
    attempts: tuple[AttemptReport, ...]
    witness_kinds: tuple[str, ...]


def ceremony_of(office: Office, caller: Caller, campaign_id: str) -> Ceremony:
    """Everything about the draw of a campaign but its files; raises NotFoundError."""
    with office.database.reading() as session:
        attempts = report_draw(office, caller, campaign_id)
        kinds = rules_of(office, session, campaign_id).witness_kinds
        return Ceremony(planning.campaign(session, campaign_id), tuple(attempts), tuple(kinds))


def report_draw(office: Office, caller: Caller, campaign_id: str) -> list[AttemptReport]:
    """Every attempt at the draw of a campaign, the newest first; empty before the first.

    What is announced is public, and so are attempts that failed. Who was there and who signed is told to those who
    may see the draw, and to everybody once it is published. Raises NotFoundError.
    """
    require(caller, Act.READ_PUBLISHED)
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        least = rules_of(office, session, campaign.id).witnesses
        found = [_report(session, caller, attempt, least) for attempt in draws.attempts(session, campaign.id)]
    return [*found[:1], *(replace(report, next_step=None) for report in found[1:])]


def draw_states(office: Office, caller: Caller) -> dict[str, DrawState]:
    """The state of the newest attempt of every campaign that has one, for who may see draws."""
    require(caller, Act.READ_DRAWS)
    with office.database.reading() as session:
        return draws.newest_states(session)


def published_draws(office: Office) -> list[DrawAttempt]:
    """Every draw whose record is public, void ones too, for everybody; the latest first."""
    with office.database.reading() as session:
        return draws.published(session)


def draw_files(office: Office, caller: Caller, campaign_id: str, number: int | None = None) -> tuple[bytes, bytes]:
    """Record and frame of an attempt, by default of the newest that has them: for everybody once it is published.

    Raises NotFoundError where there is none that the caller may see.
    """
    require(caller, Act.READ_PUBLISHED)
    with office.database.reading() as session:
        for attempt in draws.attempts(session, planning.campaign(session, campaign_id).id):
            if attempt.record_sha256 and number in {None, attempt.number} and _sees(caller, attempt):
                record, frame = (draws.file_of(session, attempt, name) for name in ("record", "frame"))
                return record or b"", frame or b""
    raise NotFoundError("draw-not-found", campaign=campaign_id)


def frozen_frame(office: Office, caller: Caller, campaign_id: str) -> bytes:
    """The frame of the newest attempt as it is frozen, for who may see the draw; raises NotFoundError before."""
    require(caller, Act.READ_PUBLISHED)
    with office.database.reading() as session:
        attempt = draws.newest(session, planning.campaign(session, campaign_id).id)
        frame = draws.file_of(session, attempt, "frame") if _sees(caller, attempt) else None
    if frame is None:
        raise NotFoundError("draw-without-frame", campaign=campaign_id)
    return frame


def _sees(caller: Caller, attempt: DrawAttempt) -> bool:
    """A frame names targets of the whole city: who sees only a part of it waits until it is published."""
    reach = caller.reach
    whole = not reach.department and not reach.region and reach.campaign in {"", attempt.campaign}
    return attempt.published_at is not None or (whole and caller.may(Act.READ_DRAWS))


def _report(session: Work, caller: Caller, attempt: DrawAttempt, least: int) -> AttemptReport:
    present, signed = draws.witnesses(session, attempt), draws.signatures(session, attempt)
    following = next_step(attempt.state, enough_witnesses=len(present) >= least)
    concerned = caller.may(Act.READ_DRAWS) and caller.reach.campaign in {"", attempt.campaign}
    if attempt.published_at is None and not concerned:
        present, signed = [], []
    return AttemptReport(attempt, tuple(present), tuple(signed), least, following)

"""Use case: freeze the frame - who can be drawn, by which batches - and announce its digest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from coordination.desk.drawing.stepping import noted, require_office, rules_of, unchanged, written
from coordination.desk.office import Office
from coordination.model.access import Caller
from coordination.model.ceremony import DrawAttempt, DrawStep
from coordination.model.draws import DrawnElsewhere
from coordination.model.items import InspectionItem
from coordination.model.plans import Campaign, PlanBatch
from coordination.model.targets import PastVisit, Target
from coordination.rules.planning import DrawRules
from coordination.stages.ceremony import after
from coordination.stages.draw import FrozenFrame, Scope, build_frame, drawing_batches
from coordination.storage import draws, planning, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.drawing.frame_file import frame_bytes
from solvers.drawing.solution import Announcement


@dataclass(frozen=True, slots=True)
class FreezeOutcome:
    """The attempt, and the frame with who was left out of it before."""

    attempt: DrawAttempt
    frozen: FrozenFrame


def freeze_frame(office: Office, caller: Caller, campaign_id: str) -> FreezeOutcome:
    """Writes down who can be drawn, from the registers as they are now; they may change afterwards, the frame does not.

    Batches whose list was drawn on an official platform are not drawn again (C-30). Raises NotAllowedError out of
    order.
    """
    require_office(caller)
    with office.database.reading() as session:
        seen = draws.newest(session, planning.campaign(session, campaign_id).id)
        after(DrawStep.FREEZE, seen)
        campaign = planning.campaign(session, seen.campaign)
        rules, batches = rules_of(office, session, campaign.id), batches_to_draw(session, campaign)
        frozen = _frame(office, session, campaign, batches, rules)
    frame_file, now = frame_bytes(frozen.frame), office.clock()
    announcement = _announcement(campaign, seen, frame_file, len(frozen.frame.labels), batches, rules, now)
    with office.database.transaction() as session:
        attempt = replace(
            unchanged(session, seen, DrawStep.FREEZE),
            frozen_at=now,
            frame_sha256=announcement.frame_sha256,
            frame_rows=announcement.frame_rows,
            announcement_sha256=announcement.sha256(),
        )
        content = json.dumps(announcement.content(), ensure_ascii=False).encode()
        draws.change(session, attempt, frame=frame_file, announcement=content)
        digests = {"frame_sha256": attempt.frame_sha256, "announcement_sha256": attempt.announcement_sha256}
        noted(office, caller, "draw-frame-frozen", attempt, rows=attempt.frame_rows, **digests)
    return FreezeOutcome(attempt, frozen)


def batches_to_draw(session: Work, campaign: Campaign) -> list[PlanBatch]:
    """The batches of a campaign whose lists were not drawn elsewhere."""
    elsewhere = Counter(one.batch for one in everything(session, DrawnElsewhere))
    return [batch for batch in planning.batches_of(session, campaign) if batch.id not in elsewhere]


def _frame(
    office: Office, session: Work, campaign: Campaign, batches: Sequence[PlanBatch], rules: DrawRules
) -> FrozenFrame:
    """Visits that others are still to make keep a target out as those they have made."""
    scope = Scope(tuple(everything(session, InspectionItem)), office.reference.divisions)
    targets, visits = everything(session, Target), everything(session, PastVisit)
    visits += tasks.visits_to_come(session, campaign.id)
    return build_frame(targets, batches, scope, visits, office.reference.regions, rules)


def _announcement(
    campaign: Campaign,
    attempt: DrawAttempt,
    frame_file: bytes,
    frame_rows: int,
    batches: Sequence[PlanBatch],
    rules: DrawRules,
    now: datetime,
) -> Announcement:
    """All that is fixed before the public value exists, complete with the digest of the frame."""
    return Announcement(
        campaign=campaign.id,
        title=campaign.title,
        announced_at=written(now),
        frame_sha256=sha256(frame_file).hexdigest(),
        frame_rows=frame_rows,
        label_prefix="",
        public_value_source=attempt.public_value_source,
        chain_length=attempt.chain_length,
        commitment=attempt.commitment,
        batches=drawing_batches(batches, rules),
    )

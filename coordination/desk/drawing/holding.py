"""Use case: hold the draw - once, from the frozen frame, and only where the independent verifier agrees."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from coordination.desk.drawing.safe import Safe
from coordination.desk.drawing.stepping import name_of, noted, require_office, rules_of, unchanged, written
from coordination.desk.office import Office
from coordination.errors import NotAllowedError
from coordination.model.access import Caller
from coordination.model.ceremony import DrawAttempt, DrawStep, DrawWitness
from coordination.model.draws import CheckDemand, DrawnElsewhere, Source
from coordination.model.items import InspectionItem
from coordination.model.plans import PlanBatch
from coordination.model.targets import Exemption, Target
from coordination.stages.ceremony import after
from coordination.stages.draw import Scope, demands_at, demands_of, exempted_by
from coordination.storage import draws, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from coordination.texts import texts
from solvers.drawing import chain
from solvers.drawing.check import verify
from solvers.drawing.frame_file import read_frame
from solvers.drawing.overlap import Overlap, expected
from solvers.drawing.problem import Frame
from solvers.drawing.sample import Drawn
from solvers.drawing.solution import Announcement, Draw, hold


@dataclass(frozen=True, slots=True)
class DrawOutcome:
    """A finished draw, the checks it owes, and how far the departments' samples overlap."""

    attempt: DrawAttempt
    draw: Draw
    frame: Frame
    demands: tuple[CheckDemand, ...]
    overlap: Overlap

    @property
    def distinct_targets(self) -> int:
        """How many targets were drawn by anybody."""
        return len({one.label for one in self.draw.standing()})


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What an attempt has fixed, read again and found to be what was announced."""

    announcement: Announcement
    frame_file: bytes
    secret: bytes
    witnesses: tuple[DrawWitness, ...]


@dataclass(frozen=True, slots=True)
class PreparedDraw:
    """A draw that is verified and only has to be stored, and the attempt and witnesses it was made from."""

    seen: DrawAttempt
    witnesses: tuple[DrawWitness, ...]
    outcome: DrawOutcome
    record: bytes


def hold_draw(office: Office, caller: Caller, safe: Safe, campaign_id: str) -> DrawOutcome:
    """Draws from the frozen frame, checks the draw as the public would, and stores record and checks owed.

    Raises NotAllowedError out of order, without enough witnesses (ZB-30), or where frame, announcement or secret are
    not those that were announced.
    """
    return keep_draw(office, caller, prepare_draw(office, caller, safe, campaign_id))


def prepare_draw(office: Office, caller: Caller, safe: Safe, campaign_id: str) -> PreparedDraw:
    """The part of `hold_draw` that takes long; it waits for nobody and keeps nobody waiting."""
    require_office(caller)
    with office.database.reading() as session:
        seen = draws.newest(session, planning.campaign(session, campaign_id).id)
        after(DrawStep.HOLD, seen)
        fixed = _fixed(office, session, safe, seen)
        outcome = _drawn(office, session, seen, fixed, office.clock())
    record = outcome.draw.record()
    faults = verify(record, fixed.frame_file)
    if faults:
        raise NotAllowedError("draw-does-not-verify", faults, count=len(faults))
    return PreparedDraw(seen, fixed.witnesses, outcome, record)


def keep_draw(office: Office, caller: Caller, prepared: PreparedDraw) -> DrawOutcome:
    """The part of `hold_draw` that stores the draw, where the attempt is still as it was."""
    require_office(caller)
    outcome, record = prepared.outcome, prepared.record
    with office.database.transaction() as session:
        attempt = unchanged(session, prepared.seen, DrawStep.HOLD)
        if tuple(draws.witnesses(session, attempt)) != prepared.witnesses:
            raise NotAllowedError("draw-changed-meanwhile", campaign=attempt.campaign)
        attempt = replace(outcome.attempt, state=attempt.state, record_sha256=sha256(record).hexdigest())
        draws.change(session, attempt, record=record)  # the codes left in the chain are for replans
        planning.add_demands(session, attempt.campaign, outcome.demands)
        noted(office, caller, "draw-held", attempt, record_sha256=attempt.record_sha256, demands=len(outcome.demands))
    return replace(outcome, attempt=attempt)


def _fixed(office: Office, session: Work, safe: Safe, attempt: DrawAttempt) -> _Fixed:
    witnesses = tuple(draws.witnesses(session, attempt))
    least = rules_of(office, session, attempt.campaign).witnesses
    if len(witnesses) < least:
        raise NotAllowedError("draw-without-witness", present=len(witnesses), least=least)
    frame_file = draws.file_of(session, attempt, "frame") or b""
    announcement = Announcement.of(json.loads(draws.file_of(session, attempt, "announcement") or b"{}"))
    announced = {attempt.announcement_sha256, *(witness.announcement_sha256 for witness in witnesses)}
    if announced != {announcement.sha256()}:
        raise NotAllowedError("draw-announcement-altered", campaign=attempt.campaign)
    if sha256(frame_file).hexdigest() != announcement.frame_sha256:
        raise NotAllowedError("draw-frame-altered", campaign=attempt.campaign)
    secret = safe.open(draws.file_of(session, attempt, "secret") or b"", name_of(attempt))
    if chain.commitment(secret, announcement.chain_length).hex() != announcement.commitment:
        raise NotAllowedError("draw-secret-locked", attempt=name_of(attempt))
    return _Fixed(announcement, frame_file, secret, witnesses)


def _drawn(office: Office, session: Work, attempt: DrawAttempt, fixed: _Fixed, now: datetime) -> DrawOutcome:
    batches = planning.batches_of(session, planning.campaign(session, attempt.campaign))
    announced = {batch.id for batch in fixed.announcement.batches}
    items, targets = everything(session, InspectionItem), {one.id: one for one in everything(session, Target)}
    scope = Scope(tuple(items), office.reference.divisions)
    frame = read_frame(fixed.frame_file)
    drawn_here = [batch for batch in batches if batch.id in announced]
    present = [{"kind": one.kind, "name": one.name} for one in fixed.witnesses]
    leave = _reason_to_leave(office, session, attempt, drawn_here, items, targets)
    value = attempt.public_value
    try:
        draw = hold(frame, fixed.announcement, fixed.secret, value, leave, present, written(now))
    except ValueError as error:  # as `hold` says: more rounds than codes
        raise NotAllowedError("draw-chain-used-up", length=attempt.chain_length) from error
    elsewhere = [one for one in everything(session, DrawnElsewhere) if one.batch not in announced]
    by_id = {batch.id: batch for batch in batches}
    imported = [
        demand
        for one in elsewhere
        if one.batch in by_id
        for demand in demands_at(by_id[one.batch], targets[one.target], scope, Source.IMPORTED_DRAW)
    ]
    demands = (*demands_of(draw, drawn_here, scope, targets), *imported)
    overlap = expected(frame, draw.quotas, draw.sizes)
    return DrawOutcome(replace(attempt, drawn_at=now), draw, frame, demands, overlap)


def _reason_to_leave(
    office: Office,
    session: Work,
    attempt: DrawAttempt,
    batches: Sequence[PlanBatch],
    items: Sequence[InspectionItem],
    targets: dict[str, Target],
) -> Callable[[Drawn], str | None]:
    """Exempt (ZB-27), or gone from the register since the frame was frozen, as when two entries proved to be one."""
    rules = rules_of(office, session, attempt.campaign)
    exempted, gone = (
        exempted_by(everything(session, Exemption), batches, items, rules),
        texts("zh").say("draw-left-gone"),
    )
    return lambda one: gone if one.label not in targets else exempted.get((one.batch, one.label))

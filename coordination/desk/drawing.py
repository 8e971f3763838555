"""Use cases: file a plan, open a campaign, hold its draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from coordination.desk.office import Office
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.draws import CheckDemand, DrawnElsewhere, Source
from coordination.model.items import InspectionItem, ItemClass
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.model.targets import Exemption, PastVisit, Target
from coordination.rules.packs import Standing
from coordination.rules.planning import DrawRules, draw_rules
from coordination.stages.draw import (
    FrozenFrame,
    Scope,
    build_frame,
    demands_at,
    demands_of,
    drawing_batches,
    exempted_by,
)
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.drawing import chain
from solvers.drawing.check import verify
from solvers.drawing.frame_file import frame_bytes, frame_sha256
from solvers.drawing.overlap import Overlap, expected
from solvers.drawing.solution import Announcement, Draw, hold
from solvers.fault import Fault


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What a draw needs from outside: the secret of the office, the public value, who was there.

    The secret must have been chosen, and its commitment published, before the public value existed.
    """

    secret: bytes
    chain_length: int
    public_value_source: str
    public_value: str
    announced_at: str
    drawn_at: str
    witnesses: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class DrawOutcome:
    """A finished draw, the checks it owes, and how far the departments' samples overlap."""

    draw: Draw
    frame: FrozenFrame
    demands: tuple[CheckDemand, ...]
    overlap: Overlap

    @property
    def distinct_targets(self) -> int:
        """How many targets were drawn by anybody."""
        return len({one.label for one in self.draw.standing()})


def file_plan(office: Office, plan: AnnualPlan) -> None:
    """Stores a joint annual plan; refuses it with every fault at once.

    Raises BadInputError for batches that contradict the items, the pack's floors and caps (C-03), or themselves;
    NotAllowedError where the pack is not in force all through the batches' windows (C-32).
    """
    shelf = office.reference.shelf
    pack, windows = (
        shelf.pack(plan.pack),
        [day for batch in plan.batches for day in (batch.first_date, batch.last_date)],
    )
    outside = sorted(day for day in windows if pack.standing(day) is not Standing.IN_FORCE)
    if outside:
        raise NotAllowedError("pack-not-in-force", pack=plan.pack, date=outside[0].isoformat())
    with office.database.transaction() as session:
        items = {item.code: item for item in everything(session, InspectionItem)}
        faults = [fault for batch in plan.batches for fault in _batch_faults(batch, items, office, plan)]
        twice = [batch for batch, count in Counter(batch.id for batch in plan.batches).items() if count > 1]
        faults += [Fault("batch-twice", batch) for batch in twice]
        if plan.year in planning.filed_years(session):
            faults.append(Fault("plan-filed-already", str(plan.year)))
        if faults:
            raise BadInputError("plan-refused", faults, count=len(faults))
        planning.add_plan(session, plan)
        office.note("plan-filed", str(plan.year), {"batches": len(plan.batches), "pack": plan.pack})


def _batch_faults(
    batch: PlanBatch, items: Mapping[str, InspectionItem], office: Office, plan: AnnualPlan
) -> list[Fault]:
    faults: list[Fault] = []
    if batch.first_date > batch.last_date or batch.first_date.year != plan.year:
        faults.append(Fault("batch-window", batch.id, {"year": plan.year}))
    if not 0 < batch.ratio <= 1:
        faults.append(Fault("batch-ratio", batch.id, {"ratio": str(batch.ratio)}))
    regions = set(batch.regions) - office.reference.regions.by_code.keys()
    faults += [Fault("batch-unknown-region", batch.id, {"region": region}) for region in sorted(regions)]
    shelf = office.reference.shelf
    floor = shelf.value(plan.pack, f"{batch.draw_type.value}_ratio_min")
    if floor is not None and batch.ratio < floor:
        faults.append(
            Fault("batch-below-floor", batch.id, {"ratio": f"{float(batch.ratio):.1%}", "floor": f"{floor:.1%}"})
        )
    for code in batch.items:
        item = items.get(code)
        if item is None:
            faults.append(Fault("batch-unknown-item", batch.id, {"item": code}))
            continue
        if item.department != batch.department:
            faults.append(Fault("batch-other-department", batch.id, {"item": code, "department": item.department}))
        cap = shelf.value(plan.pack, "key_item_ratio_cap") if item.item_class is ItemClass.KEY else item.ratio_cap
        if cap is not None and float(batch.ratio) > cap:
            values: dict[str, str | int] = {"item": code, "ratio": f"{float(batch.ratio):.1%}", "cap": f"{cap:.1%}"}
            faults.append(Fault("batch-above-cap", batch.id, values))
    return faults


def open_campaign(office: Office, campaign: Campaign) -> None:
    """Opens a campaign over batches of a filed plan."""
    with office.database.transaction() as session:
        known = {batch.id for batch in planning.batches(session)}
        faults = [Fault("campaign-unknown-batch", batch) for batch in campaign.batches if batch not in known]
        faults += [Fault("campaign-open", one.id) for one in planning.campaigns(session) if one.id == campaign.id]
        if faults:
            raise BadInputError("campaign-refused", faults, count=len(faults))
        planning.add_campaign(session, campaign)
        office.note("campaign-opened", campaign.id, {"batches": len(campaign.batches)})


def hold_draw(office: Office, campaign_id: str, ceremony: Ceremony) -> DrawOutcome:
    """Holds the joint draw of a campaign, checks it as the public would, and stores record, frame and demands.

    Batches whose list was drawn on an official platform are not drawn again (C-30). Raises NotAllowedError where
    witnesses are missing (ZB-30).
    """
    with office.database.transaction() as session:
        campaign = planning.campaign(session, campaign_id)
        rules = draw_rules(office.reference.shelf, campaign.pack)
        if len(ceremony.witnesses) < rules.witnesses:
            raise NotAllowedError("draw-without-witness", present=len(ceremony.witnesses), least=rules.witnesses)
        chosen = set(campaign.batches)
        batches = [batch for batch in planning.batches(session) if batch.id in chosen]
        outcome = _draw(office, session, campaign, batches, rules, ceremony)
        frame_file, record = frame_bytes(outcome.frame.frame), outcome.draw.record()
        faults = verify(record, frame_file)
        if faults:
            raise NotAllowedError("draw-does-not-verify", faults, count=len(faults))
        planning.add_draw(session, campaign.id, ceremony.drawn_at, frame_file, record)
        planning.add_demands(session, campaign.id, outcome.demands)
        detail: dict[str, str | int] = {"record_sha256": sha256(record).hexdigest(), "demands": len(outcome.demands)}
        office.note("draw-held", campaign.id, detail)
    return outcome


def _draw(
    office: Office,
    session: Work,
    campaign: Campaign,
    batches: Sequence[PlanBatch],
    rules: DrawRules,
    ceremony: Ceremony,
) -> DrawOutcome:
    targets = everything(session, Target)
    items = everything(session, InspectionItem)
    scope = Scope(tuple(items), office.reference.divisions)
    elsewhere = [one for one in everything(session, DrawnElsewhere) if one.batch in set(campaign.batches)]
    drawn_here = [batch for batch in batches if batch.id not in {one.batch for one in elsewhere}]
    frame = build_frame(targets, drawn_here, scope, everything(session, PastVisit), office.reference.regions, rules)
    announcement = Announcement(
        campaign=campaign.id,
        title=campaign.title,
        announced_at=ceremony.announced_at,
        frame_sha256=frame_sha256(frame.frame),
        frame_rows=len(frame.frame.labels),
        label_prefix="",
        public_value_source=ceremony.public_value_source,
        chain_length=ceremony.chain_length,
        commitment=chain.commitment(ceremony.secret, ceremony.chain_length).hex(),
        batches=drawing_batches(drawn_here, rules),
    )
    exempted = exempted_by(everything(session, Exemption), drawn_here, items, rules)
    draw = hold(
        frame.frame,
        announcement,
        ceremony.secret,
        ceremony.public_value,
        lambda one: exempted.get((one.batch, one.label)),
        ceremony.witnesses,
        ceremony.drawn_at,
    )
    by_id = {target.id: target for target in targets}
    imported = [
        demand
        for one in elsewhere
        for batch in batches
        if batch.id == one.batch
        for demand in demands_at(batch, by_id[one.target], scope, Source.IMPORTED_DRAW)
    ]
    demands = (*demands_of(draw, drawn_here, scope, by_id), *imported)
    return DrawOutcome(draw, frame, demands, expected(frame.frame, draw.quotas, draw.sizes))

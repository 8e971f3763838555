"""Part of a use case: a target that drops out is replaced by the next ticket, under the code that was just revealed."""

from __future__ import annotations

import json
from dataclasses import replace

from coordination.desk.office import Office
from coordination.model.draws import CheckDemand, Source
from coordination.model.items import InspectionItem
from coordination.model.plans import Campaign
from coordination.model.replans import Chain, Event
from coordination.model.targets import Exemption, Target
from coordination.rules.planning import draw_rules
from coordination.stages.draw import Scope, demands_at, exempted_by
from coordination.storage import draws, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.drawing.frame_file import read_frame
from solvers.drawing.substitute import substitutes


def with_substitutes(
    office: Office, session: Work, campaign: Campaign, event: Event, chain: Chain
) -> tuple[Event, dict[str, str | int]]:
    """The event with the checks that are owed at whoever is drawn instead of its target, and what is noted of it.

    Whoever a batch has drawn, owes something to already, is exempt from it (ZB-27) or has left the register is passed
    over, and noted with the reason. A batch whose stratum is exhausted draws nobody.
    """
    attempt = draws.newest(session, campaign.id)
    record = json.loads(draws.file_of(session, attempt, "record") or b"{}")
    frame = read_frame(draws.file_of(session, attempt, "frame") or b"")
    items, targets = everything(session, InspectionItem), {one.id: one for one in everything(session, Target)}
    batches = planning.batches_of(session, campaign)
    owed = planning.demands(session, campaign.id)
    rules = draw_rules(office.reference.shelf, campaign.pack)
    exempt = exempted_by(everything(session, Exemption), batches, items, rules)
    labels = {label.decode() for label in frame.labels.tolist()}
    left = {(batch, label) for batch in frame.batches for label in labels if label not in targets}
    drawn = {(batch, label) for _, batch, _, label, _ in record["drawn"]}
    reasons = {**dict.fromkeys(exempt, "exempt"), **dict.fromkeys(left, "left")}
    reasons |= {(one.batch, one.target): "owed" for one in owed}
    drew = {one.batch for one in owed if one.target == event.target}
    prefix = str(record["label_prefix"])
    code = bytes.fromhex(chain.code)
    found = list(substitutes(frame, event.target, drew, drawn | reasons.keys(), code, attempt.public_value, prefix))
    scope, by_id = Scope(tuple(items), office.reference.divisions), {batch.id: batch for batch in batches}
    demands = [
        demand
        for one in found
        if one.label
        for demand in demands_at(by_id[one.batch], targets[one.label], scope, Source.DRAW)
    ]
    passed = [(one.batch, label) for one in found for label in one.before if (one.batch, label) not in drawn]
    told: dict[str, str | int] = {
        "target": event.target,
        "drawn": "; ".join(f"{one.batch} {one.label} {one.ticket}" for one in found if one.label),
        "passed": "; ".join(f"{batch} {label} {reasons[batch, label]}" for batch, label in passed),
    }
    return replace(event, demands=tuple(_not_over(one, event) for one in demands)), told


def _not_over(demand: CheckDemand, event: Event) -> CheckDemand:
    return demand if event.first_date is None else replace(demand, first_date=max(demand.first_date, event.first_date))

"""Part of a use case: what if a campaign's batches had drawn at other ratios.

The same frame, the same codes that were revealed and the same public value, so every target keeps its ticket: in a
stratum a higher quota draws everybody it drew and the next ones, a lower one loses the last. Over strata rounding may
shift a place, so what is gained and what is lost are both counted. No code is revealed for it: where replacing exempt
targets would need one more, the places stay empty and are counted as short. Targets that took the place of others
after the draw are left as they were drawn.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.draws import CheckDemand, Source
from coordination.model.items import InspectionItem
from coordination.model.plans import Campaign
from coordination.model.suppositions import RatioEffect, RatioWhatIf
from coordination.model.targets import Target
from coordination.stages.draw import Scope, demands_of
from coordination.storage import draws, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.drawing.frame_file import read_frame
from solvers.drawing.overlap import expected
from solvers.drawing.problem import Frame
from solvers.drawing.sample import Drawn
from solvers.drawing.solution import Announcement, Draw, redraw
from solvers.fault import Fault

_FINEST = 10_000


def at_ratios(office: Office, caller: Caller, campaign_id: str, ratios: Mapping[str, float]) -> RatioWhatIf:
    """What would be drawn at other ratios, beside what was; ratios by batch, the others stay.

    Raises BadInputError with every ratio that cannot be, NotFoundError, NotAllowedError before the draw.
    """
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        frame, before, after = _both(session, planning.campaign(session, campaign_id), ratios)
    bounds = [round(expected(frame, draw.quotas, draw.sizes).bound, 3) for draw in (before, after)]
    distinct = [len({one.label for one in draw.standing()}) for draw in (before, after)]
    return RatioWhatIf(tuple(_effects(before, after)), bounds[0], bounds[1], distinct[0], distinct[1])


def paired(batches: Sequence[str], ratios: Sequence[float]) -> dict[str, float]:
    """Batches with the ratios given for them; raises BadInputError where there are not as many of both."""
    if len(batches) != len(ratios):
        raise BadInputError("suppose-ratios-unpaired", batches=len(batches), ratios=len(ratios))
    return dict(zip(batches, ratios, strict=True))


def demands_at_ratios(
    office: Office, session: Work, campaign: Campaign, ratios: Mapping[str, float]
) -> Sequence[CheckDemand]:
    """The checks the campaign would owe: those of the draw that would be, and all that came from elsewhere."""
    _, _, after = _both(session, campaign, ratios)
    scope = Scope(tuple(everything(session, InspectionItem)), office.reference.divisions)
    targets = {one.id: one for one in everything(session, Target)}
    kept = [one for one in planning.demands(session, campaign.id) if one.source is not Source.DRAW]
    drawn_here = [batch for batch in planning.batches_of(session, campaign) if batch.id in after.sizes]
    return (*kept, *demands_of(after, drawn_here, scope, targets))


def _both(session: Work, campaign: Campaign, ratios: Mapping[str, float]) -> tuple[Frame, Draw, Draw]:
    """The frame; the draw as it was; and at the other ratios."""
    attempt = draws.newest(session, campaign.id)
    record = draws.file_of(session, attempt, "record")
    if record is None:
        raise NotAllowedError("suppose-ratios-before-draw", campaign=campaign.id)
    held = json.loads(record)
    announced = Announcement.of(json.loads(draws.file_of(session, attempt, "announcement") or b"{}"))
    faults = list(_faults(ratios, {batch.id for batch in announced.batches}))
    if faults:
        raise BadInputError("suppose-refused", faults, count=len(faults))
    frame = read_frame(draws.file_of(session, attempt, "frame") or b"")
    known = {target.id for target in everything(session, Target)}
    left = {(batch, label): reason for _, batch, _, label, reason in held["left"]}

    def reason_to_leave(one: Drawn) -> str | None:
        gone = None if one.label in known else "-"
        return left.get((one.batch, one.label), gone)

    def drawn(announcement: Announcement) -> Draw:
        codes = [bytes.fromhex(code) for code in held["codes"]]
        return redraw(frame, announcement, codes, attempt.public_value, reason_to_leave)

    others = tuple(
        replace(batch, ratio=Fraction(ratios[batch.id]).limit_denominator(_FINEST)) if batch.id in ratios else batch
        for batch in announced.batches
    )
    return frame, drawn(announced), drawn(replace(announced, batches=others))


def _faults(ratios: Mapping[str, float], known: Collection[str]) -> Iterator[Fault]:
    for batch, ratio in ratios.items():
        if batch not in known:
            yield Fault("suppose-unknown-batch", batch)
        if not 0 <= ratio <= 1:
            yield Fault("suppose-ratio", batch, {"ratio": str(ratio)})


def _effects(before: Draw, after: Draw) -> Iterator[RatioEffect]:
    """One for each batch: how many are to be drawn, who stands, who is gained and lost."""
    standing = [{(one.batch, one.label) for one in draw.standing()} for draw in (before, after)]
    counts = [Counter(batch for batch, _ in pairs) for pairs in standing]
    gained, lost = (Counter(batch for batch, _ in one - other) for one, other in (standing[::-1], standing))
    ratio = {batch.id: float(batch.ratio) for batch in after.announcement.batches}
    for batch in before.announcement.batches:
        due = [sum(draw.quotas[batch.id].values()) for draw in (before, after)]
        yield RatioEffect(
            batch=batch.id,
            department=batch.department,
            ratio_before=float(batch.ratio),
            ratio_after=ratio[batch.id],
            due_before=due[0],
            due_after=due[1],
            drawn_before=counts[0][batch.id],
            drawn_after=counts[1][batch.id],
            gained=gained[batch.id],
            lost=lost[batch.id],
            short=max(0, due[1] - counts[1][batch.id]),
        )

"""Use cases: the joint annual plan is proposed, filed and published; campaigns are opened over its batches.

Lead departments propose the batches they lead, the office files the whole plan and publishes it. What is filed does not
change any more, and only what is published is drawn (LC-25, LC-27, CX-24).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from coordination.desk.accounts.judging import is_plain
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.items import InspectionItem, ItemClass, StatutoryRatio
from coordination.model.people import Department
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch, PlanState
from coordination.rules.packs import Standing
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.fault import Fault

_CAMPAIGN_ID = re.compile(r"[\w.-]{1,60}")  # stands in addresses
_FIRST_YEAR, _LAST_YEAR = 2000, 2999
_NOT_PROPOSED = (PlanState.FILED, PlanState.PUBLISHED)


def propose_plan(office: Office, caller: Caller, plan: AnnualPlan) -> AnnualPlan:
    """Begins the plan of a year, to which lead departments add their batches; the office does.

    Raises BadInputError with every fault, where the year has a plan too; NotAllowedError as `file_plan`.
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    proposed = replace(plan, state=PlanState.PROPOSED, filed_on=office.clock().date())
    with office.database.transaction() as session:
        before = planning.plan_alone(session, plan.year)
        refuse_wrong(office, session, proposed, [] if before is None else [Fault("plan-begun-already", str(plan.year))])
        planning.add_plan(session, proposed)
        office.acting_for(caller).note("plan-proposed", str(plan.year), _counts(proposed))
    return proposed


def propose_batches(office: Office, caller: Caller, year: int, batches: Sequence[PlanBatch]) -> AnnualPlan:
    """Adds batches to a proposed plan, or puts them in the place of those with the same ids; what the caller then sees.

    A department proposes the batches it leads, in its region. Raises NotFoundError, NotAllowedError once the plan is
    filed, ForbiddenError beyond the caller's reach, BadInputError with every fault.
    """
    require(caller, Act.WRITE_PLANS)
    with office.database.transaction() as session:
        plan = _proposed(session, year)
        given = {batch.id for batch in batches}
        replaced = [batch for batch in plan.batches if batch.id in given]
        _require_led(caller, [*batches, *replaced])
        kept = tuple(batch for batch in plan.batches if batch.id not in given)
        after = replace(plan, batches=(*kept, *batches))
        refuse_wrong(office, session, after, [])
        planning.put_batches(session, year, batches)
        office.acting_for(caller).note("batches-proposed", str(year), {"batches": len(batches)})
        return _seen(session, caller, year)


def withdraw_batches(office: Office, caller: Caller, year: int, ids: Sequence[str]) -> AnnualPlan:
    """Takes batches out of a proposed plan; raises as `propose_batches`, and BadInputError for ids that it has not."""
    require(caller, Act.WRITE_PLANS)
    with office.database.transaction() as session:
        plan = _proposed(session, year)
        known = {batch.id: batch for batch in plan.batches}
        faults = [Fault("plan-without-batch", batch, {"year": year}) for batch in ids if batch not in known]
        if faults:
            raise BadInputError("plan-refused", faults, count=len(faults))
        _require_led(caller, [known[batch] for batch in ids])
        planning.drop_batches(session, year, ids)
        office.acting_for(caller).note("batches-withdrawn", str(year), {"batches": len(ids)})
        return _seen(session, caller, year)


def file_plan(office: Office, caller: Caller, plan: AnnualPlan) -> AnnualPlan:
    """Files a joint annual plan as it is given, in the place of a proposed one; refuses it with every fault at once.

    Raises BadInputError for batches that contradict the items, the pack's floors and caps (C-03), or themselves;
    NotAllowedError where the pack is not in force all through the batches' windows (C-32).
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    filed = replace(plan, state=PlanState.FILED)
    with office.database.transaction() as session:
        before = planning.plan_alone(session, plan.year)
        ended = before is not None and before.state in _NOT_PROPOSED
        refuse_wrong(office, session, filed, [Fault("plan-filed-already", str(plan.year))] if ended else [])
        if before is None:
            planning.add_plan(session, filed)
        else:
            planning.drop_batches(session, plan.year, [batch.id for batch in before.batches])
            planning.change_plan(session, filed)
            planning.put_batches(session, plan.year, filed.batches)
        office.acting_for(caller).note("plan-filed", str(plan.year), _counts(filed))
    return filed


def file_proposed_plan(office: Office, caller: Caller, year: int) -> AnnualPlan:
    """Files the plan as it was proposed, today; raises as `file_plan`, NotFoundError where there is none."""
    require_everywhere(caller, Act.WRITE_PLANS)
    with office.database.transaction() as session:
        plan = _proposed(session, year)
        return file_plan(office, caller, replace(plan, filed_on=office.clock().date()))


def publish_annual_plan(office: Office, caller: Caller, year: int) -> AnnualPlan:
    """Makes a filed plan public; one that is public stays so. Raises NotFoundError, NotAllowedError before filing."""
    require_everywhere(caller, Act.WRITE_PLANS)
    with office.database.transaction() as session:
        plan = _plan(session, year)
        if plan.state is PlanState.PROPOSED:
            raise NotAllowedError("plan-not-filed", year=year)
        if plan.state is PlanState.FILED:
            plan = replace(plan, state=PlanState.PUBLISHED)
            planning.change_plan(session, plan)
            office.acting_for(caller).note("annual-plan-published", str(year), _counts(plan))
    return plan


def list_plans(office: Office, caller: Caller) -> list[AnnualPlan]:
    """The plans, the latest first, with the batches within the caller's reach: those of, or led by, its department."""
    require(caller, Act.READ_PLANS)
    with office.database.reading() as session:
        return planning.plans(session, caller.reach)


def read_plan(office: Office, caller: Caller, year: int) -> AnnualPlan:
    """One plan as in `list_plans`; raises NotFoundError."""
    return _of_year(list_plans(office, caller), year)


def published_plans(office: Office) -> list[AnnualPlan]:
    """The public plans, whole, for everybody; the latest first."""
    with office.database.reading() as session:
        return planning.plans(session, Reach(), states=[PlanState.PUBLISHED])


def open_campaign(office: Office, caller: Caller, campaign: Campaign) -> None:
    """Opens a campaign over batches of a filed plan of its year that no other campaign draws for.

    Raises BadInputError with every fault: a batch has one valid draw (ZB-26), so it belongs to one campaign.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.transaction() as session:
        plan = planning.plan_alone(session, campaign.year)
        filed = () if plan is None or plan.state is PlanState.PROPOSED else plan.batches
        known = {batch.id for batch in filed}
        faults = [Fault("campaign-unknown-batch", batch) for batch in campaign.batches if batch not in known]
        if _CAMPAIGN_ID.fullmatch(campaign.id) is None:
            faults.append(Fault("campaign-id", campaign.id))
        faults += [Fault("campaign-open", one.id) for one in planning.campaigns(session) if one.id == campaign.id]
        taken = planning.campaign_of_batches(session)
        faults += [
            Fault("campaign-batch-taken", batch, {"campaign": taken[batch]})
            for batch in campaign.batches
            if taken.get(batch, campaign.id) != campaign.id
        ]
        if faults:
            raise BadInputError("campaign-refused", faults, count=len(faults))
        planning.add_campaign(session, campaign)
        office.acting_for(caller).note("campaign-opened", campaign.id, {"batches": len(campaign.batches)})


def list_campaigns(office: Office, caller: Caller) -> list[Campaign]:
    """The campaigns that have a batch within the caller's reach, the latest first; to a witness the one of its own."""
    require(caller, Act.READ_DRAWS if caller.reach.campaign else Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        found = planning.campaigns(session)
        within = planning.batch_ids(session, caller.reach)
    seen = [one for one in found if not within.isdisjoint(one.batches)]
    return [one for one in seen if caller.reach.campaign in {"", one.id}]


def pack_in_force(office: Office, session: Work) -> str:
    """The pack of the latest annual plan, the basic one before the first: what holds for what belongs to no plan."""
    plans = planning.plans(session, Reach())
    return plans[0].pack if plans else office.reference.shelf.basic


def _counts(plan: AnnualPlan) -> dict[str, str | int]:
    return {"batches": len(plan.batches), "pack": plan.pack}


def _plan(session: Work, year: int) -> AnnualPlan:
    plan = planning.plan_alone(session, year)
    if plan is None:
        raise NotFoundError("plan-not-found", year=year)
    return plan


def _proposed(session: Work, year: int) -> AnnualPlan:
    plan = _plan(session, year)
    if plan.state is not PlanState.PROPOSED:
        raise NotAllowedError("plan-not-proposed", year=year)
    return plan


def _seen(session: Work, caller: Caller, year: int) -> AnnualPlan:
    return _of_year(planning.plans(session, caller.reach), year)


def _of_year(plans: Sequence[AnnualPlan], year: int) -> AnnualPlan:
    found = next((plan for plan in plans if plan.year == year), None)
    if found is None:
        raise NotFoundError("plan-not-found", year=year)
    return found


def _require_led(caller: Caller, batches: Sequence[PlanBatch]) -> None:
    reach = caller.reach
    for batch in batches:
        if reach.department not in {"", batch.lead_department} or (
            reach.region and set(batch.regions) != {reach.region}
        ):
            raise ForbiddenError("batch-out-of-reach", batch=batch.id)


def refuse_wrong(office: Office, session: Work, plan: AnnualPlan, faults: Sequence[Fault]) -> None:
    """Raises NotAllowedError where the pack is not in force, BadInputError with the faults given and found."""
    pack = office.reference.shelf.pack(plan.pack)
    windows = [day for batch in plan.batches for day in (batch.first_date, batch.last_date)]
    outside = sorted(day for day in windows if pack.standing(day) is not Standing.IN_FORCE)
    if outside:
        raise NotAllowedError("pack-not-in-force", pack=plan.pack, date=outside[0].isoformat())
    found = [*_faults_of(office, session, plan), *faults]
    if found:
        raise BadInputError("plan-refused", found, count=len(found))


def _faults_of(office: Office, session: Work, plan: AnnualPlan) -> Iterator[Fault]:
    yield from faults_of_year(plan.year)
    items = {item.code: item for item in everything(session, InspectionItem)}
    departments = {department.code: department for department in everything(session, Department)}
    statutory = {one.item: one for one in everything(session, StatutoryRatio)}
    for batch in plan.batches:
        yield from _faults_of_names(batch, departments, items)
        yield from _subject_faults(batch, departments)
        yield from _batch_faults(batch, items, statutory, office, plan)
    if plan.state is not PlanState.PROPOSED:
        yield from _statutory_faults(plan, statutory)
    counts = Counter(batch.id for batch in plan.batches)
    yield from (Fault("batch-twice", batch) for batch, count in counts.items() if count > 1)
    others = planning.batch_ids_of_other_years(session, plan.year)
    yield from (Fault("batch-of-other-year", batch) for batch in counts if batch in others)


def _faults_of_names(
    batch: PlanBatch, departments: Collection[str], items: Mapping[str, InspectionItem]
) -> Iterator[Fault]:
    if not is_plain(batch.id):
        yield Fault("batch-id", batch.id)
    if not batch.items:
        yield Fault("batch-without-item", batch.id)
    for code in sorted({batch.department, batch.lead_department} - set(departments)):
        yield Fault("batch-unknown-department", batch.id, {"department": code})
    for code in sorted(set(batch.scope_items) - items.keys()):
        yield Fault("batch-unknown-item", batch.id, {"item": code})


def _subject_faults(batch: PlanBatch, departments: Mapping[str, Department]) -> Iterator[Fault]:
    """A department inspects while it is a subject of enforcement, with the powers it kept (JN-44)."""
    department = departments.get(batch.department)
    if department is not None and not department.enforces(batch.first_date, batch.last_date):
        yield Fault("batch-of-no-subject", batch.id, {"department": department.name})


def _statutory_faults(plan: AnnualPlan, statutory: Mapping[str, StatutoryRatio]) -> Iterator[Fault]:
    """Where a plan inspects an item, its batches there reach together what the law lays down (JN-20, JN-30)."""
    planned: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for batch in plan.batches:
        for item in set(batch.items) & statutory.keys():
            for region in batch.regions:
                planned[item][region] += batch.ratio
    for item in sorted(planned):
        law, least = statutory[item], float(min(planned[item].values()))
        if least < round(law.ratio, 6):  # as it was typed: a float of percents is a little more or less
            values = {"planned": f"{least:.1%}", "ratio": f"{law.ratio:.1%}", "basis": law.basis}
            yield Fault("plan-below-statutory", item, values)


def _batch_faults(
    batch: PlanBatch,
    items: Mapping[str, InspectionItem],
    statutory: Collection[str],
    office: Office,
    plan: AnnualPlan,
) -> list[Fault]:
    """What is wrong with a batch; of items whose ratio the law lays down neither floor nor cap is asked (JN-30)."""
    faults: list[Fault] = []
    if batch.first_date > batch.last_date or batch.first_date.year != plan.year:
        faults.append(Fault("batch-window", batch.id, {"year": plan.year}))
    if (batch.earliest_date or batch.first_date) > batch.first_date or (
        batch.latest_date or batch.last_date
    ) < batch.last_date:
        faults.append(Fault("batch-leeway", batch.id))
    if not 0 < batch.ratio <= 1:
        faults.append(Fault("batch-ratio", batch.id, {"ratio": str(batch.ratio)}))
    regions = set(batch.regions) - office.reference.regions.by_code.keys()
    faults += [Fault("batch-unknown-region", batch.id, {"region": region}) for region in sorted(regions)]
    shelf = office.reference.shelf
    floor = shelf.value(plan.pack, f"{batch.draw_type.value}_ratio_min")
    if floor is not None and batch.ratio < floor and not set(batch.items) <= set(statutory):
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
        if cap is not None and float(batch.ratio) > cap and code not in statutory:
            values: dict[str, str | int] = {"item": code, "ratio": f"{float(batch.ratio):.1%}", "cap": f"{cap:.1%}"}
            faults.append(Fault("batch-above-cap", batch.id, values))
    return faults


def faults_of_year(year: int) -> Iterator[Fault]:
    """Why a year can have no plan."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield Fault("field-out-of-bounds", "year", {"least": _FIRST_YEAR, "most": _LAST_YEAR})

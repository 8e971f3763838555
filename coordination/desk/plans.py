"""Use cases: the joint annual plan is proposed, filed and published; campaigns are opened over its batches.

Lead departments propose the batches they lead, the office files the whole plan and publishes it. What is filed does not
change any more, and only what is published is drawn (LC-25, LC-27, CX-24).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.plan_faults import refuse_wrong
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch, PlanState
from coordination.storage import planning
from coordination.storage.database import Work
from solvers.fault import Fault

_CAMPAIGN_ID = re.compile(r"[\w.-]{1,60}")  # stands in addresses
_NOT_PROPOSED = (PlanState.FILED, PlanState.PUBLISHED)


def propose_plan(office: Office, caller: Caller, plan: AnnualPlan) -> AnnualPlan:
    """Begins the plan of a year, to which lead departments add their batches; the office does.

    Raises BadInputError with every fault, where the year has a plan too.
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

    Raises BadInputError for batches that contradict the items, the pack's floors and caps (C-03), or themselves, or
    lie where the pack is not in force (C-32).
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

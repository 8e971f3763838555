"""Use case: a filed annual plan is adjusted in the year, with a reason, and has to be published again (LC-26)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.plan_faults import refuse_wrong
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.draws import DrawnElsewhere
from coordination.model.plans import AnnualPlan, PlanBatch, PlanState
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.fault import Fault

_MOST_CHARACTERS = 500


def revise_plan(office: Office, caller: Caller, year: int, batches: Sequence[PlanBatch], reason: str) -> AnnualPlan:
    """Adds batches to a filed plan, or puts them in the place of those with the same ids; the plan is to be published.

    The office does. Raises NotFoundError; NotAllowedError while the plan is only proposed, or where its pack does not
    let it change; BadInputError with every fault: as `file_plan`, without a reason, or for batches of a campaign
    or drawn elsewhere, which stay as they were published.
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    with office.database.transaction() as session:
        plan = _adjustable(office, session, year)
        faults = list(_faults(session, [batch.id for batch in batches], reason))
        given = {batch.id for batch in batches}
        kept = tuple(batch for batch in plan.batches if batch.id not in given)
        revised = replace(plan, state=PlanState.FILED, batches=(*kept, *batches))
        refuse_wrong(office, session, revised, faults)
        planning.put_batches(session, year, batches)
        planning.change_plan(session, revised)
        office.acting_for(caller).note("plan-revised", str(year), {"batches": len(batches), "reason": reason.strip()})
    return revised


def withdraw_filed(office: Office, caller: Caller, year: int, ids: Sequence[str], reason: str) -> AnnualPlan:
    """Takes batches out of a filed plan, which is to be published again; the office does.

    Raises as `revise_plan`, and BadInputError for ids that the plan has not.
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    with office.database.transaction() as session:
        plan = _adjustable(office, session, year)
        known = {batch.id for batch in plan.batches}
        faults = [Fault("plan-without-batch", batch, {"year": year}) for batch in ids if batch not in known]
        faults += _faults(session, ids, reason)
        if faults:
            raise BadInputError("plan-refused", faults, count=len(faults))
        kept = tuple(batch for batch in plan.batches if batch.id not in ids)
        revised = replace(plan, state=PlanState.FILED, batches=kept)
        planning.drop_batches(session, year, ids)
        planning.change_plan(session, revised)
        detail: dict[str, str | int] = {"withdrawn": len(ids), "reason": reason.strip()}
        office.acting_for(caller).note("plan-revised", str(year), detail)
    return revised


def _adjustable(office: Office, session: Work, year: int) -> AnnualPlan:
    plan = planning.plan_alone(session, year)
    if plan is None:
        raise NotFoundError("plan-not-found", year=year)
    if plan.state is PlanState.PROPOSED:
        raise NotAllowedError("plan-not-filed", year=year)
    if not office.reference.shelf.value(plan.pack, "plan_adjustable"):
        raise NotAllowedError("plan-not-adjustable", pack=plan.pack)
    return plan


def _faults(session: Work, ids: Sequence[str], reason: str) -> Iterator[Fault]:
    opened = planning.campaign_of_batches(session)
    elsewhere = {one.batch for one in everything(session, DrawnElsewhere)}
    if not 0 < len(reason.strip()) <= _MOST_CHARACTERS:
        yield Fault("plan-revision-reason", "reason", {"most": _MOST_CHARACTERS})
    for batch in ids:
        if batch in opened:
            yield Fault("batch-in-campaign", batch, {"campaign": opened[batch]})
        elif batch in elsewhere:
            yield Fault("batch-drawn-elsewhere", batch)

"""Use case: next year's plan begins as this year's, a year later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.plan_faults import faults_of_year
from coordination.desk.plans import list_plans, propose_batches, propose_plan, read_plan
from coordination.errors import BadInputError
from coordination.model.access import Act, Caller
from coordination.model.plans import AnnualPlan, PlanBatch, PlanState


def repeat_plan(office: Office, caller: Caller, year: int, like: int) -> AnnualPlan:
    """Proposes a plan with the batches of another year's on the same dates; ids and titles name the new year.

    A plan that was begun and has no batch yet takes them, and keeps its title and its pack. Raises NotFoundError where
    the other year has no plan, and as `propose_plan`.
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    before, faults = read_plan(office, caller, like), list(faults_of_year(year))
    if faults:
        raise BadInputError("plan-refused", faults, count=len(faults))
    batches = tuple(_repeated(batch, year, like) for batch in before.batches)
    if any(one.year == year and is_unfilled(one) for one in list_plans(office, caller)):
        return propose_batches(office, caller, year, batches)
    title = before.title.replace(str(like), str(year))
    return propose_plan(office, caller, replace(before, year=year, title=title, batches=batches))


def is_unfilled(plan: AnnualPlan) -> bool:
    """Whether a plan, seen whole, has been begun and nothing is in it yet."""
    return plan.state is PlanState.PROPOSED and not plan.batches


def _repeated(batch: PlanBatch, year: int, like: int) -> PlanBatch:
    named, later = batch.id.replace(str(like), str(year)), year - like
    return replace(
        batch,
        id=named if named != batch.id else f"{year}-{batch.id}",
        first_date=_later(batch.first_date, later),
        last_date=_later(batch.last_date, later),
        earliest_date=batch.earliest_date and _later(batch.earliest_date, later),
        latest_date=batch.latest_date and _later(batch.latest_date, later),
    )


def _later(day: date, years: int) -> date:
    """The same day of another year; the last of February for the 29th."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap else day.day)

"""What an annual plan comes to, and how it is adjusted in the year."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import route
from coordination.desk.figures import plan_figures
from coordination.desk.revising import revise_plan
from coordination.model.access import Act
from coordination.model.figures import PlanFigures
from coordination.model.plans import AnnualPlan, PlanBatch


@dataclass(frozen=True, slots=True)
class Revision:
    """Batches as they are to be from now on, and why."""

    batches: tuple[PlanBatch, ...] = ()
    reason: str = ""


class PlanRevisionController(Controller):
    """A filed plan changes by revision only, and has to be published again."""

    tags = ("plans",)

    @route("GET", "/plans/{year:int}/figures", "plan-figures", Act.READ_PLANS, problems=(404,))
    def figures(self, office: GivenOffice, caller: GivenCaller, year: FromPath[int]) -> PlanFigures:
        """Key items, mean ratios, items left out, and how many will be drawn by each batch and in each county."""
        return plan_figures(office, caller, year)

    @route(
        "POST",
        "/plans/{year:int}/revise",
        "plan-revise",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
        opt={"everywhere": True},
    )
    def revise(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[Revision]
    ) -> AnnualPlan:
        """Adds or replaces batches that are in no campaign yet."""
        return revise_plan(office, caller, year, data.batches, data.reason)

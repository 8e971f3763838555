"""What an annual plan comes to, and how it is adjusted in the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import route
from coordination.desk.figures import plan_figures
from coordination.desk.ordering import draw_order
from coordination.desk.repeating import repeat_plan
from coordination.desk.revising import revise_plan, withdraw_filed
from coordination.model.access import Act
from coordination.model.figures import PlanFigures
from coordination.model.plans import AnnualPlan, PlanBatch


@dataclass(frozen=True, slots=True)
class Revision:
    """Batches as they are to be from now on, and why."""

    batches: tuple[PlanBatch, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Batches, by their ids, that are to be in the plan no longer, and why."""

    batches: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Repetition:
    """The year whose plan is repeated."""

    like: int


@dataclass(frozen=True, slots=True)
class OrderAsked:
    """A public seed fixed after the plan was filed, and the least ratio of the batches that are put in order."""

    draw_seed: str
    above: Fraction = Fraction(1, 5)


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

    @route(
        "POST",
        "/plans/{year:int}/revise/withdraw",
        "plan-withdraw-filed",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
        opt={"everywhere": True},
    )
    def withdraw(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[Withdrawal]
    ) -> AnnualPlan:
        """Takes batches that are in no campaign yet out of a filed plan."""
        return withdraw_filed(office, caller, year, data.batches, data.reason)

    @route(
        "POST",
        "/plans/{year:int}/repeat",
        "plan-repeat",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        opt={"everywhere": True},
    )
    def repeat(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[Repetition]
    ) -> AnnualPlan:
        """Begins the plan of a year with the batches of another, on the same dates."""
        return repeat_plan(office, caller, year, data.like)

    @route(
        "POST",
        "/plans/{year:int}/order",
        "plan-order",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
        opt={"everywhere": True},
    )
    def order(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[OrderAsked]
    ) -> Sequence[str]:
        """The batches of a high ratio, by id, in the order of lots drawn from the seed; the seed stays in the audit."""
        return draw_order(office, caller, year, data.draw_seed, data.above)

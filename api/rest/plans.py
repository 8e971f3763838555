"""Annual plans: proposed, gathered from the lead departments, filed, published."""

from __future__ import annotations

from collections.abc import Sequence

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import route
from coordination.desk import plans
from coordination.model.access import Act
from coordination.model.plans import AnnualPlan, PlanBatch

_PLAN = "/plans/{year:int}"


class PlanController(Controller):
    """Plans, each with the batches within the caller's reach; a ratio is a fraction or a decimal and exact."""

    tags = ("plans",)

    @route("GET", "/plans", "plans", Act.READ_PLANS)
    def plans(self, office: GivenOffice, caller: GivenCaller) -> Sequence[AnnualPlan]:
        """The annual plans, the latest first."""
        return plans.list_plans(office, caller)

    @route("GET", _PLAN, "plan", Act.READ_PLANS, problems=(404,))
    def plan(self, office: GivenOffice, caller: GivenCaller, year: FromPath[int]) -> AnnualPlan:
        """The plan of a year."""
        return plans.read_plan(office, caller, year)

    @route("POST", "/plans", "plan-propose", Act.WRITE_PLANS, problems=(404, 409, 422), opt={"everywhere": True})
    def propose(self, office: GivenOffice, caller: GivenCaller, data: JSONBody[AnnualPlan]) -> AnnualPlan:
        """Begins the plan of a year, to which lead departments add their batches; the office does."""
        return plans.propose_plan(office, caller, data)

    @route(
        "POST",
        f"{_PLAN}/batches",
        "plan-batches",
        Act.WRITE_PLANS,
        problems=(404, 409, 422),
        status_code=200,
    )
    def batches(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[list[PlanBatch]]
    ) -> AnnualPlan:
        """Adds batches to a proposed plan, or replaces those with the same ids: a department those it leads."""
        return plans.propose_batches(office, caller, year, data)

    @route(
        "POST",
        f"{_PLAN}/batches/withdraw",
        "plan-withdraw",
        Act.WRITE_PLANS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
    )
    def withdraw(
        self, office: GivenOffice, caller: GivenCaller, year: FromPath[int], data: JSONBody[list[str]]
    ) -> AnnualPlan:
        """Takes batches, by their ids, out of a proposed plan: a department those it leads."""
        return plans.withdraw_batches(office, caller, year, data)

    @route("POST", f"{_PLAN}/file", "plan-file", Act.WRITE_PLANS, problems=(404, 409, 422), status_code=200)
    def file(self, office: GivenOffice, caller: GivenCaller, year: FromPath[int]) -> AnnualPlan:
        """Files the plan as it was proposed; its batches do not change any more."""
        return plans.file_proposed_plan(office, caller, year)

    @route("POST", f"{_PLAN}/publish", "plan-publish", Act.WRITE_PLANS, problems=(404, 409), status_code=200)
    def publish(self, office: GivenOffice, caller: GivenCaller, year: FromPath[int]) -> AnnualPlan:
        """Makes a filed plan public; only then its campaigns are drawn."""
        return plans.publish_annual_plan(office, caller, year)

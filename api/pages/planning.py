"""Annual plans: the list, a year as a chart with its batches, filing, publishing, and opening a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.plan_tables import TONE_OF_PLAN, BatchesAsked, batches_between, batches_table, plans_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.steps import taken
from api.pages.tables import Table, Tone, show_table, workbook
from api.pages.year_chart import YearChart, year_chart
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import plans
from coordination.desk.office import Office
from coordination.model.access import Act, Caller
from coordination.model.plans import AnnualPlan, Campaign

_PLAN = "/plans/{year:int}"


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan, as a chart and as a table, and the form for a campaign; repeatable: the year after has no plan yet."""

    plan: AnnualPlan
    tone: Tone
    chart: YearChart
    table: Table
    form: Form
    repeatable: bool


class PlanPages(Controller):
    """The joint annual plans."""

    @page("GET", "/plans", Act.READ_PLANS)
    def plans(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The plans."""
        table = narrowed(shell, plans_table(shell, plans.list_plans(office, caller)), listed)
        return show_table(shell, "registers/list.html", shell.say("pages-plans"), table, listed)

    @page("GET", _PLAN, Act.READ_PLANS)
    def plan(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        year: FromPath[int],
        text: Filter = "",
        department: Filter = "",
        kind: Filter = "",
        campaign: Filter = "",
        last: Filter = "",
        sort: Filter = "",
        download: Filter = "",
    ) -> Response[Any]:
        """One plan."""
        plan = plans.read_plan(office, caller, year)
        asked = BatchesAsked(text.strip(), department, kind, campaign, last, sort)
        table = batches_table(shell, plan, shell.path, asked, _campaigns(office, caller, year))
        if download == "xlsx":
            return workbook(shell, table)
        return _plan(office, caller, shell, plan, table, EMPTY)

    @page("POST", f"{_PLAN}/file", Act.WRITE_PLANS, opt={"everywhere": True})
    def file(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]) -> Response[str]:
        """Files the plan as it was proposed."""
        plans.file_proposed_plan(office, caller, year)
        return shell.go(f"/plans/{year}", "plan-filed")

    @page("POST", f"{_PLAN}/publish", Act.WRITE_PLANS, opt={"everywhere": True})
    def publish(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]
    ) -> Response[str]:
        """Makes a filed plan public."""
        plans.publish_annual_plan(office, caller, year)
        return shell.go(f"/plans/{year}", "plan-published")

    @page("POST", f"{_PLAN}/campaigns", Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def open_campaign(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[Any]:
        """Opens a campaign over the batches of some weeks."""
        plan = plans.read_plan(office, caller, year)

        def take() -> Response[str]:
            campaign = _campaign(office, caller, plan, form)
            plans.open_campaign(office, caller, campaign)
            return shell.go(f"/campaigns/{campaign.id}", "campaign-opened")

        def again(refused: Form) -> Response[str]:
            table = batches_table(shell, plan, f"/plans/{year}", campaigns=_campaigns(office, caller, year))
            return _plan(office, caller, shell, plan, table, refused)

        return taken(shell, form, take, again, {"campaign-open": "id", "campaign-id": "id"})


def _campaigns(office: Office, caller: Caller, year: int) -> list[Campaign]:
    """The campaigns of a year, as far as the caller sees any."""
    found = plans.list_campaigns(office, caller) if caller.may(Act.READ_CAMPAIGNS) else []
    return [one for one in found if one.year == year]


def _plan(office: Office, caller: Caller, shell: Shell, plan: AnnualPlan, table: Table, form: Form) -> Response[str]:
    order = {one.code: number for number, one in enumerate(shell.reference.departments)}
    years = {one.year for one in plans.list_plans(office, caller)}
    chart = year_chart(plan, order, shell.today)
    view = PlanView(plan, TONE_OF_PLAN[plan.state], chart, table, form, plan.year + 1 not in years)
    crumbs = [Crumb(shell.say("pages-plans"), "/plans")]
    return shell.show("plans/plan.html", plan.title, view, crumbs, status=422 if form.refused else 200)


def _campaign(office: Office, caller: Caller, plan: AnnualPlan, form: Form) -> Campaign:
    """The campaign that was typed, over the batches between its dates."""
    reading = Reading(form)
    campaign_id, title = reading.words("id", 40), reading.words("title", 100)
    first, last = reading.day("first_date"), reading.day("last_date")
    taken = {batch for one in plans.list_campaigns(office, caller) for batch in one.batches}
    batches = batches_between(plan, taken, first, last)
    if first > last:
        reading.wrong("last_date", "span-backwards")
    elif not batches:
        reading.wrong("last_date", "pages-no-batches-between")
    reading.refuse()
    return Campaign(campaign_id, title, plan.year, plan.pack, tuple(one.id for one in batches), first, last)

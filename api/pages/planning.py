"""Annual plans: the list, a year as a chart with its batches, filing, publishing, and opening a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.plan_tables import TONE_OF_PLAN, BatchesAsked, batches_between, batches_table, plans_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, narrowed
from api.pages.steps import taken
from api.pages.tables import Table, Tone, show_table, workbook
from api.pages.year_chart import YearChart, year_chart
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import plans
from coordination.desk.office import Office
from coordination.desk.plan_faults import FIRST_YEAR, LAST_YEAR
from coordination.desk.repeating import is_unfilled
from coordination.model.access import Act, Caller
from coordination.model.plans import AnnualPlan, Campaign

_PLAN = "/plans/{year:int}"
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan, as a chart and as a table, and the form for a campaign.

    repeatable: the year after has no batches yet; like: the year whose batches a plan without any may take.
    """

    plan: AnnualPlan
    tone: Tone
    chart: YearChart
    table: Table
    form: Form
    repeatable: bool
    like: int | None


@dataclass(frozen=True, slots=True)
class BeginningView:
    """The form that begins the plan of a year. year, pack: what it holds at first; packs: with their titles."""

    form: Form
    year: int
    pack: str
    packs: tuple[tuple[str, str], ...]


class PlanPages(Controller):
    """The joint annual plans."""

    @page("GET", "/plans", Act.READ_PLANS)
    def plans(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The plans."""
        return _plans(office, caller, shell, listed, EMPTY)

    @page("POST", "/plans", Act.WRITE_PLANS, opt={"everywhere": True})
    def begin(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[Any]:
        """Begins the plan of a year, to which batches are added."""

        def take() -> Response[str]:
            reading = Reading(form)
            year = reading.whole("year", FIRST_YEAR, LAST_YEAR)
            title = reading.words("title", _LONGEST_TITLE)
            pack = reading.choice("pack", sorted(shell.reference.shelf.packs))
            reading.refuse()
            plans.propose_plan(office, caller, AnnualPlan(year, title, pack, shell.today, ()))
            return shell.go(f"/plans/{year}", "plan-begun")

        return taken(shell, form, take, partial(_plans, office, caller, shell, ALL), {"plan-begun-already": "year"})

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
            return workbook(table)
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


def _plans(office: Office, caller: Caller, shell: Shell, listed: Listed, form: Form) -> Response[Any]:
    """The plans, and the form for another; the years to come are begun first."""
    known, shelf = plans.list_plans(office, caller), shell.reference.shelf
    table = narrowed(shell, plans_table(shell, known), listed)
    year = max((one.year + 1 for one in known), default=shell.today.year)
    packs = tuple((one, f"{one}　{shelf.value(one, 'title') or ''}".strip()) for one in sorted(shelf.packs))
    view = BeginningView(form, year, known[0].pack if known else shelf.basic, packs)
    return show_table(shell, "plans/list.html", shell.say("pages-plans"), table, listed, view)


def _campaigns(office: Office, caller: Caller, year: int) -> list[Campaign]:
    """The campaigns of a year, as far as the caller sees any."""
    found = plans.list_campaigns(office, caller) if caller.may(Act.READ_CAMPAIGNS) else []
    return [one for one in found if one.year == year]


def _plan(office: Office, caller: Caller, shell: Shell, plan: AnnualPlan, table: Table, form: Form) -> Response[str]:
    order = {one.code: number for number, one in enumerate(shell.reference.departments)}
    known = {one.year: one for one in plans.list_plans(office, caller)}
    after, before = known.get(plan.year + 1), known.get(plan.year - 1)
    chart = year_chart(plan, order, shell.today)
    repeatable = bool(plan.batches) and (after is None or is_unfilled(after))
    like = before.year if before and before.batches and is_unfilled(plan) else None
    view = PlanView(plan, TONE_OF_PLAN[plan.state], chart, table, form, repeatable, like)
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

"""The public part, without log-in: what is published of item lists, annual plans and visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.plan_tables import BatchesAsked, batches_table, plans_table
from api.pages.public_tables import coming_table, items_table, public_departments_table, visits_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell
from api.pages.short_lists import ALL, GivenListed, narrowed
from api.pages.tables import Table, TableAsked, read_table, show_table, workbook
from api.pages.year_chart import YearChart, year_chart
from api.rest.given import GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.routing import OPEN
from coordination.desk import drawing, plans, public, tasks, work_rules
from coordination.desk.office import Office
from coordination.desk.public import PublicVersion
from coordination.errors import NotFoundError
from coordination.model.ceremony import DrawAttempt
from coordination.model.pages import Wanted
from coordination.model.plans import AnnualPlan, Campaign


@dataclass(frozen=True, slots=True)
class PublicHome:
    """What is public: plans, draws, campaigns with a published plan; the latest first. titles: of campaigns by id."""

    plans: Sequence[AnnualPlan]
    draws: Sequence[DrawAttempt]
    campaigns: Sequence[Campaign]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A published plan, as a chart and as a table."""

    plan: AnnualPlan
    chart: YearChart
    table: Table


@dataclass(frozen=True, slots=True)
class PublicVisits:
    """A published plan of visits, and how many there are still to come; announced: whether the pack names them."""

    version: PublicVersion
    coming: Table
    announced: bool


class PublicPages(Controller):
    """What everybody may see."""

    @page("GET", "/public", OPEN)
    def home(self, office: GivenOffice, shell: GivenShell) -> Response[str]:
        """Where everything is."""
        view = PublicHome(
            plans.published_plans(office),
            drawing.published_draws(office),
            public.published_campaigns(office),
            public.campaign_titles(office),
        )
        return shell.show("public/home.html", shell.say("pages-public"), view)

    @page("GET", "/public/items", OPEN)
    def items(
        self,
        office: GivenOffice,
        shell: GivenShell,
        name: Filter = "",
        department: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The item lists of the departments."""
        asked, name = TableAsked(sort, cursor, download), name.strip()
        table = read_table(
            asked,
            lambda wanted: public.public_items(office, wanted, department, name),
            lambda found: items_table(shell, found, department, name),
        )
        return show_table(shell, "public/list.html", shell.say("pages-public-items"), table, asked)

    @page("GET", "/public/departments", OPEN)
    def departments(self, office: GivenOffice, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The departments and their work rules."""
        table = narrowed(shell, public_departments_table(shell, work_rules.public_departments(office)), listed)
        return show_table(shell, "public/list.html", shell.say("pages-public-departments"), table, listed)

    @page("GET", "/public/departments/{department:str}", OPEN)
    def department(self, office: GivenOffice, shell: GivenShell, department: FromPath[str]) -> Response[str]:
        """What a department is there for, what it inspects and how, and what came of it (CX-05)."""
        found = work_rules.public_department(office, department)
        crumbs = [Crumb(shell.say("pages-public-departments"), "/public/departments")]
        return shell.show("public/department.html", shell.department_in_full(found.code), found, crumbs)

    @page("GET", "/public/plans", OPEN)
    def plans(self, office: GivenOffice, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The annual plans that were made public."""
        table = narrowed(shell, plans_table(shell, plans.published_plans(office), "/public/plans"), listed)
        return show_table(shell, "public/list.html", shell.say("pages-plans"), table, listed)

    @page("GET", "/public/plans/{year:int}", OPEN)
    def plan(
        self,
        office: GivenOffice,
        shell: GivenShell,
        year: FromPath[int],
        text: Filter = "",
        department: Filter = "",
        kind: Filter = "",
        sort: Filter = "",
        download: Filter = "",
    ) -> Response[Any]:
        """One plan with its batches."""
        plan = next((one for one in plans.published_plans(office) if one.year == year), None)
        if plan is None:
            raise NotFoundError("plan-not-found", year=year)
        table = batches_table(shell, plan, shell.path, BatchesAsked(text.strip(), department, kind, sort=sort))
        if download == "xlsx":
            return workbook(table)
        order = {one.code: number for number, one in enumerate(shell.reference.departments)}
        view = PublicPlan(plan, year_chart(plan, order, shell.today), table)
        crumbs = [Crumb(shell.say("pages-plans"), "/public/plans")]
        return shell.show("public/plan.html", plan.title, view, crumbs)

    @page("GET", "/public/visits/{campaign:str}", OPEN)
    def visits(
        self,
        office: GivenOffice,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
        department: Filter = "",
        cursor: Cursor = "",
    ) -> Response[Any]:
        """The visits of a campaign that were made, and how many are to come."""
        version = public.public_version(office, campaign)
        coming = narrowed(shell, coming_table(shell, version), listed)
        if listed.exporting and listed.means(coming):
            return workbook(coming)
        of_made = ALL if listed.means(coming) else listed
        asked = TableAsked(of_made.sort, cursor, listed.download)
        table = visits_table(shell, version, of_made.text, department, asked)
        view = PublicVisits(version, coming, _announced(office, campaign))
        return show_table(shell, "public/visits.html", version.title, table, asked, view)


def _announced(office: Office, campaign: str) -> bool:
    """Whether coming inspections of a campaign are announced to everybody (CX-24)."""
    try:
        tasks.coming_inspections(office, campaign, Wanted(1))
    except NotFoundError:
        return False
    return True

"""Campaigns: the list, and one with its draw, its planning runs and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_weeks import loads_table, weeks_of, weeks_table
from api.pages.comparison_tables import compared_table, versions_table
from api.pages.forms import EMPTY, Form
from api.pages.left_out import LeftView, left_view
from api.pages.next_steps import NextStep, next_step
from api.pages.plan_tables import campaigns_table
from api.pages.routing import page
from api.pages.run_views import runs_table
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, exported, narrowed
from api.pages.tables import Table, show_table
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import plans
from coordination.desk.campaigns import compare, left_groups, read_standing, version_list, visit_page
from coordination.desk.drawing import report_draw
from coordination.desk.office import Office
from coordination.desk.run_reading import runs_of
from coordination.model.access import Act, Caller
from coordination.model.campaigns import CampaignStanding, Comparison, VisitFilter
from coordination.model.ceremony import AttemptReport
from coordination.model.pages import EVERYTHING
from coordination.model.plans import PlanState


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign; draw: its newest attempt; comparison to by_month: of what was published last; form: of a new run."""

    standing: CampaignStanding
    draw: AttemptReport | None
    comparison: Comparison | None
    left: tuple[LeftView, ...]
    compared: Table | None
    weeks: Table
    by_week: Table
    by_month: Table
    versions: Table
    runs: Table
    form: Form
    next: NextStep | None = None


class CampaignPages(Controller):
    """Campaigns, each as far as the caller takes part in it."""

    @page("GET", "/campaigns", Act.READ_CAMPAIGNS)
    def campaigns(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed
    ) -> Response[Any]:
        """The campaigns."""
        table = narrowed(shell, campaigns_table(shell, plans.list_campaigns(office, caller)), listed)
        opened = _opened_from(office, caller)
        return show_table(shell, "campaigns/list.html", shell.say("pages-campaigns"), table, listed, opened)

    @page("GET", "/campaigns/{campaign:str}", Act.READ_CAMPAIGNS)
    def campaign(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """One campaign, or one of its tables as a workbook."""
        if listed.exporting:
            view = _view(office, caller, shell, campaign, EMPTY, listed)
            tables = (view.runs, view.versions, view.weeks, view.by_week, view.by_month)
            return exported(listed, *tables, *([view.compared] if view.compared else ()))
        return show_campaign(office, caller, shell, campaign, EMPTY, listed)


def _opened_from(office: Office, caller: Caller) -> int | None:
    """The year of the latest plan from which the caller may open a campaign."""
    if not caller.sees_all or not caller.may(Act.RUN_CAMPAIGNS) or not caller.may(Act.READ_PLANS):
        return None
    filed = (one.year for one in plans.list_plans(office, caller) if one.state is not PlanState.PROPOSED)
    return max(filed, default=None)


def show_campaign(
    office: Office, caller: Caller, shell: Shell, campaign_id: str, form: Form, listed: Listed = ALL
) -> Response[str]:
    """The page of a campaign, with the form of a run as it was typed; raises NotFoundError."""
    view = _view(office, caller, shell, campaign_id, form, listed)
    crumbs, title = [Crumb(shell.say("pages-campaigns"), "/campaigns")], view.standing.campaign.title
    return shell.show("campaigns/campaign.html", title, view, crumbs, status=422 if form.refused else 200)


def _view(office: Office, caller: Caller, shell: Shell, campaign: str, form: Form, listed: Listed) -> CampaignView:
    standing = read_standing(office, caller, campaign)
    reports = report_draw(office, caller, campaign)
    published = standing.version > 0
    visits = visit_page(office, caller, campaign, VisitFilter(), EVERYTHING).records if published else ()
    compared = compare(office, caller, campaign) if published else None
    order = {one.code: number for number, one in enumerate(shell.reference.departments)}
    groups = left_groups(office, caller, campaign) if published else ()
    weeks = weeks_of(visits, order)
    by_week = loads_table(shell, campaign, "by-week", shell.say("pages-week-of"), weeks.loads)
    by_month = loads_table(shell, campaign, "by-month", shell.say("pages-month-of"), weeks.months)
    versions = versions_table(shell, campaign, version_list(office, caller, campaign))
    runs, draw = runs_of(office, caller, campaign), reports[0] if reports else None
    return CampaignView(
        standing,
        draw,
        compared,
        tuple(left_view(standing.campaign, group) for group in groups),
        narrowed(shell, compared_table(shell, compared), listed) if compared else None,
        narrowed(shell, weeks_table(shell, campaign, weeks), listed),
        narrowed(shell, by_week, listed),
        narrowed(shell, by_month, listed),
        narrowed(shell, versions, listed),
        narrowed(shell, runs_table(shell, runs, campaign), listed),
        form,
        next_step(standing, draw, runs) if shell.sees_all else None,
    )

"""Campaigns: the list, and one with its draw, its planning runs and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form
from api.pages.plan_tables import campaigns_table
from api.pages.routing import page
from api.pages.run_views import runs_table
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.tables import Asked, Table, show_table, workbook
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import plans
from coordination.desk.drawing import report_draw
from coordination.desk.office import Office
from coordination.desk.run_reading import runs_of
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.ceremony import AttemptReport
from coordination.model.plans import Campaign


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign; draw: its newest attempt; form: of a new run."""

    campaign: Campaign
    draw: AttemptReport | None
    runs: Table
    form: Form
    running: bool


class CampaignPages(Controller):
    """Campaigns, each as far as the caller takes part in it."""

    @page("GET", "/campaigns", Act.READ_CAMPAIGNS)
    def campaigns(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, download: Filter = ""
    ) -> Response[Any]:
        """The campaigns."""
        table = campaigns_table(shell, plans.list_campaigns(office, caller))
        return show_table(shell, "registers/list.html", shell.say("pages-campaigns"), table, Asked(download=download))

    @page("GET", "/campaigns/{campaign:str}", Act.READ_CAMPAIGNS)
    def campaign(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        download: Filter = "",
    ) -> Response[Any]:
        """One campaign, or its runs as a workbook."""
        found = campaign_of(office, caller, campaign)
        if download == "xlsx":
            return workbook(shell, runs_table(shell, runs_of(office, caller, found.id), found.id))
        return show_campaign(office, caller, shell, found, EMPTY)


def campaign_of(office: Office, caller: Caller, campaign_id: str) -> Campaign:
    """A campaign the caller takes part in; raises NotFoundError."""
    found = next((one for one in plans.list_campaigns(office, caller) if one.id == campaign_id), None)
    if found is None:
        raise NotFoundError("campaign-not-found", id=campaign_id)
    return found


def show_campaign(office: Office, caller: Caller, shell: Shell, campaign: Campaign, form: Form) -> Response[str]:
    """The page of a campaign, with the form of a run as it was typed."""
    reports = report_draw(office, caller, campaign.id)
    runs = runs_of(office, caller, campaign.id)
    view = CampaignView(
        campaign,
        reports[0] if reports else None,
        runs_table(shell, runs, campaign.id),
        form,
        any(one.run.ended_at is None for one in runs),
    )
    crumbs = [Crumb(shell.say("pages-campaigns"), "/campaigns")]
    return shell.show("campaigns/campaign.html", campaign.title, view, crumbs, status=422 if form.refused else 200)

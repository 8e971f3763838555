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
from coordination.desk.campaigns import compare, left_groups, read_standing
from coordination.desk.drawing import report_draw
from coordination.desk.office import Office
from coordination.desk.run_reading import runs_of
from coordination.model.access import Act, Caller
from coordination.model.campaigns import CampaignStanding, Comparison, LeftGroup
from coordination.model.ceremony import AttemptReport


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign; draw: its newest attempt; comparison, left: of what was published last; form: of a new run."""

    standing: CampaignStanding
    draw: AttemptReport | None
    comparison: Comparison | None
    left: tuple[LeftGroup, ...]
    runs: Table
    form: Form


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
        if download == "xlsx":
            return workbook(shell, runs_table(shell, runs_of(office, caller, campaign), campaign))
        return show_campaign(office, caller, shell, campaign, EMPTY)


def show_campaign(office: Office, caller: Caller, shell: Shell, campaign_id: str, form: Form) -> Response[str]:
    """The page of a campaign, with the form of a run as it was typed; raises NotFoundError."""
    standing = read_standing(office, caller, campaign_id)
    reports = report_draw(office, caller, campaign_id)
    runs = runs_table(shell, runs_of(office, caller, campaign_id), campaign_id)
    published = standing.version > 0
    view = CampaignView(
        standing,
        reports[0] if reports else None,
        compare(office, caller, campaign_id) if published else None,
        tuple(left_groups(office, caller, campaign_id)) if published else (),
        runs,
        form,
    )
    crumbs, title = [Crumb(shell.say("pages-campaigns"), "/campaigns")], standing.campaign.title
    return shell.show("campaigns/campaign.html", title, view, crumbs, status=422 if form.refused else 200)

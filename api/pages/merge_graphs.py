"""The merge graph of a target: which checks meet in which visit, and why others do not."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs
from api.pages.merge_graph import graph_of, met_table
from api.pages.routing import page
from api.pages.shell import GivenShell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.tables import show_table
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import campaigns
from coordination.model.access import Act


class MergeGraphPages(Controller):
    """Drawn on the server; the sentences below say the same."""

    @page("GET", "/campaigns/{campaign:str}/targets/{target:str}", Act.READ_CAMPAIGNS)
    def graph(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        target: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """One target in the newest published version."""
        graph = campaigns.merge_graph(office, caller, shell.said, campaign, target)
        view = graph_of(shell, graph)
        title = shell.say("pages-merge-graph-of", target=graph.target_name)
        table = narrowed(shell, met_table(shell, view), listed)
        crumbs = campaign_crumbs(shell, campaign)
        return show_table(shell, "campaigns/target.html", title, table, listed, view, crumbs)

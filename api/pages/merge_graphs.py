"""The merge graph of a target: which checks meet in which visit, and why others do not."""

from __future__ import annotations

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs
from api.pages.merge_graph import graph_of
from api.pages.routing import page
from api.pages.shell import GivenShell
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
    ) -> Response[str]:
        """One target in the newest published version."""
        graph = campaigns.merge_graph(office, caller, campaign, target)
        view = graph_of(shell, graph)
        title = shell.say("pages-merge-graph-of", target=graph.target_name)
        return shell.show("campaigns/target.html", title, view, campaign_crumbs(shell, campaign))

"""What a campaign's checks and person-days are made of, page by page: checks planned, routes, people, separate work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs, rows_of
from api.pages.campaign_tables import inspectors_filter, number_of
from api.pages.days import day_of
from api.pages.routing import page
from api.pages.run_rows import parts_table
from api.pages.shell import GivenShell
from api.pages.short_lists import GivenListed, exported, narrowed
from api.pages.tables import Table, TableAsked, matching, page_in_order, paged
from api.pages.work_tables import (
    ALONE_KEYS,
    PERSON_KEYS,
    PLANNED_KEYS,
    alone_table,
    bounds_table,
    people_table,
    planned_table,
    route_keys,
    routes_table,
)
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk import campaigns
from coordination.desk.registers import counties_held
from coordination.model.access import Act
from coordination.model.campaigns import Proof, VisitFilter
from coordination.model.pages import EVERYTHING

_CAMPAIGN = "/campaigns/{campaign:str}"


@dataclass(frozen=True, slots=True)
class ProofView:
    """The bounds of a plan, and the parts of the run it comes from, None where it has none."""

    proof: Proof
    bounds: Table
    parts: Table | None


class CampaignWorkPages(Controller):
    """Rows within the caller's reach, each table with what its rows come to."""

    @page("GET", f"{_CAMPAIGN}/planned", Act.READ_CAMPAIGNS)
    def planned(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        department: Filter = "",
        area: Filter = "",
        first_date: Filter = "",
        last_date: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The checks that the published plan carries."""
        asked = TableAsked(sort, cursor, download)
        wanted = VisitFilter(department, area, day_of(first_date), day_of(last_date))
        checks = campaigns.planned_checks(office, caller, campaign, wanted)
        found = page_in_order("planned", checks, PLANNED_KEYS, asked)
        table = planned_table(shell, campaign, found.records, checks, wanted, counties_held(office, caller))
        return rows_of(shell, campaign, "pages-rows-of-planned", paged(table, found, asked), asked)

    @page("GET", f"{_CAMPAIGN}/routes", Act.READ_CAMPAIGNS)
    def routes(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        department: Filter = "",
        area: Filter = "",
        first_date: Filter = "",
        last_date: Filter = "",
        inspector: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The half days of teams; of a department those its people go on, whatever they check there."""
        asked = TableAsked(sort, cursor, download)
        every = campaigns.route_page(office, caller, campaign, VisitFilter(), EVERYTHING).records
        number = number_of(every, inspector.strip())
        wanted = VisitFilter(area=area, first_date=day_of(first_date), last_date=day_of(last_date), inspector=number)
        routes = [
            one
            for one in campaigns.route_page(office, caller, campaign, wanted, EVERYTHING).records
            if not department or any(member.department == department for member in one.team)
        ]
        areas = campaigns.areas_of_targets(office, caller, {stop.target for one in routes for stop in one.stops})
        found = page_in_order("route", routes, route_keys(areas, department), asked)
        table = routes_table(
            shell,
            campaign,
            found.records,
            routes,
            areas,
            replace(wanted, department=department),
            counties_held(office, caller),
            inspectors_filter(shell, every, inspector.strip()),
        )
        return rows_of(shell, campaign, "pages-rows-of-routes", paged(table, found, asked), asked)

    @page("GET", f"{_CAMPAIGN}/people", Act.READ_CAMPAIGNS)
    def people(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        text: Filter = "",
        department: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Who goes, and how often."""
        asked, text = TableAsked(sort, cursor, download), text.strip()
        people = [
            one
            for one in campaigns.person_loads(office, caller, campaign)
            if matching(text, one.member.name) and department in {"", one.member.department}
        ]
        found = page_in_order("person", people, PERSON_KEYS, asked)
        table = people_table(shell, campaign, found.records, people, text, department)
        return rows_of(shell, campaign, "pages-rows-of-people", paged(table, found, asked), asked)

    @page("GET", f"{_CAMPAIGN}/alone", Act.READ_CAMPAIGNS)
    def alone(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        department: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """What departments that go alone need at least, and how that is worked out."""
        asked = TableAsked(sort, cursor, download)
        work = [one for one in campaigns.separate_work(office, caller, campaign) if department in {"", one.department}]
        found = page_in_order("alone", work, ALONE_KEYS, asked)
        table = alone_table(shell, campaign, found.records, work, department)
        return rows_of(shell, campaign, "pages-rows-of-alone", paged(table, found, asked), asked)

    @page("GET", f"{_CAMPAIGN}/bounds", Act.READ_CAMPAIGNS, opt={"everywhere": True})
    def bounds(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], listed: GivenListed
    ) -> Response[Any]:
        """What no plan can beat, of what it is proved, and how to check it."""
        proof = campaigns.read_proof(office, caller, campaign)
        bounds = narrowed(shell, bounds_table(shell, proof), listed)
        parts = None
        if proof.run is not None and proof.parts:
            table = replace(
                parts_table(shell, campaign, proof.run, proof.parts), path=bounds.path, kept={"table": "parts"}
            )
            parts = narrowed(shell, table, listed)
        if listed.exporting:
            return exported(listed, bounds, *([parts] if parts else ()))
        view, title = ProofView(proof, bounds, parts), shell.say("pages-bounds")
        return shell.show("campaigns/bounds.html", title, view, campaign_crumbs(shell, campaign))

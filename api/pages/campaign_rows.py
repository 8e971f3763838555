"""What the figures of a campaign are made of, page by page: visits, checks owed, checks left out, doors entered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery

from api.pages.campaign_tables import (
    DOOR_KEYS,
    ENTERED,
    LEFT_KEYS,
    VISIT_KEYS,
    base,
    checks_table,
    doors_table,
    inspectors_filter,
    left_table,
    number_of,
    visits_table,
)
from api.pages.comparison_tables import shares_table
from api.pages.days import day_of
from api.pages.left_out import LeftView, left_view
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.tables import Table, TableAsked, matching, page_in_order, paged, read_table, show_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk import campaigns
from coordination.desk.registers import counties_held
from coordination.model.access import Act
from coordination.model.campaigns import CheckFilter, VisitFilter
from coordination.model.pages import EVERYTHING

_CAMPAIGN = "/campaigns/{campaign:str}"
_NEWEST = 0


@dataclass(frozen=True, slots=True)
class LeftRows:
    """What stands above checks left out: those of one reason, or by every reason."""

    campaign: str
    groups: tuple[LeftView, ...]


def campaign_crumbs(shell: Shell, campaign: str) -> list[Crumb]:
    """The pages above whatever belongs to a campaign."""
    return [Crumb(shell.say("pages-campaigns"), "/campaigns"), Crumb(campaign, base(campaign))]


class CampaignRowPages(Controller):
    """Rows within the caller's reach; each table can be filtered and exported."""

    @page("GET", f"{_CAMPAIGN}/visits", Act.READ_CAMPAIGNS)
    def visits(
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
        route: Filter = "",
        version: FromQuery[int] = _NEWEST,
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The visits of a published version."""
        asked = TableAsked(sort, cursor, download)
        every = campaigns.visit_page(office, caller, campaign, VisitFilter(), EVERYTHING, version).records
        number = number_of(every, inspector.strip())
        wanted = VisitFilter(department, area, day_of(first_date), day_of(last_date), number, route=route)
        visits = campaigns.visit_page(office, caller, campaign, wanted, EVERYTHING, version).records
        found = page_in_order("visit", visits, VISIT_KEYS, asked)
        people = inspectors_filter(shell, every, inspector.strip())
        table = visits_table(shell, campaign, found.records, wanted, counties_held(office, caller), people)
        kept = {"version": str(version)} if version else {}
        return rows_of(shell, campaign, "pages-rows-of-visits", paged(replace(table, kept=kept), found, asked), asked)

    @page("GET", f"{_CAMPAIGN}/checks", Act.READ_CAMPAIGNS)
    def checks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        department: Filter = "",
        source: Filter = "",
        on_site: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The checks owed: drawn, and of cases."""
        asked = TableAsked(sort, cursor, download)
        wanted = CheckFilter(department, source=source, on_site={"true": True, "false": False}.get(on_site))
        table = read_table(
            asked,
            lambda place: campaigns.check_page(office, caller, campaign, wanted, place),
            lambda found: checks_table(
                shell, campaign, found.records, campaigns.names_of(office, caller, found.records), wanted
            ),
        )
        return rows_of(shell, campaign, "pages-rows-of-checks", table, asked)

    @page("GET", f"{_CAMPAIGN}/left", Act.READ_CAMPAIGNS)
    def left(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        reason: Filter = "",
        department: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The checks that the newest version leaves out."""
        asked = TableAsked(sort, cursor, download)
        left = campaigns.left_checks(office, caller, shell.said, campaign, reason, department, EVERYTHING).records
        found = page_in_order("left", left, LEFT_KEYS, asked)
        whole = campaigns.read_standing(office, caller, campaign).campaign
        names = campaigns.names_of(office, caller, found.records)
        table = left_table(shell, whole, found.records, names, reason, department)
        groups = campaigns.left_groups(office, caller, campaign)
        shown = tuple(left_view(whole, one) for one in groups if reason in {"", one.reason})
        crumbs, title = campaign_crumbs(shell, campaign), shell.say("pages-left-out")
        more = LeftRows(campaign, shown)
        return show_table(shell, "campaigns/left.html", title, paged(table, found, asked), asked, more, crumbs)

    @page("GET", f"{_CAMPAIGN}/doors", Act.READ_CAMPAIGNS)
    def doors(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        text: Filter = "",
        department: Filter = "",
        entered: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """How often the door of each target is entered, and how often it would be."""
        asked, text = TableAsked(sort, cursor, download), text.strip()
        wanted = [
            one
            for one in campaigns.compare_targets(office, caller, campaign, EVERYTHING).records
            if matching(text, one.target_name)
            and department in {"", *one.departments}
            and (entered not in ENTERED or ENTERED[entered](one))
        ]
        found = page_in_order("door", wanted, DOOR_KEYS, asked)
        table = doors_table(shell, campaign, found.records, wanted, text, department, entered)
        return rows_of(shell, campaign, "pages-doors", paged(table, found, asked), asked)

    @page("GET", f"{_CAMPAIGN}/departments", Act.READ_CAMPAIGNS)
    def departments(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """The part of each department, beside what it would do alone."""
        table = narrowed(shell, shares_table(shell, campaigns.compare(office, caller, campaign)), listed)
        crumbs, title = campaign_crumbs(shell, campaign), shell.say("pages-shares")
        return show_table(shell, "campaigns/rows.html", title, table, listed, campaign, crumbs)


def rows_of(shell: Shell, campaign: str, title: str, table: Table, asked: TableAsked) -> Response[Any]:
    """A page of a campaign with one table; title: a code."""
    crumbs = campaign_crumbs(shell, campaign)
    return show_table(shell, "campaigns/rows.html", shell.say(title), table, asked, campaign, crumbs)

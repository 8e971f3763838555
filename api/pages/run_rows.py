"""What the figures of a run are made of: the visits of its plan, the checks left out, the parts it was solved in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import run_address, session_name, visit_columns
from api.pages.register_tables import departments_filter
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, matching, page_in_order, paged, show_table
from api.pages.work_tables import route_column, routes_total
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor
from api.rest.pages import Filter as Typed
from coordination.desk.run_plans import LeftByRun, PlannedRoute, PlannedVisit, open_plan
from coordination.model.access import Act
from coordination.model.pages import Page
from coordination.model.runs import RunBlock
from solvers.planning.plan import REASONS

_RUN = "/campaigns/{campaign:str}/runs/{run:int}"
_VISIT_KEYS: Mapping[str, Callable[[PlannedVisit], Any]] = {
    "target": lambda one: one.target_name,
    "on": lambda one: (one.held_on, one.start),
    "time": lambda one: one.start,
    "departments": lambda one: one.departments,
    "checks": lambda one: one.checks,
    "team": lambda one: one.team,
}
_ROUTE_KEYS: Mapping[str, Callable[[PlannedRoute], Any]] = {
    "on": lambda one: (one.held_on, one.start),
    "session": lambda one: one.start,
    "departments": lambda one: one.departments,
    "visits": lambda one: one.visits,
    "checks": lambda one: one.checks,
    "team": lambda one: one.team,
    "people": lambda one: len(one.team),
}
_LEFT_KEYS: Mapping[str, Callable[[LeftByRun], str]] = {
    "target": lambda one: one.target_name,
    "department": lambda one: one.department,
    "item": lambda one: one.item_name,
    "reason": lambda one: one.reason,
    "detail": lambda one: one.detail,
}


class RunRowPages(Controller):
    """Whoever decides whether a plan is published can look into it before."""

    @page("GET", f"{_RUN}/visits", Act.READ_CAMPAIGNS, opt={"everywhere": True})
    def visits(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
        text: Typed = "",
        department: Typed = "",
        route: Typed = "",
        sort: Typed = "",
        cursor: Cursor = "",
        download: Typed = "",
    ) -> Response[Any]:
        """The visits of a run's plan."""
        asked, text = TableAsked(sort, cursor, download), text.strip()
        wanted = [
            one
            for one in open_plan(office, caller, shell.said, campaign, run).visits
            if matching(text, one.target_name, *one.team)
            and department in {"", *one.departments}
            and route in {"", one.route}
        ]
        found = page_in_order("run-visit", wanted, _VISIT_KEYS, asked)
        filters = (
            Filter("text", shell.say("pages-filter-visit"), text),
            departments_filter(shell, department),
            *([Filter("route", shell.say("visit-column-route"), route)] if route else ()),
        )
        table = replace(planned_table(shell, f"{run_address(campaign, run)}/visits", found.records), filters=filters)
        return _rows(shell, campaign, run, "pages-run-visits", table, found, asked)

    @page("GET", f"{_RUN}/routes", Act.READ_CAMPAIGNS, opt={"everywhere": True})
    def routes(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
        text: Typed = "",
        department: Typed = "",
        sort: Typed = "",
        cursor: Cursor = "",
        download: Typed = "",
    ) -> Response[Any]:
        """The half days of teams in a run's plan."""
        asked, text = TableAsked(sort, cursor, download), text.strip()
        wanted = [
            one
            for one in open_plan(office, caller, shell.said, campaign, run).routes
            if matching(text, *one.team) and department in {"", *one.departments}
        ]
        found = page_in_order("run-route", wanted, _ROUTE_KEYS, asked)
        filters = (Filter("text", shell.say("pages-people-name"), text), departments_filter(shell, department))
        table = planned_routes_table(shell, run_address(campaign, run), found.records, wanted)
        return _rows(shell, campaign, run, "pages-run-routes", replace(table, filters=filters), found, asked)

    @page("GET", f"{_RUN}/left", Act.READ_CAMPAIGNS, opt={"everywhere": True})
    def left(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
        reason: Typed = "",
        department: Typed = "",
        sort: Typed = "",
        cursor: Cursor = "",
        download: Typed = "",
    ) -> Response[Any]:
        """The checks that a run's plan leaves out."""
        asked = TableAsked(sort, cursor, download)
        wanted = [
            one
            for one in open_plan(office, caller, shell.said, campaign, run).left
            if reason in {"", one.reason} and department in {"", one.department}
        ]
        found = page_in_order("run-left", wanted, _LEFT_KEYS, asked)
        reasons = tuple((one, shell.say(f"reason-name-{dashed(one)}")) for one in REASONS)
        filters = (
            Filter("reason", shell.say("left-column-reason"), reason, "choice", reasons),
            departments_filter(shell, department),
        )
        table = replace(left_by_run_table(shell, f"{run_address(campaign, run)}/left", found.records), filters=filters)
        return _rows(shell, campaign, run, "pages-run-left", table, found, asked)


def planned_table(shell: Shell, path: str, visits: Iterable[PlannedVisit]) -> Table:
    """Visits that are planned and not published. Pure."""
    columns = (*visit_columns(shell), Column(shell.say("visit-column-route"), shown=False))
    rows = tuple(
        (
            Cell(one.target_name, f"/targets/{quote(one.target, safe='')}"),
            Cell(one.held_on.isoformat()),
            Cell(f"{one.start}–{one.end}"),
            Cell(shell.listed(shell.department(code) for code in one.departments)),
            Cell(str(one.checks)),
            Cell(shell.listed(one.team)),
            Cell(one.route),
        )
        for one in visits
    )
    return Table("run-visits", path, columns, rows)


def planned_routes_table(
    shell: Shell, run: str, routes: Iterable[PlannedRoute], every: Collection[PlannedRoute]
) -> Table:
    """Routes that are planned and not published; run: its page; every: the routes that pass the filters. Pure."""
    columns = (
        *(route_column(shell, key) for key in _ROUTE_KEYS),
        Column(shell.say("visit-column-route"), shown=False),
    )
    rows = tuple(
        (
            Cell(one.held_on.isoformat(), f"{run}/visits?route={quote(one.id)}"),
            Cell(session_name(shell, one.session)),
            Cell(shell.departments(one.departments)),
            Cell(str(one.visits), f"{run}/visits?route={quote(one.id)}"),
            Cell(str(one.checks)),
            Cell(shell.listed(one.team)),
            Cell(str(len(one.team))),
            Cell(one.id),
        )
        for one in routes
    )
    total = routes_total(shell, len(every), sum(len(one.team) for one in every))
    return Table("run-routes", f"{run}/routes", columns, rows, total=total)


def left_by_run_table(shell: Shell, path: str, left: Iterable[LeftByRun]) -> Table:
    """Checks that a plan leaves out, each with what it waits for. Pure."""
    columns = (
        *(Column(shell.say(f"left-column-{one}"), one) for one in _LEFT_KEYS),
        Column(shell.say("left-column-check"), shown=False),
    )
    rows = tuple(
        (
            Cell(one.target_name, f"/targets/{quote(one.target, safe='')}"),
            Cell(shell.department(one.department)),
            Cell(one.item_name, f"/items/{quote(one.item, safe='')}"),
            Cell(shell.say(f"reason-name-{dashed(one.reason)}")),
            Cell(one.detail),
            Cell(one.check),
        )
        for one in left
    )
    return Table("run-left", path, columns, rows, empty="pages-nothing-left")


def parts_table(shell: Shell, campaign: str, run: int, parts: Sequence[RunBlock]) -> Table:
    """The parts a run is solved in: what the best plan takes in each, and what every plan takes at least. Pure."""
    heads = ("part", "state", "best", "bound", "seconds", "starts")
    columns = tuple(Column(shell.say(f"pages-run-part-{head}"), number=head != "state") for head in heads)
    rows = tuple(
        (
            Cell(str(one.number + 1)),
            Cell(shell.say(f"pages-run-part-is-{one.state.value}"), tone="good" if one.state == "done" else "calm"),
            Cell("" if one.best is None else str(one.best)),
            Cell("" if one.bound is None else str(one.bound)),
            Cell("" if one.seconds is None else f"{one.seconds:.1f}"),
            Cell(str(one.starts)),
        )
        for one in parts
    )
    return Table("parts", run_address(campaign, run), columns, rows, empty="pages-run-parts-none")


def _rows(
    shell: Shell, campaign: str, run: int, title: str, table: Table, found: Page[Any], asked: TableAsked
) -> Response[Any]:
    crumbs = [*campaign_crumbs(shell, campaign), Crumb(shell.say("pages-run", run=run), run_address(campaign, run))]
    return show_table(
        shell, "campaigns/rows.html", shell.say(title, run=run), paged(table, found, asked), asked, campaign, crumbs
    )

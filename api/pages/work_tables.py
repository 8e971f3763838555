"""What checks and half days of a campaign's plan add up from: checks, routes, people, separate work; bounds. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from api.pages.campaign_tables import (
    base,
    item_address,
    person_days,
    session_name,
    visit_address,
    where_and_when,
)
from api.pages.register_tables import departments_filter
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table
from coordination.model.campaigns import AloneWork, PersonLoad, PlannedCheck, Proof, PublishedRoute, VisitFilter
from coordination.model.regions import Region
from coordination.model.versions import PublishedMember

PLANNED_KEYS: Mapping[str, Callable[[PlannedCheck], Any]] = {
    "target": lambda one: one.target_name,
    "on": lambda one: one.held_on,
    "department": lambda one: one.check.department,
    "item": lambda one: one.check.item,
    "minutes": lambda one: -1 if one.minutes is None else one.minutes,
    "batch": lambda one: one.check.batch,
}
PERSON_KEYS: Mapping[str, Callable[[PersonLoad], Any]] = {
    "name": lambda one: one.member.name,
    "department": lambda one: one.member.department,
    "visits": lambda one: one.visits,
    "half-days": lambda one: one.routes,
}
ALONE_KEYS: Mapping[str, Callable[[AloneWork], Any]] = {
    "department": lambda one: one.department,
    "targets": lambda one: one.targets,
    "places": lambda one: one.places,
    "minutes": lambda one: one.minutes,
    "routes": lambda one: one.routes,
    "people": lambda one: one.person_sessions,
    "planned": lambda one: -1 if one.planned is None else one.planned,
}

ALIKE = {"setup": "setup_minutes", "between": "between_minutes", "longest": "session_minutes", "team": "team"}
"""What separate work is worked out from that is the same for every department, by the end of its text."""


def planned_table(
    shell: Shell,
    campaign: str,
    checks: Iterable[PlannedCheck],
    every: Collection[PlannedCheck],
    asked: VisitFilter,
    counties: Iterable[Region],
) -> Table:
    """Checks that the plan carries, each with its visit; every: those that pass the filters."""
    say = shell.say
    columns = (
        Column(say("visit-column-target"), "target"),
        Column(say("visit-column-date"), "on"),
        Column(say("check-column-department"), "department"),
        Column(say("check-column-item"), "item"),
        Column(say("pages-column-minutes"), "minutes", number=True),
        Column(say("pages-column-batch"), "batch"),
        Column(say("check-column-check"), shown=False),
    )
    rows = tuple(
        (
            Cell(one.target_name, visit_address(campaign, one.visit)),
            Cell(one.held_on.isoformat()),
            Cell(shell.department(one.check.department)),
            Cell(one.check.item_name, item_address(shell, one.check.item, one.check.department)),
            Cell("–" if one.minutes is None else str(one.minutes)),
            Cell(one.check.batch),
            Cell(one.check.id),
        )
        for one in checks
    )
    total = say(
        "pages-planned-total",
        checks=len(every),
        visits=len({one.visit for one in every}),
        minutes=sum(one.minutes or 0 for one in every),
    )
    filters = (departments_filter(shell, asked.department), *where_and_when(shell, asked, counties))
    return Table("planned", f"{base(campaign)}/planned", columns, rows, filters, total=total)


def route_keys(areas: Mapping[str, str], department: str) -> Mapping[str, Callable[[PublishedRoute], Any]]:
    """By what routes are sorted; areas: of targets; department: whose people are counted, of all where it is empty."""
    return {
        "on": lambda one: (one.held_on, one.stops[0].start),
        "session": lambda one: one.stops[0].start,
        "area": lambda one: _areas(one, areas),
        "departments": lambda one: len({member.department for member in one.team}),
        "visits": lambda one: len(one.stops),
        "checks": lambda one: sum(stop.checks for stop in one.stops),
        "team": lambda one: [member.name for member in members_of(one, department)],
        "people": lambda one: len(members_of(one, department)),
    }


def members_of(route: PublishedRoute, department: str) -> list[PublishedMember]:
    """Who goes of a department; the whole team where none is named."""
    return [member for member in route.team if department in {"", member.department}]


def routes_table(
    shell: Shell,
    campaign: str,
    routes: Iterable[PublishedRoute],
    every: Collection[PublishedRoute],
    areas: Mapping[str, str],
    asked: VisitFilter,
    counties: Iterable[Region],
    people: Filter,
) -> Table:
    """Half days of teams; of a department that is asked for its people alone are named and counted.

    every: the routes that pass the filters; areas: of targets; people: the filter for a member of the team.
    """
    say = shell.say
    columns = (
        *(route_column(shell, key) for key in route_keys(areas, asked.department)),
        Column(say("route-column-route"), shown=False),
    )
    rows = []
    for one in routes:
        visits, team = f"{base(campaign)}/visits?route={quote(one.id)}", members_of(one, asked.department)
        rows.append(
            (
                Cell(one.held_on.isoformat(), visits),
                Cell(session_name(shell, one.session)),
                Cell(shell.regions(_areas(one, areas))),
                Cell(shell.departments(member.department for member in one.team)),
                Cell(str(len(one.stops)), visits),
                Cell(str(sum(stop.checks for stop in one.stops))),
                Cell(shell.listed(member.name for member in team)),
                Cell(str(len(team))),
                Cell(one.id),
            )
        )
    sessions = sum(len(members_of(one, asked.department)) for one in every)
    total = routes_total(shell, len(every), sessions)
    filters = (departments_filter(shell, asked.department), *where_and_when(shell, asked, counties), people)
    return Table("routes", f"{base(campaign)}/routes", columns, tuple(rows), filters, total=total)


def route_column(shell: Shell, key: str) -> Column:
    """What is shown of a route, published or not."""
    texts = {
        "on": "route-column-date",
        "session": "route-column-session",
        "area": "pages-column-region",
        "departments": "visit-column-departments",
        "visits": "figure-visits",
        "checks": "visit-column-checks",
        "team": "route-column-team",
        "people": "pages-best",
    }
    return Column(shell.say(texts[key]), key, number=key in {"visits", "checks", "people"})


def routes_total(shell: Shell, routes: int, sessions: int) -> str:
    """What routes come to; sessions: half days of people."""
    return shell.say("pages-routes-total", routes=routes, sessions=sessions, days=person_days(sessions))


def people_table(
    shell: Shell,
    campaign: str,
    people: Iterable[PersonLoad],
    every: Collection[PersonLoad],
    text: str,
    department: str,
) -> Table:
    """Who goes, and on how many half days; every: those that pass the filters."""
    say = shell.say
    columns = (
        Column(say("pages-people-name"), "name"),
        Column(say("pages-column-department"), "department"),
        Column(say("figure-visits"), "visits", number=True),
        Column(say("pages-column-half-days"), "half-days", number=True),
    )
    rows = tuple(
        (
            Cell(one.member.name, _inspector_address(shell, one)),
            Cell(shell.department(one.member.department)),
            Cell(str(one.visits), f"{base(campaign)}/visits?inspector={quote(one.member.inspector)}"),
            Cell(str(one.routes), f"{base(campaign)}/routes?inspector={quote(one.member.inspector)}"),
        )
        for one in people
    )
    sessions = sum(one.routes for one in every)
    total = say("pages-people-total", people=len(every), sessions=sessions, days=person_days(sessions))
    filters = (Filter("text", say("pages-people-name"), text), departments_filter(shell, department))
    return Table("people", f"{base(campaign)}/people", columns, rows, filters, total=total)


def alone_table(
    shell: Shell, campaign: str, work: Iterable[AloneWork], every: Collection[AloneWork], department: str
) -> Table:
    """What each department would need at least, if it went alone, with what that is worked out from.

    What is the same for all stands in the sum below the rows, and in columns of the export; so does what a plan of
    separate work takes, where there is one.
    """
    made = [one.planned for one in every if one.planned is not None]
    columns = (
        *(Column(shell.say(f"pages-alone-{key}"), key, number=key != "department") for key in _alone_keys(made)),
        *(Column(shell.say(f"pages-alone-{key}"), shown=False) for key in ALIKE),
    )
    at = base(campaign)
    rows = tuple(
        (
            Cell(shell.department(one.department)),
            Cell(str(one.targets), f"{at}/doors?department={quote(one.department)}"),
            Cell(str(one.places)),
            Cell(str(one.minutes), f"{at}/planned?department={quote(one.department)}"),
            Cell(str(one.routes)),
            Cell(person_days(one.person_sessions)),
            *([Cell(person_days(one.planned))] if made else []),
            *(Cell(str(getattr(one, name))) for name in ALIKE.values()),
        )
        for one in work
    )
    alike = {key: getattr(one, name) for one in every for key, name in ALIKE.items()}
    days = person_days(sum(one.person_sessions for one in every))
    total = shell.say("pages-alone-total", days=days, **alike) if alike else ""
    if made:
        total = f"{shell.say('pages-alone-made', days=person_days(sum(made)))} {total}"
    filters = (departments_filter(shell, department),)
    return Table("alone", f"{at}/alone", columns, rows, filters, total=total, empty="pages-alone-unknown")


def _alone_keys(made: Collection[int]) -> list[str]:
    return [key for key in ALONE_KEYS if made or key != "planned"]


def bounds_table(shell: Shell, proof: Proof) -> Table:
    """What the plan reaches beside what no plan can beat; the gap between them."""
    say, at = shell.say, base(proof.campaign)
    rows_of = {"planned_weight": "planned", "visits": "visits", "person_sessions": "routes"}
    columns = (
        Column(say("figure-column-name")),
        *(Column(say(f"pages-bounds-{one}"), number=True) for one in ("plan", "bound", "gap")),
    )
    rows = tuple(
        (
            Cell(say(f"pages-bounds-{dashed(one.name)}"), f"#{dashed(one.name)}"),
            Cell(str(one.score), f"{at}/{rows_of[one.name]}"),
            Cell("–" if one.bound is None else f"{'≤' if one.name == 'planned_weight' else '≥'} {one.bound}"),
            Cell("–" if one.gap is None else f"{100 * one.gap:.1f}%"),
        )
        for one in proof.bounds
    )
    return Table("bounds", f"{at}/bounds", columns, rows)


def _areas(route: PublishedRoute, areas: Mapping[str, str]) -> list[str]:
    return sorted({areas[stop.target] for stop in route.stops if stop.target in areas})


def _inspector_address(shell: Shell, one: PersonLoad) -> str:
    seen = shell.reaches(one.member.department) and not shell.caller.reach.region
    return f"/inspectors/{quote(one.member.inspector)}" if seen else ""

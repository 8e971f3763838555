"""What a campaign's figures are made of, as tables: visits, checks owed, checks left out, doors, departments. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from api.pages.register_tables import departments_filter
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table
from coordination.model.campaigns import (
    CheckFilter,
    LeftCheck,
    Names,
    PublishedRoute,
    TargetShare,
    VisitFilter,
)
from coordination.model.draws import CheckDemand, Source
from coordination.model.pins import CampaignPin
from coordination.model.plans import Campaign
from coordination.model.regions import Region
from coordination.model.versions import PublishedVisit
from solvers.planning.plan import REASONS

PERSON_DAY = 2


def base(campaign: str) -> str:
    """The address of a campaign's page."""
    return f"/campaigns/{quote(campaign, safe='')}"


def run_address(campaign: str, run: int) -> str:
    """The page of a run."""
    return f"{base(campaign)}/runs/{run}"


def visit_address(campaign: str, visit: str) -> str:
    """The page of a visit."""
    return f"{base(campaign)}/visits/{quote(visit, safe='')}"


def graph_address(campaign: str, target: str) -> str:
    """The merge graph of a target."""
    return f"{base(campaign)}/targets/{quote(target, safe='')}"


def item_address(shell: Shell, item: str, department: str) -> str:
    """The page of a department's item, to whom it is open; else none, so that no link leads to what is not found."""
    return f"/items/{quote(item, safe='')}" if shell.reaches(department) else ""


def session_name(shell: Shell, session: str) -> str:
    """What a session is called; its id where it has no name."""
    code = f"pages-session-{session}"
    return shell.say(code) if shell.said.has(code) else session


def areas_filter(shell: Shell, counties: Iterable[Region], area: str) -> Filter:
    """The counties to choose from."""
    choices = tuple((one.code, shell.region(one.code)) for one in counties)
    return Filter("area", shell.say("pages-column-region"), area, "choice", choices)


def where_and_when(shell: Shell, asked: VisitFilter, counties: Iterable[Region]) -> tuple[Filter, ...]:
    """The county, and the first and last day, to choose."""
    first, last = (day.isoformat() if day else "" for day in (asked.first_date, asked.last_date))
    return (
        areas_filter(shell, counties, asked.area),
        Filter("first_date", shell.say("pages-column-first"), first, "date"),
        Filter("last_date", shell.say("pages-column-last"), last, "date"),
    )


def inspectors_filter(shell: Shell, teamed: Iterable[PublishedVisit | PublishedRoute], inspector: str) -> Filter:
    """The people who are in a team of some visits or routes to choose from, by certificate number."""
    people = {member.inspector: member for one in teamed for member in one.team}
    known = tuple((number, f"{one.name}　{shell.department(one.department)}") for number, one in sorted(people.items()))
    return Filter("inspector", shell.say("pages-filter-inspector"), inspector, "text", known)


def number_of(teamed: Iterable[PublishedVisit | PublishedRoute], typed: str) -> str:
    """The certificate number of whoever has the typed name, where only one in the teams has; else what was typed."""
    named = {member.inspector for one in teamed for member in one.team if member.name == typed}
    return named.pop() if len(named) == 1 else typed


VISIT_KEYS: Mapping[str, Callable[[PublishedVisit], Any]] = {
    "target": lambda one: one.target_name,
    "on": lambda one: (one.held_on, one.start),
    "time": lambda one: (one.start, one.end),
    "departments": lambda one: len({check.department for check in one.checks}),
    "checks": lambda one: len(one.checks),
    "team": lambda one: len(one.team),
}
LEFT_KEYS: Mapping[str, Callable[[LeftCheck], str]] = {
    "target": lambda one: one.target_name,
    "department": lambda one: one.department,
    "item": lambda one: one.item,
    "window": lambda one: f"{one.first_date} {one.last_date}",
    "reason": lambda one: one.reason,
    "detail": lambda one: one.detail,
}
DOOR_KEYS: Mapping[str, Callable[[TargetShare], Any]] = {
    "target": lambda one: one.target_name,
    "checks": lambda one: one.checks,
    "departments": lambda one: len(one.departments),
    "separate": lambda one: one.separate,
    "visits": lambda one: one.visits,
    "saved": lambda one: one.saved,
}

ENTERED: Mapping[str, Callable[[TargetShare], bool]] = {
    "once": lambda one: one.visits == 1,
    "more": lambda one: one.visits > 1,
}
"""How often the door of a target is entered, as one may ask for it."""


def visits_table(
    shell: Shell,
    campaign: str,
    visits: Iterable[PublishedVisit],
    asked: VisitFilter,
    counties: Iterable[Region],
    people: Filter | None = None,
) -> Table:
    """Visits in order of time; counties: to choose from; people: the filter for a member of the team."""
    say = shell.say
    columns = (
        *visit_columns(shell),
        Column(say("pages-column-address"), shown=False),
        Column(say("visit-column-route"), shown=False),
    )
    filters = (
        departments_filter(shell, asked.department),
        *where_and_when(shell, asked, counties),
        *([people] if people else ()),
        *([Filter("route", say("visit-column-route"), asked.route)] if asked.route else ()),
    )
    rows = tuple(
        (
            Cell(visit.target_name, visit_address(campaign, visit.id)),
            Cell(visit.held_on.isoformat()),
            Cell(f"{visit.start}–{visit.end}"),
            Cell(departments_of(shell, visit)),
            Cell(str(len(visit.checks))),
            Cell(shell.listed(member.name for member in visit.team)),
            Cell(visit.address),
            Cell(visit.route),
        )
        for visit in visits
    )
    return Table("visits", f"{base(campaign)}/visits", columns, rows, filters)


def visit_columns(shell: Shell) -> tuple[Column, ...]:
    """What is shown of a visit, published or not."""
    say = shell.say
    return (
        Column(say("visit-column-target"), "target"),
        Column(say("visit-column-date"), "on"),
        Column(say("pages-column-time"), "time"),
        Column(say("visit-column-departments"), "departments"),
        Column(say("visit-column-checks"), "checks", number=True),
        Column(say("visit-column-team"), "team"),
    )


def departments_of(shell: Shell, visit: PublishedVisit) -> str:
    """The departments with a check in a visit, in its order."""
    return shell.departments(check.department for check in visit.checks)


def checks_table(shell: Shell, campaign: str, checks: Iterable[CheckDemand], names: Names, asked: CheckFilter) -> Table:
    """Checks owed."""
    say = shell.say
    heads = ("target", "department", "item", "first", "last", "source")
    keys = ("target", "department", "item", "first_date", "last_date", "source")
    named = (Column(say(f"check-column-{head}"), key) for head, key in zip(heads, keys, strict=True))
    columns = (*named, Column(say("check-column-check"), shown=False))
    sources = tuple((one.value, say(f"source-{dashed(one.value)}")) for one in Source)
    filters = (
        departments_filter(shell, asked.department),
        Filter("source", say("check-column-source"), asked.source, "choice", sources),
        Filter(
            "on_site",
            say("pages-filter-on-site"),
            "" if asked.on_site is None else "true" if asked.on_site else "false",
            "choice",
            (("true", say("pages-on-site")), ("false", say("pages-off-site"))),
        ),
    )
    rows = tuple(
        (
            Cell(names.targets.get(one.target, one.target), f"/targets/{quote(one.target, safe='')}"),
            Cell(shell.department(one.department)),
            Cell(names.items.get(one.item, one.item), item_address(shell, one.item, one.department)),
            Cell(one.first_date.isoformat()),
            Cell(one.last_date.isoformat()),
            Cell(say(f"source-{dashed(one.source.value)}")),
            Cell(one.id),
        )
        for one in checks
    )
    return Table("checks", f"{base(campaign)}/checks", columns, rows, filters)


def left_table(
    shell: Shell, campaign: Campaign, left: Iterable[LeftCheck], names: Names, reason: str, department: str
) -> Table:
    """Checks left out, each with what it waits for; a target leads to its merge graph, a window to its batch."""
    say = shell.say
    heads = ("target", "department", "item", "window", "reason", "detail")
    columns = (
        *(Column(say(f"left-column-{one}"), one) for one in heads),
        Column(say("left-column-check"), shown=False),
    )
    reasons = tuple((one, say(f"reason-name-{dashed(one)}")) for one in REASONS)
    filters = (
        Filter("reason", say("left-column-reason"), reason, "choice", reasons),
        departments_filter(shell, department),
    )
    rows = tuple(
        (
            Cell(one.target_name, graph_address(campaign.id, one.target)),
            Cell(shell.department(one.department)),
            Cell(names.items.get(one.item, one.item), item_address(shell, one.item, one.department)),
            Cell(f"{one.first_date}–{one.last_date}", f"/plans/{campaign.year}/batches/{quote(one.batch, safe='')}"),
            Cell(say(f"reason-name-{dashed(one.reason)}")),
            Cell(one.detail),
            Cell(one.check),
        )
        for one in left
    )
    return Table("left", f"{base(campaign.id)}/left", columns, rows, filters, empty="pages-nothing-left")


def doors_table(
    shell: Shell,
    campaign: str,
    targets: Iterable[TargetShare],
    every: Collection[TargetShare],
    text: str,
    department: str,
    entered: str,
) -> Table:
    """How often each target's door is entered, and how often it would be.

    every: the targets that pass the filters; entered: `once` or `more`, which of them were asked for.
    """
    say = shell.say
    columns = (
        Column(say("visit-column-target"), "target"),
        Column(say("share-column-checks"), "checks", number=True),
        Column(say("visit-column-departments"), "departments"),
        Column(say("share-column-separate"), "separate", number=True),
        Column(say("share-column-visits"), "visits", number=True),
        Column(say("pages-column-saved"), "saved", number=True),
    )
    rows = tuple(
        (
            Cell(one.target_name, graph_address(campaign, one.target)),
            Cell(str(one.checks)),
            Cell(shell.listed(shell.department(code) for code in one.departments)),
            Cell(str(one.separate)),
            Cell(str(one.visits)),
            Cell(str(one.saved)),
        )
        for one in targets
    )
    often = tuple((one, say(f"pages-entered-{one}")) for one in ENTERED)
    filters = (
        Filter("text", say("pages-filter-name"), text),
        departments_filter(shell, department),
        Filter("entered", say("share-column-visits"), entered, "choice", often),
    )
    separate, visits = sum(one.separate for one in every), sum(one.visits for one in every)
    total = say("pages-doors-total", targets=len(every), separate=separate, visits=visits, saved=separate - visits)
    return Table("doors", f"{base(campaign)}/doors", columns, rows, filters, total=total)


def visit_checks_table(shell: Shell, campaign: str, visit: PublishedVisit) -> Table:
    """The checks of one visit."""
    columns = tuple(
        Column(shell.say(head)) for head in ("check-column-item", "check-column-department", "pages-column-batch")
    )
    rows = tuple(
        (
            Cell(check.item_name, item_address(shell, check.item, check.department)),
            Cell(shell.department(check.department)),
            Cell(check.batch),
        )
        for check in visit.checks
    )
    return Table("checks", visit_address(campaign, visit.id), columns, rows)


def pins_table(shell: Shell, campaign: str, pins: Iterable[CampaignPin], visits: Iterable[PublishedVisit]) -> Table:
    """The pinned visits; a pin on the checks of a published visit leads there."""
    say = shell.say
    by_checks = {frozenset(check.id for check in visit.checks): visit for visit in visits}
    columns = tuple(
        Column(say(f"pages-pin-{one}"), number=one == "checks")
        for one in ("visit", "held-on", "session", "checks", "reason", "entered-by", "entered-at")
    )
    rows = []
    for pin in pins:
        visit = by_checks.get(frozenset(pin.checks))
        rows.append(
            (
                Cell(visit.target_name, visit_address(campaign, visit.id)) if visit else Cell(pin.checks[0]),
                Cell(pin.held_on.isoformat()),
                Cell(session_name(shell, pin.session) if pin.session else say("pages-any-session")),
                Cell(str(len(pin.checks))),
                Cell(pin.reason),
                Cell(shell.person(pin.entered_by)),
                Cell(shell.when(pin.entered_at)),
            )
        )
    return Table("pins", f"{base(campaign)}/pins", columns, tuple(rows), empty="pages-no-pins")


def person_days(sessions: int | None) -> str:
    """Half days of people as days; a dash where they are not known."""
    return "–" if sessions is None else f"{sessions / PERSON_DAY:g}"

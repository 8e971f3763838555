"""`onevisit campaign`: how far campaigns are, what their published plans hold, save and leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import tell_table, when
from coordination.desk import campaigns
from coordination.desk.permission import OPERATOR
from coordination.model.campaigns import CampaignStanding, CheckFilter, Comparison, VisitFilter
from coordination.model.draws import Source
from coordination.model.pages import Page, Wanted
from coordination.model.versions import PublishedVisit
from coordination.texts import Texts
from solvers.planning.plan import REASONS

CAMPAIGN_COLUMNS = ("id", "title", "draw", "checks", "targets", "version", "run")
CHECK_COLUMNS = ("check", "target", "department", "item", "first", "last", "source")
VISIT_COLUMNS = ("date", "start", "end", "target", "departments", "checks", "team", "route")
ROUTE_COLUMNS = ("route", "date", "session", "stops", "team")
LEFT_COLUMNS = ("check", "target", "department", "item", "reason", "detail")
SHARE_COLUMNS = ("department", "checks", "visits", "separate", "people", "people-alone")
FIGURES = ("owed", "off-site", "planned", "left-out", "targets", "visits", "routes", "inspectors", "person-days")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `campaign`."""
    group = Group("campaign", said, "campaign")
    group.add_command(Command("list", said, "campaign-list", callback=lambda: _list(said)))
    _add(group, said, "show", _show)
    _add(group, said, "compare", _compare, _version(said))
    limit = _option("limit", said, type=click.IntRange(1, 100_000), default=50, show_default=True)
    department, target = _option("department", said), _option("target", said)
    sources = click.Choice([source.value for source in Source])
    _add(
        group,
        said,
        "checks",
        _checks,
        department,
        target,
        _option("item", said),
        _option("source", said, type=sources, default=None),
        limit,
    )
    days = [
        click.Option(
            [f"--{name}"], type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=said.say(f"help-campaign-{name}")
        )
        for name in ("from", "to")
    ]
    filters = [department, _option("area", said), *days, _option("inspector", said), target]
    _add(group, said, "visits", _visits, *filters, _version(said), limit)
    tasks: dict[str, Any] = {"callback": lambda limit, **given: _tasks(said, limit, given), "params": [*filters, limit]}
    group.add_command(Command("tasks", said, "campaign-tasks", **tasks))
    _add(group, said, "routes", _routes, *filters, _version(said), limit)
    reason = _option("reason", said, type=click.Choice(REASONS), default=None)
    _add(group, said, "unplanned", _unplanned, reason, department, _version(said), limit)
    return {"campaign": group}


def _add(group: Group, said: Texts, name: str, act: Callable[..., None], *options: click.Parameter) -> None:
    """A command about one campaign."""

    def call(campaign: str, **given: object) -> None:
        act(said, campaign, **given)

    parameters = [click.Argument(["campaign"]), *options]
    group.add_command(Command(name, said, f"campaign-{name}", callback=call, params=parameters))


def _option(name: str, said: Texts, **settings: object) -> click.Option:
    return click.Option([f"--{name}"], **{"default": "", "help": said.say(f"help-campaign-{name}"), **settings})  # type: ignore[arg-type]


def _version(said: Texts) -> click.Option:
    return _option("version", said, type=click.IntRange(min=0), default=0)


def _list(said: Texts) -> None:
    rows = [_standing(one, said) for one in campaigns.list_standings(open_office(), OPERATOR)]
    tell_table([said.say(f"campaign-column-{column}") for column in CAMPAIGN_COLUMNS], rows)


def _standing(one: CampaignStanding, said: Texts) -> list[str]:
    return [
        one.campaign.id,
        one.campaign.title,
        said.say(f"draw-state-{one.draw.value}") if one.draw else "-",
        str(one.checks),
        str(one.targets),
        str(one.version or "-"),
        str(one.run or "-"),
    ]


def _show(said: Texts, campaign: str) -> None:
    office = open_office()
    one = campaigns.read_standing(office, OPERATOR, campaign)
    _list_of(said, "campaign", CAMPAIGN_COLUMNS, [_standing(one, said)])
    span = {"first": one.campaign.first_date.isoformat(), "last": one.campaign.last_date.isoformat()}
    click.echo(said.say("campaign-batches", batches=said.listed(one.campaign.batches), pack=one.campaign.pack, **span))
    for stamp in campaigns.version_list(office, OPERATOR, campaign):
        at = when(stamp.published_at)
        click.echo(said.say("campaign-version", version=stamp.version, at=at, sha256=stamp.sha256))


def _checks(
    said: Texts, campaign: str, department: str, target: str, item: str, source: str | None, limit: int
) -> None:
    filters = CheckFilter(department, target, item, source or "")
    page = campaigns.check_page(open_office(), OPERATOR, campaign, filters, Wanted(limit))
    rows = [
        [
            one.id,
            one.target,
            one.department,
            one.item,
            one.first_date.isoformat(),
            one.last_date.isoformat(),
            said.say(f"source-{one.source.value.replace('_', '-')}"),
        ]
        for one in page.records
    ]
    _list_page(said, "check", CHECK_COLUMNS, rows, page)


def _visits(said: Texts, campaign: str, version: int, limit: int, **given: str | datetime | None) -> None:
    page = campaigns.visit_page(open_office(), OPERATOR, campaign, _filter(given), Wanted(limit), version)
    _list_page(said, "visit", VISIT_COLUMNS, [_visit(one, said) for one in page.records], page)


def _tasks(said: Texts, limit: int, given: dict[str, str | datetime | None]) -> None:
    page = campaigns.task_page(open_office(), OPERATOR, _filter(given), Wanted(limit))
    rows = [[*_visit(one.visit, said), one.campaign] for one in page.records]
    _list_page(said, "visit", (*VISIT_COLUMNS, "campaign"), rows, page)


def _visit(one: PublishedVisit, said: Texts) -> list[str]:
    return [
        one.held_on.isoformat(),
        one.start,
        one.end,
        f"{one.target_name} {one.target}",
        said.listed(sorted({check.department for check in one.checks})),
        str(len(one.checks)),
        said.listed(member.name for member in one.team),
        one.route,
    ]


def _routes(said: Texts, campaign: str, version: int, limit: int, **given: str | datetime | None) -> None:
    page = campaigns.route_page(open_office(), OPERATOR, campaign, _filter(given), Wanted(limit), version)
    rows = [
        [
            one.id,
            one.held_on.isoformat(),
            one.session,
            said.listed(f"{stop.start} {stop.target_name}" for stop in one.stops),
            said.listed(member.name for member in one.team),
        ]
        for one in page.records
    ]
    _list_page(said, "route", ROUTE_COLUMNS, rows, page)


def _filter(given: dict[str, str | datetime | None]) -> VisitFilter:
    def day(name: str) -> date | None:
        found = given[name]
        return found.date() if isinstance(found, datetime) else None

    text = {name: str(given[name]) for name in ("department", "area", "inspector", "target")}
    return VisitFilter(first_date=day("from"), last_date=day("to"), **text)


def _unplanned(said: Texts, campaign: str, reason: str | None, department: str, version: int, limit: int) -> None:
    office = open_office()
    for group in campaigns.left_groups(office, OPERATOR, campaign, version):
        name = group.reason.replace("_", "-")
        click.echo(said.say("unplanned", reason=said.say(f"reason-name-{name}"), count=group.checks))
        click.echo(f"  {said.say(f'remedy-{name}')}")
    page = campaigns.left_checks(office, OPERATOR, said, campaign, reason or "", department, Wanted(limit), version)
    rows = [
        [
            one.check,
            one.target_name,
            one.department,
            one.item,
            said.say(f"reason-name-{one.reason.replace('_', '-')}"),
            one.detail,
        ]
        for one in page.records
    ]
    _list_page(said, "left", LEFT_COLUMNS, rows, page)


def _compare(said: Texts, campaign: str, version: int) -> None:
    found = campaigns.compare(open_office(), OPERATOR, campaign, version)
    together, alone = _figures(found)
    rows = [[said.say(f"figure-{name}"), together[name], alone.get(name, "-")] for name in FIGURES]
    tell_table([said.say(f"figure-column-{name}") for name in ("name", "together", "alone")], rows)
    shares = [
        [
            one.department,
            str(one.checks),
            str(one.visits),
            str(one.separate),
            _days(one.person_sessions),
            _alone(one.separate_planned, one.separate_person_sessions),
        ]
        for one in found.departments
    ]
    _list_of(said, "share", SHARE_COLUMNS, shares)


def _figures(found: Comparison) -> tuple[dict[str, str], dict[str, str]]:
    """Each figure as it is and, where that can be said, for departments that go alone."""
    together = {
        "owed": str(found.owed),
        "off-site": str(found.off_site),
        "planned": str(found.planned),
        "left-out": str(found.left_out),
        "targets": str(found.targets),
        "visits": str(found.visits),
        "routes": str(found.routes),
        "inspectors": str(found.inspectors),
        "person-days": _days(found.person_sessions),
    }
    days = _alone(found.separate_planned, found.separate_person_sessions)
    return together, {"visits": str(found.separate), "person-days": days}


def _alone(planned: int | None, least: int | None) -> str:
    """Person-days of separate work: of a plan of it where a what-if has made one, and what any takes at least."""
    bound = f"≥ {_days(least)}"
    return bound if planned is None else f"{_days(planned)} ({bound})"


def _days(sessions: int | None) -> str:
    """Half days of people as person-days."""
    return "-" if sessions is None else f"{sessions / 2:g}"


def _list_page(said: Texts, kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]], page: Page[Any]) -> None:
    _list_of(said, kind, columns, rows)
    if page.following:
        click.echo(said.say("campaign-more", shown=len(page.records)))


def _list_of(said: Texts, kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    tell_table([said.say(f"{kind}-column-{column}") for column in columns], rows)

"""`onevisit what-if`: a campaign planned as if people or rules were others, beside the published plan."""

from __future__ import annotations

from datetime import datetime

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.runs import follow
from api.command_line.telling import tell_table
from coordination.desk import what_ifs
from coordination.desk.permission import OPERATOR
from coordination.desk.ratio_what_ifs import at_ratios
from coordination.errors import BadInputError
from coordination.model.replans import Event, EventKind
from coordination.model.runs import Options, RunOrder
from coordination.model.suppositions import Supposition
from coordination.texts import Texts
from solvers.parallel import processors

SCORES = ("planned_weight", "visits", "person_sessions")
_MOVED = ("visits-moved", "people-moved", "person-days")
_RATIO_COLUMNS = (
    "batch",
    "department",
    "ratio_before",
    "ratio_after",
    "due_before",
    "due_after",
    "drawn_before",
    "drawn_after",
    "gained",
    "lost",
    "short",
)
COLUMNS = ("run", "kind", "planned-weight", "visits", "person-sessions", "travel", *_MOVED)


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `what-if`."""
    group = Group("what-if", said, "what-if")
    number, day = click.IntRange(min=0), click.DateTime(["%Y-%m-%d"])
    start = Command("start", said, "what-if-start", callback=lambda **given: _start(said, **given))
    start.params = [
        click.Argument(["campaign"]),
        click.Option(["--people"], multiple=True, metavar="CODE=SHARE", help=said.say("help-what-if-people")),
        *(
            click.Option([f"--{name}"], type=number, metavar="N", help=said.say(f"help-what-if-{name}"))
            for name in ("per-department", "per-visit", "team", "week")
        ),
        *(
            click.Option([f"--{name}"], type=day, help=said.say(f"help-what-if-{name}"))
            for name in ("lost-from", "lost-to")
        ),
        _ratio(said),
        click.Option(["--separate"], is_flag=True, help=said.say("help-what-if-separate")),
        click.Option(["--watch"], is_flag=True, help=said.say("help-run-start-watch")),
    ]
    group.add_command(start)
    ratios = Command("ratios", said, "what-if-ratios", callback=lambda **given: _ratios(said, **given))
    ratios.params = [click.Argument(["campaign"]), _ratio(said)]
    group.add_command(ratios)
    compare = Command("compare", said, "what-if-compare", callback=lambda **given: _compare(said, **given))
    compare.params = [click.Argument(["campaign"]), click.Argument(["runs"], type=click.IntRange(min=1), nargs=-1)]
    group.add_command(compare)
    changes = Command("changes", said, "what-if-changes", callback=lambda **given: _changes(said, **given))
    changes.params = [click.Argument(["campaign"]), click.Argument(["run"], type=click.IntRange(min=1))]
    group.add_command(changes)
    return {"what-if": group}


def _ratio(said: Texts) -> click.Option:
    return click.Option(
        ["--ratio", "ratios"], multiple=True, metavar="BATCH=RATIO", help=said.say("help-what-if-ratio")
    )


def _start(
    said: Texts,
    campaign: str,
    people: tuple[str, ...],
    ratios: tuple[str, ...],
    per_department: int | None,
    per_visit: int | None,
    team: int | None,
    week: int | None,
    lost_from: datetime | None,
    lost_to: datetime | None,
    separate: bool,  # noqa: FBT001 - a switch
    watch: bool,  # noqa: FBT001 - a switch
) -> None:
    event, since = None, None
    if lost_from is not None:
        since = lost_from.date()
        last = (lost_to or lost_from).date()
        event = Event(EventKind.DAYS_LOST, "what if", first_date=since, last_date=last)
    shares, drawn = dict(map(_share, people)), dict(map(_share, ratios))
    given = Supposition(shares, per_department, per_visit, team, week, event, since, drawn, separate)
    office = open_office()
    order = RunOrder(Options(None, processors()), "", said.language)
    started = what_ifs.start_what_if(office, OPERATOR, campaign, given, order)
    click.echo(said.say("run-started", run=started.id))
    if watch:
        follow(office, started.id, said)


def _share(text: str) -> tuple[str, float]:
    department, _, share = text.partition("=")
    try:
        return department, float(share)
    except ValueError as error:
        raise BadInputError("suppose-share-unreadable", value=text) from error


def _compare(said: Texts, campaign: str, runs: tuple[int, ...]) -> None:
    rows = []
    for one in what_ifs.compare(open_office(), OPERATOR, campaign, runs):
        scores = [_beside(getattr(one.scores, name), getattr(one.bounds, name)) for name in SCORES]
        kind = said.say(f"run-kind-{one.kind.replace('_', '-')}")
        aim = [said.say(f"replan-aim-{one.aim.value.replace('_', '-')}")] if one.aim else []
        moved = [str(one.scores.travel_minutes), str(one.visits_moved), str(one.people_moved), str(one.person_days)]
        rows.append([str(one.run) if one.run else "-", " ".join([kind, *aim]), *scores, *moved])
    tell_table([said.say(f"what-if-column-{name}") for name in COLUMNS], rows)
    click.echo(said.say("what-if-note"))


def _ratios(said: Texts, campaign: str, ratios: tuple[str, ...]) -> None:
    found = at_ratios(open_office(), OPERATOR, campaign, dict(map(_share, ratios)))
    rows = [[str(getattr(one, name)) for name in _RATIO_COLUMNS] for one in found.batches]
    tell_table([said.say(f"what-if-column-{name.replace('_', '-')}") for name in _RATIO_COLUMNS], rows)
    numbers = found.expected_before, found.expected_after, found.distinct_before, found.distinct_after
    names = "expected_before", "expected_after", "distinct_before", "distinct_after"
    click.echo(said.say("what-if-ratios-distinct", **dict(zip(names, map(str, numbers), strict=True))))


def _changes(said: Texts, campaign: str, run: int) -> None:
    found = what_ifs.changes_of(open_office(), OPERATOR, campaign, run)
    rows = [[said.say(f"replan-kind-{kind}"), place, before, after] for kind, place, before, after in found]
    tell_table([said.say(f"replan-column-{name}") for name in ("change", "place", "before", "after")], rows)


def _beside(score: int, bound: int | None) -> str:
    return str(score) if bound is None else f"{score} ({bound})"

"""`onevisit replan`: what happened to a published plan is handed in; what it changes is shown and checked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office, open_safe
from api.command_line.runs import follow
from api.command_line.telling import read_file, sentence, tell_table, write_file
from coordination.desk import replan_checking, replans
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError
from coordination.model.draws import CheckDemand, Source
from coordination.model.replans import Aim, Event, EventKind, Gone
from coordination.model.runs import Options, RunOrder
from coordination.texts import Texts
from solvers.parallel import processors

_WRONG = 1


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `replan`."""
    group = Group("replan", said, "replan")
    group.add_command(_start_command(said))
    output = click.Option(["-o", "--output"], metavar="FILE", help=said.say("help-replan-show-output"))
    show = Command("show", said, "replan-show", callback=lambda run, output: _show(run, output, said))
    show.params = [click.Argument(["run"], type=click.IntRange(min=1)), output]
    group.add_command(show)
    target = click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-replan-log-output"))
    log = Command("log", said, "replan-log", callback=_log)
    log.params = [click.Argument(["campaign"]), target]
    group.add_command(log)
    swap = [click.Argument([name]) for name in ("campaign", "inspector", "target")]
    offer = Command("swaps", said, "replan-swaps", callback=lambda **given: _swaps(said, **given))
    offer.params = [*swap, _day(said, "untouched-before")]
    group.add_command(offer)
    files = [click.Argument([name]) for name in ("problem", "before", "after", "record")]
    check = Command("check", said, "replan-check", callback=lambda **given: _check(said, **given))
    check.params = [*files]
    group.add_command(check)
    return {"replan": group}


def _start_command(said: Texts) -> click.Command:
    def text(name: str) -> click.Option:
        return click.Option([f"--{name}"], default="", help=said.say(f"help-replan-{name}"))

    def several(name: str) -> click.Option:
        return click.Option([f"--{name}", f"{name}s"], multiple=True, help=said.say(f"help-replan-{name}"))

    start = Command("start", said, "replan-start", callback=lambda **given: _start(said, **given))
    start.params = [
        click.Argument(["campaign"]),
        click.Argument(["kind"], type=click.Choice([kind.value for kind in EventKind])),
        *(several(name) for name in ("inspector", "post", "item")),
        *(text(name) for name in ("target", "visit", "batch", "reason", "statement", "approved-by", "session")),
        click.Option(
            ["--source"],
            type=click.Choice([source.value for source in Source]),
            default=Source.COMPLAINT.value,
            help=said.say("help-replan-source"),
        ),
        click.Option(
            ["--aim"],
            type=click.Choice([aim.value for aim in Aim]),
            default=Aim.MOVES.value,
            help=said.say("help-replan-aim"),
        ),
        click.Option(["--gone"], type=click.Choice([why.value for why in Gone]), help=said.say("help-replan-gone")),
        _day(said, "from"),
        _day(said, "to"),
        _day(said, "untouched-before"),
        click.Option(
            ["--time-limit"], type=click.FloatRange(min=1), metavar="SECONDS", help=said.say("help-time-limit")
        ),
        click.Option(["--substitute"], is_flag=True, help=said.say("help-replan-substitute")),
        click.Option(["--watch"], is_flag=True, help=said.say("help-run-start-watch")),
    ]
    return start


def _day(said: Texts, name: str) -> click.Option:
    known = click.DateTime(["%Y-%m-%d"])
    return click.Option(
        [f"--{name}", name.replace("-", "_") + "_day"], type=known, help=said.say(f"help-replan-{name}")
    )


def _start(
    said: Texts,
    campaign: str,
    kind: str,
    inspectors: tuple[str, ...],
    posts: tuple[str, ...],
    items: tuple[str, ...],
    target: str,
    visit: str,
    gone: str | None,
    aim: str,
    batch: str,
    reason: str,
    statement: str,
    approved_by: str,
    session: str,
    source: str,
    from_day: datetime | None,
    to_day: datetime | None,
    untouched_before_day: datetime | None,
    time_limit: float | None,
    substitute: bool,  # noqa: FBT001 - a switch
    watch: bool,  # noqa: FBT001 - a switch
) -> None:
    office = open_office()
    first, last = _date(from_day), _date(to_day)
    if items and (first is None or last is None):
        raise BadInputError("replan-demand-without-window")
    demands = [
        CheckDemand(
            f"{source}-{target}-{item}-{first}", batch, target, "", item, first, last, lead=True, source=Source(source)
        )
        for item in items
        if first is not None and last is not None
    ]
    event = Event(
        EventKind(kind),
        reason,
        statement,
        approved_by,
        inspectors,
        target,
        first,
        last,
        session,
        posts,
        demands=tuple(demands),
        substitute=substitute,
        visit=visit,
        gone=Gone(gone) if gone else None,
    )
    order = RunOrder(Options(time_limit, processors()), "", said.language)
    since = _date(untouched_before_day) or _tomorrow(office)
    started = replans.start_replan(office, OPERATOR, open_safe(), campaign, event, since, order, Aim(aim))
    click.echo(said.say("run-started", run=started.id))
    if watch:
        follow(office, started.id, said)
        _tell(office, started.id, said)


def _date(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _tomorrow(office: Office) -> date:
    return office.clock().date() + timedelta(days=1)


def _show(run: int, output: str | None, said: Texts) -> None:
    office = open_office()
    _tell(office, run, said)
    if output:
        write_file(output, replans.record_of_run(office, OPERATOR, run))


def _tell(office: Office, run: int, said: Texts) -> None:
    record = replans.read_record(replans.record_of_run(office, OPERATOR, run))
    rows = [
        [
            said.say(f"replan-level-{count.level}"),
            str(count.made),
            str(count.at_least),
            said.say("replan-proved" if count.proved else "replan-not-proved" if count.in_time else "replan-no-time"),
        ]
        for count in record.counts
    ]
    tell_table([said.say(f"replan-column-{name}") for name in ("level", "made", "at-least", "proof")], rows)
    changes = [
        [
            said.say(f"replan-kind-{one.kind.value}"),
            one.place,
            one.before,
            one.after,
            said.say(f"replan-why-{one.why.value}"),
        ]
        for one in record.changes
    ]
    tell_table([said.say(f"replan-column-{name}") for name in ("change", "place", "before", "after", "why")], changes)


def _log(campaign: str, output: str) -> None:
    write_file(output, replans.substitution_log(open_office(), OPERATOR, campaign))


def _swaps(said: Texts, campaign: str, inspector: str, target: str, untouched_before_day: datetime | None) -> None:
    office = open_office()
    since = _date(untouched_before_day) or _tomorrow(office)
    found = replans.offered_swaps(office, OPERATOR, campaign, inspector, target, since)
    rows = [[one.post, one.other_post, one.inspector, one.held_on.isoformat(), one.session] for one in found]
    tell_table(
        [said.say(f"replan-column-{name}") for name in ("post", "other-post", "inspector", "date", "session")], rows
    )
    if not rows:
        click.echo(said.say("replan-no-swap"))


def _check(said: Texts, problem: str, before: str, after: str, record: str) -> int:
    faults = replan_checking.check_replan(*(read_file(name) for name in (problem, before, after, record)))
    for fault in faults:
        click.echo(sentence(fault, said))
    click.echo(
        said.say("replan-wrong-count", count=len(faults)) if faults else said.say("replan-checked", record=record)
    )
    return _WRONG if faults else 0

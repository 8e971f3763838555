"""`onevisit pin` and `onevisit case`: visits that plans keep, and checks of complaints, referrals and orders."""

from __future__ import annotations

from datetime import datetime

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import person, tell_table
from coordination.desk import cases, pinning
from coordination.desk.permission import OPERATOR
from coordination.model.cases import CaseWish
from coordination.model.draws import Source
from coordination.model.pages import Wanted
from coordination.model.pins import PinWish
from coordination.rules.parameters import SOURCES
from coordination.texts import Texts

PIN_COLUMNS = ("pin", "date", "session", "checks", "inspectors", "reason", "by")
CASE_COLUMNS = ("case", "source", "target", "items", "first", "last", "reason", "by", "withdrawn")
_DAY = click.DateTime(["%Y-%m-%d"])


def commands(said: Texts) -> dict[str, click.Command]:
    """The groups `pin` and `case`."""
    return {"pin": _pins(said), "case": _cases(said)}


def _pins(said: Texts) -> Group:
    group, campaign = Group("pin", said, "pin"), click.Argument(["campaign"])
    group.add_command(
        Command("list", said, "pin-list", callback=lambda campaign: _list_pins(said, campaign), params=[campaign])
    )
    adding: list[click.Parameter] = [
        campaign,
        click.Option(["--check", "checks"], multiple=True, required=True, help=said.say("help-pin-check")),
        click.Option(["--date", "day"], type=_DAY, required=True, metavar="DATE", help=said.say("help-pin-date")),
        click.Option(["--session"], default="", help=said.say("help-pin-session")),
        click.Option(["--inspector", "inspectors"], multiple=True, help=said.say("help-pin-inspector")),
        click.Option(["--reason"], default="", help=said.say("help-pin-reason")),
    ]

    def add(
        campaign: str,
        checks: tuple[str, ...],
        day: datetime,
        session: str,
        inspectors: tuple[str, ...],
        reason: str,
    ) -> None:
        wish = PinWish(checks, day.date(), session or None, inspectors, reason)
        click.echo(said.say("pin-added", pin=pinning.add_pin(open_office(), OPERATOR, campaign, wish).id))

    def remove(campaign: str, pin: int) -> None:
        pinning.remove_pin(open_office(), OPERATOR, campaign, pin)
        click.echo(said.say("pin-removed", pin=pin))

    group.add_command(Command("add", said, "pin-add", callback=add, params=adding))
    number = click.Argument(["pin"], type=click.IntRange(min=1))
    group.add_command(Command("remove", said, "pin-remove", callback=remove, params=[campaign, number]))
    return group


def _list_pins(said: Texts, campaign: str) -> None:
    rows = [
        [
            str(pin.id),
            pin.held_on.isoformat(),
            pin.session or "-",
            said.listed(pin.checks),
            said.listed(pin.inspectors) or "-",
            pin.reason or "-",
            person(pin.entered_by, said),
        ]
        for pin in pinning.list_pins(open_office(), OPERATOR, campaign)
    ]
    tell_table([said.say(f"pin-column-{column}") for column in PIN_COLUMNS], rows)


def _cases(said: Texts) -> Group:
    group, campaign = Group("case", said, "case"), click.Argument(["campaign"])
    limit = click.Option(["--limit"], type=click.IntRange(1, 100_000), default=50, show_default=True)
    limit.help = said.say("help-campaign-limit")
    group.add_command(
        Command(
            "list",
            said,
            "case-list",
            callback=lambda campaign, limit: _list_cases(said, campaign, limit),
            params=[campaign, limit],
        )
    )
    entering: list[click.Parameter] = [
        campaign,
        click.Option(["--source"], type=click.Choice(SOURCES), required=True, help=said.say("help-case-source")),
        click.Option(["--reason"], required=True, help=said.say("help-case-reason")),
        click.Option(["--target"], required=True, help=said.say("help-case-target")),
        click.Option(["--item", "items"], multiple=True, required=True, help=said.say("help-case-item")),
        click.Option(["--from", "first"], type=_DAY, required=True, metavar="DATE", help=said.say("help-case-from")),
        click.Option(["--to", "last"], type=_DAY, required=True, metavar="DATE", help=said.say("help-case-to")),
        click.Option(["--reference"], default="", help=said.say("help-case-reference")),
        click.Option(["--batch"], default="", help=said.say("help-case-batch")),
    ]

    def enter(
        campaign: str,
        source: str,
        reason: str,
        target: str,
        items: tuple[str, ...],
        first: datetime,
        last: datetime,
        reference: str,
        batch: str,
    ) -> None:
        wish = CaseWish(Source(source), reason, target, items, first.date(), last.date(), reference, batch)
        case = cases.enter_case(open_office(), OPERATOR, campaign, wish)
        click.echo(said.say("case-entered", case=case.number, checks=len(case.items), batch=case.batch))

    def withdraw(campaign: str, case: int, reason: str) -> None:
        cases.withdraw_case(open_office(), OPERATOR, campaign, case, reason)
        click.echo(said.say("case-withdrawn", case=case))

    group.add_command(Command("enter", said, "case-enter", callback=enter, params=entering))
    number = click.Argument(["case"], type=click.IntRange(min=1))
    why = click.Option(["--reason"], required=True, help=said.say("help-case-withdraw-reason"))
    group.add_command(Command("withdraw", said, "case-withdraw", callback=withdraw, params=[campaign, number, why]))
    return group


def _list_cases(said: Texts, campaign: str, limit: int) -> None:
    page = cases.list_cases(open_office(), OPERATOR, campaign, Wanted(limit))
    rows = [
        [
            str(case.number),
            said.say(f"source-{case.source.value.replace('_', '-')}"),
            case.target,
            said.listed(case.items),
            case.first_date.isoformat(),
            case.last_date.isoformat(),
            case.reason,
            person(case.entered_by, said),
            case.withdrawal or "-",
        ]
        for case in page.records
    ]
    tell_table([said.say(f"case-column-{column}") for column in CASE_COLUMNS], rows)
    if page.following:
        click.echo(said.say("campaign-more", shown=len(page.records)))

"""`onevisit plan`: annual plans filed and published, campaigns opened over them."""

from __future__ import annotations

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import read_file, tell_table
from coordination.desk import plans
from coordination.desk.campaigns import open_over
from coordination.desk.permission import OPERATOR
from coordination.intake.annual_plans import annual_plan_of
from coordination.texts import Texts

PLAN_COLUMNS = ("year", "title", "pack", "state", "filed-on", "batches")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `plan`."""

    def file(path: str) -> None:
        filed = plans.file_plan(open_office(), OPERATOR, annual_plan_of(read_file(path)))
        click.echo(said.say("plan-filed", year=filed.year, batches=len(filed.batches)))

    def publish(year: int) -> None:
        plans.publish_annual_plan(open_office(), OPERATOR, year)
        click.echo(said.say("plan-published", year=year))

    group = Group("plan", said, "plan")
    number = click.Argument(["year"], type=int)
    group.add_command(
        Command("file", said, "plan-file", callback=file, params=[click.Argument(["path"], metavar="FILE")])
    )
    group.add_command(Command("publish", said, "plan-publish", callback=publish, params=[number]))
    group.add_command(Command("list", said, "plan-list", callback=lambda: _list(said)))
    opening: list[click.Parameter] = [
        click.Argument(["campaign"]),
        click.Option(["--year"], type=int, required=True, help=said.say("help-plan-open-year")),
        click.Option(["--title"], default="", help=said.say("help-plan-open-title")),
        click.Option(["--batch"], multiple=True, metavar="ID", help=said.say("help-plan-open-batch")),
    ]
    group.add_command(
        Command(
            "open",
            said,
            "plan-open",
            callback=lambda campaign, year, title, batch: _open(campaign, year, title, batch, said),
            params=opening,
        )
    )
    return {"plan": group}


def _list(said: Texts) -> None:
    rows = [
        [
            str(plan.year),
            plan.title,
            plan.pack,
            said.say(f"plan-state-{plan.state.value}"),
            plan.filed_on.isoformat(),
            str(len(plan.batches)),
        ]
        for plan in plans.list_plans(open_office(), OPERATOR)
    ]
    tell_table([said.say(f"plan-column-{column}") for column in PLAN_COLUMNS], rows)


def _open(campaign: str, year: int, title: str, wanted: tuple[str, ...], said: Texts) -> None:
    opened = open_over(open_office(), OPERATOR, campaign, year, title, wanted)
    click.echo(said.say("campaign-opened", campaign=campaign, batches=len(opened.batches)))

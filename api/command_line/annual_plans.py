"""`onevisit plan`: annual plans proposed, filed and published, campaigns opened over them."""

from __future__ import annotations

import click

from api.command_line import alignments, plan_revisions
from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import read_file, tell_table
from coordination.desk import plans
from coordination.desk.aligning import drawn_together
from coordination.desk.campaigns import open_over
from coordination.desk.permission import OPERATOR
from coordination.desk.revising import withdraw_filed
from coordination.errors import BadInputError
from coordination.intake.annual_plans import annual_plan_of
from coordination.texts import Texts

BATCH_COLUMNS = ("batch", "title", "department", "lead", "items", "regions", "ratio", "first", "last")
PLAN_COLUMNS = ("year", "title", "pack", "state", "filed-on", "batches")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `plan`."""

    def file(path: str | None, year: int | None) -> None:
        if (path is None) == (year is None):
            raise BadInputError("plan-file-or-year")
        if path is not None:
            filed = plans.file_plan(open_office(), OPERATOR, annual_plan_of(read_file(path)))
        else:
            filed = plans.file_proposed_plan(open_office(), OPERATOR, year or 0)
        click.echo(said.say("plan-filed", year=filed.year, batches=len(filed.batches)))

    def propose(path: str) -> None:
        begun = plans.propose_plan(open_office(), OPERATOR, annual_plan_of(read_file(path)))
        click.echo(said.say("plan-proposed", year=begun.year, batches=len(begun.batches)))

    def batches(path: str) -> None:
        given = annual_plan_of(read_file(path))
        plan = plans.propose_batches(open_office(), OPERATOR, given.year, given.batches)
        click.echo(said.say("plan-proposed", year=plan.year, batches=len(plan.batches)))

    def withdraw(year: int, batch: tuple[str, ...], reason: str) -> None:
        if reason:
            plan = withdraw_filed(open_office(), OPERATOR, year, batch, reason)
            click.echo(said.say("plan-filed", year=plan.year, batches=len(plan.batches)))
        else:
            plan = plans.withdraw_batches(open_office(), OPERATOR, year, batch)
            click.echo(said.say("plan-proposed", year=plan.year, batches=len(plan.batches)))

    def publish(year: int) -> None:
        plans.publish_annual_plan(open_office(), OPERATOR, year)
        click.echo(said.say("plan-published", year=year))

    group = Group("plan", said, "plan")
    number = click.Argument(["year"], type=int)
    path = click.Argument(["path"], metavar="FILE")
    proposed = click.Option(["--year"], type=int, help=said.say("help-plan-file-year"))
    optional = click.Argument(["path"], metavar="[FILE]", required=False)
    named = click.Argument(["batch"], nargs=-1, required=True)
    group.add_command(Command("propose", said, "plan-propose", callback=propose, params=[path]))
    group.add_command(Command("batches", said, "plan-batches", callback=batches, params=[path]))
    why = click.Option(["--reason"], default="", help=said.say("help-plan-withdraw-reason"))
    group.add_command(Command("withdraw", said, "plan-withdraw", callback=withdraw, params=[number, named, why]))
    group.add_command(Command("file", said, "plan-file", callback=file, params=[optional, proposed]))
    group.add_command(Command("publish", said, "plan-publish", callback=publish, params=[number]))
    group.add_command(Command("list", said, "plan-list", callback=lambda: _list(said)))
    group.add_command(Command("show", said, "plan-show", callback=lambda year: _show(year, said), params=[number]))
    opening: list[click.Parameter] = [
        click.Argument(["campaign"]),
        click.Option(["--year"], type=int, required=True, help=said.say("help-plan-open-year")),
        click.Option(["--title"], default="", help=said.say("help-plan-open-title")),
        click.Option(["--batch"], multiple=True, metavar="ID", help=said.say("help-plan-open-batch")),
        click.Option(["--draw"], type=int, help=said.say("help-plan-open-draw")),
    ]
    group.add_command(
        Command(
            "open",
            said,
            "plan-open",
            callback=lambda campaign, year, title, batch, draw: _open(campaign, year, title, batch, draw, said),
            params=opening,
        )
    )
    for command in (*alignments.commands(said), *plan_revisions.commands(said)):
        group.add_command(command)
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


def _show(year: int, said: Texts) -> None:
    rows = [
        [
            batch.id,
            batch.title,
            batch.department,
            batch.lead_department,
            said.listed(batch.items),
            said.listed(batch.regions),
            f"{float(batch.ratio):.2%}",
            batch.first_date.isoformat(),
            batch.last_date.isoformat(),
        ]
        for batch in plans.read_plan(open_office(), OPERATOR, year).batches
    ]
    tell_table([said.say(f"batch-column-{column}") for column in BATCH_COLUMNS], rows)


def _open(campaign: str, year: int, title: str, wanted: tuple[str, ...], draw: int | None, said: Texts) -> None:
    office = open_office()
    if draw is not None:
        wanted = (*wanted, *drawn_together(office, OPERATOR, year, draw))
    opened = open_over(office, OPERATOR, campaign, year, title, wanted)
    click.echo(said.say("campaign-opened", campaign=campaign, batches=len(opened.batches)))

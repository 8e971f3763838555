"""`onevisit plan figures`, `plan revise` and `plan order`: what a plan comes to, and how it is adjusted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import click

from api.command_line.commanding import Command
from api.command_line.opening import open_office
from api.command_line.telling import read_file, tell_table
from coordination.desk.figures import plan_figures
from coordination.desk.ordering import draw_order
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import read_plan
from coordination.desk.revising import revise_plan
from coordination.desk.telling import names_in
from coordination.intake.annual_plans import annual_plan_of
from coordination.texts import Texts


def commands(said: Texts) -> Iterator[click.Command]:
    """What belongs to the group `plan`."""
    year = click.Argument(["year"], type=int)
    figures = Command("figures", said, "plan-figures", callback=lambda year: _figures(year, said), params=[year])

    def revise(path: str, reason: str) -> None:
        office, given = open_office(), annual_plan_of(read_file(path))
        before = read_plan(office, OPERATOR, given.year).batches
        changed = [batch for batch in given.batches if batch not in before]
        revise_plan(office, OPERATOR, given.year, changed, reason)
        click.echo(said.say("plan-revised", year=given.year, batches=len(changed)))

    def order(year: int, draw_seed: str, above: float) -> None:
        drawn = draw_order(open_office(), OPERATOR, year, draw_seed, Fraction(str(above)) / 100)
        for place, batch in enumerate(drawn, 1):
            click.echo(f"{place}. {batch}")

    path, reason = click.Argument(["path"], metavar="FILE"), said.say("help-plan-revise-reason")
    yield figures
    reasoned: list[click.Parameter] = [path, click.Option(["--reason"], required=True, help=reason)]
    yield Command("revise", said, "plan-revise", callback=revise, params=reasoned)
    lots: list[click.Parameter] = [
        year,
        click.Option(["--draw-seed"], required=True, help=said.say("help-plan-order-seed")),
        click.Option(["--above"], type=float, default=20.0, show_default=True, help=said.say("help-plan-order-above")),
    ]
    yield Command("order", said, "plan-order", callback=order, params=lots)


def _figures(year: int, said: Texts) -> None:
    office = open_office()
    found = plan_figures(office, OPERATOR, year)
    mean = "-" if found.mean_general_ratio is None else f"{found.mean_general_ratio:.1%}"
    click.echo(said.say("figures-items", key=found.key_items, general=found.general_items, mean=mean))
    left = said.listed(found.items_without_batch) or "-"
    click.echo(said.say("figures-left", count=len(found.items_without_batch), items=left))
    for level, count in found.levels.items():
        click.echo(said.say("figures-level", level=level, batches=count))
    names, total = names_in(office.reference, said), sum(found.districts.values()) or 1
    counties = ((names.get(code, code), str(count), f"{count / total:.1%}") for code, count in found.districts.items())
    tell_table([said.say(f"figures-{column}") for column in ("district", "drawn", "weight")], counties)
    batches = ((batch, str(count)) for batch, count in found.targets.items())
    tell_table([said.say(f"figures-{column}") for column in ("batch", "drawn")], batches)

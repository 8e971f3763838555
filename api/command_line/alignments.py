"""`onevisit plan repeat` and `plan align`: next year's plan begun and aligned."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import click

from api.command_line.commanding import Command
from api.command_line.opening import open_office
from api.command_line.telling import tell_table
from coordination.desk.aligning import alignment_file, propose_alignment
from coordination.desk.permission import OPERATOR
from coordination.desk.repeating import repeat_plan
from coordination.model.alignment import AlignedInspection, Alignment, AlignmentTerms, DepartmentMonth
from coordination.texts import Texts

INSPECTION_COLUMNS = ("batches", "filed", "proposed", "filed-draw", "draw", "saved")
MONTH_COLUMNS = ("department", "month", "filed", "proposed", "capacity", "excess")


def commands(said: Texts) -> Iterator[click.Command]:
    """What belongs to the group `plan`."""
    year = click.Argument(["year"], type=int)
    like = click.Option(["--like"], type=int, required=True, help=said.say("help-plan-repeat-like"))

    def repeat(year: int, like: int) -> None:
        plan = repeat_plan(open_office(), OPERATOR, year, like)
        click.echo(said.say("plan-repeated", year=year, like=like, batches=len(plan.batches)))

    yield Command("repeat", said, "plan-repeat", callback=repeat, params=[year, like])
    percent = click.IntRange(1, 100)
    options: list[click.Parameter] = [
        year,
        click.Option(["--move-days"], type=int, default=0, show_default=True, help=said.say("help-plan-align-move")),
        click.Option(["--share"], type=percent, default=80, show_default=True, help=said.say("help-plan-align-share")),
        click.Option(
            ["--time-limit"],
            type=float,
            default=60.0,
            show_default=True,
            help=said.say("help-plan-align-limit"),
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=said.say("help-plan-align-json")),
    ]

    def align(year: int, move_days: int, share: int, time_limit: float, *, as_json: bool) -> None:
        terms = AlignmentTerms(Fraction(share, 100), move_days, time_limit)
        stored = propose_alignment(open_office(), OPERATOR, year, terms)
        if as_json:
            click.echo(alignment_file(stored), nl=False)
        else:
            _tell(stored.alignment, said)

    yield Command("align", said, "plan-align", callback=align, params=options)


def _tell(alignment: Alignment, said: Texts) -> None:
    visits = {name: f"{getattr(alignment, f'visits_{name}'):.1f}" for name in ("filed", "together")}
    saved = alignment.visits_filed - alignment.visits
    share = saved / alignment.visits_filed if alignment.visits_filed else 0.0
    click.echo(said.say("alignment-visits", **visits, proposed=f"{alignment.visits:.1f}"))
    click.echo(said.say("alignment-saved", saved=f"{saved:.1f}", percent=f"{share:.1%}"))
    click.echo(said.say("alignment-bound", bound=f"{alignment.bound:.1f}", gap=f"{alignment.gap:.2%}"))
    if not alignment.proved:
        click.echo(said.say("alignment-out-of-time", seconds=f"{alignment.terms.seconds:g}"))
    columns = [said.say(f"alignment-column-{column}") for column in INSPECTION_COLUMNS]
    tell_table(columns, [_row(one, said) for one in alignment.inspections], said.say("alignment-inspections"))
    columns = [said.say(f"alignment-column-{column}") for column in MONTH_COLUMNS]
    tell_table(columns, map(_load, alignment.months), said.say("alignment-months"))
    click.echo(said.say("alignment-next", year=alignment.year))


def _row(one: AlignedInspection, said: Texts) -> list[str]:
    filed, proposed = f"{one.filed_first} – {one.filed_last}", f"{one.first_date} – {one.last_date}"
    moved = proposed if one.moved else "="
    return [said.listed(one.batches), filed, moved, str(one.filed_draw), str(one.draw), f"{one.visits_saved:.1f}"]


def _load(one: DepartmentMonth) -> list[str]:
    excess = max(0.0, one.proposed - one.capacity)
    numbers = [f"{number:.1f}" for number in (one.filed, one.proposed, one.capacity)]
    return [one.department, one.month, *numbers, f"{excess:.1f}" if excess else ""]

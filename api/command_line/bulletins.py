"""`year bulletin` and `year warnings`: results of a period as numbers, and where problems gather."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import click

from api.command_line.commanding import Command
from api.command_line.opening import open_office
from api.command_line.telling import tell_table
from coordination.desk.bulletins import bulletin, warn_of_problems
from coordination.desk.permission import OPERATOR
from coordination.desk.telling import names_in
from coordination.model.bulletins import BulletinLine
from coordination.texts import Texts

BULLETIN_COLUMNS = ("whose", "results", "conclusions", "corrected")
WARNING_COLUMNS = ("item", "county", "checked", "problems", "rate", "elsewhere", "warned")


def bulletin_commands(said: Texts) -> Iterator[click.Command]:
    """What belongs to the group `year`."""
    days = [click.Argument([name], type=click.DateTime(["%Y-%m-%d"])) for name in ("first", "last")]
    year = click.Argument(["year"], type=click.IntRange(2000, 2999))
    yield Command("bulletin", said, "year-bulletin", callback=lambda **given: _bulletin(said, **given), params=[*days])
    yield Command("warnings", said, "year-warnings", callback=lambda year: _warnings(year, said), params=[year])


def _bulletin(said: Texts, first: datetime, last: datetime) -> None:
    office = open_office()
    found, names = bulletin(office, first.date(), last.date()), names_in(office.reference, said)
    days = {"first": found.first_on.isoformat(), "last": found.last_on.isoformat()}
    click.echo(said.say("bulletin-head", **days, results=found.results, visits=found.visits, targets=found.targets))
    heads = [said.say(f"bulletin-column-{column}") for column in BULLETIN_COLUMNS]
    for lines in (found.departments, found.counties):
        tell_table(heads, [_row(one, said, names) for one in lines])


def _row(one: BulletinLine, said: Texts, names: Mapping[str, str]) -> Sequence[str]:
    named = {said.say(f"outcome-{kind.value.replace('_', '-')}"): count for kind, count in one.conclusions.items()}
    conclusions = said.listed(f"{name} {count}" for name, count in named.items())
    return names.get(one.whose, one.whose), str(one.results), conclusions or "-", str(one.corrected)


def _warnings(year: int, said: Texts) -> None:
    office = open_office()
    names = names_in(office.reference, said)
    rows = [
        (
            f"{one.item} {one.item_name}",
            names.get(one.county, one.county),
            str(one.checked),
            str(one.problems),
            f"{one.rate:.0%} ({one.chance:.2g})",
            "-" if one.elsewhere is None else f"{one.elsewhere:.0%}",
            said.say("trail-yes" if one.warned else "trail-no"),
        )
        for one in warn_of_problems(office, OPERATOR, year)
    ]
    tell_table([said.say(f"warning-column-{column}") for column in WARNING_COLUMNS], rows)
    click.echo(said.say("warning-counts", count=sum(row[-1] == said.say("trail-yes") for row in rows)))

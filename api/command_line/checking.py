"""`onevisit check`: a second opinion on a plan; loads no solver."""

from __future__ import annotations

import click

from api.command_line.commanding import Command
from api.command_line.telling import read_file
from coordination.desk.checking import check_files
from coordination.texts import Texts

_WRONG = 1


def commands(said: Texts) -> dict[str, click.Command]:
    """The command `check`."""

    def check(problem: str, plan: str) -> int:
        violations = check_files(read_file(problem), read_file(plan))
        for violation in violations:
            what = said.say(violation.code, place=violation.place, **violation.values)
            click.echo(said.say("violation", rule=violation.rule, place=violation.place, what=what))
        click.echo(said.say("checked-wrong", count=len(violations)) if violations else said.say("checked", plan=plan))
        return _WRONG if violations else 0

    arguments: list[click.Parameter] = [click.Argument(["problem"]), click.Argument(["plan"])]
    return {"check": Command("check", said, "check", callback=check, params=arguments)}

"""`onevisit verify`: repeats what was published, and walks along the audit chain."""

from __future__ import annotations

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import read_file, sentence
from coordination.desk.auditing import read_head, verify_audit
from coordination.desk.checking import verify_lottery
from coordination.desk.replan_checking import verify_lots
from coordination.texts import Texts
from solvers.drawing.check import verify
from solvers.drawing.check_substitutes import verify_substitutes

_WRONG = 1


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `verify`."""

    def verify_draw(record: str, frame: str) -> int:
        faults = verify(read_file(record), read_file(frame))
        for fault in faults:
            click.echo(sentence(fault, said))
        if not faults:
            click.echo(said.say("draw-verified", record=record))
        return _WRONG if faults else 0

    def verify_plan(plan: str, before: str | None, record: str | None) -> int:
        if before is not None and record is not None:
            return _verify_replan(plan, before, record, said)
        return _verify_lottery(plan, said)

    def verify_chain(expect: str | None) -> int:
        verdict = verify_audit(open_office(), None if expect is None else read_head(expect))
        for fault in verdict.faults:
            click.echo(said.say(fault.code, place=fault.place, **fault.values))
        for warning in verdict.warnings:
            click.echo(said.say(warning.code, place=warning.place, **warning.values), err=True)
        code = "audit-not-verified" if verdict.faults else "audit-verified"
        click.echo(said.say(code, faults=len(verdict.faults), events=verdict.events, head=str(verdict.head)))
        return _WRONG if verdict.faults else 0

    group = Group("verify", said, "verify")
    group.add_command(
        Command(
            "draw",
            said,
            "verify-draw",
            callback=verify_draw,
            params=[click.Argument(["record"]), click.Argument(["frame"])],
        )
    )
    group.add_command(
        Command(
            "lottery",
            said,
            "verify-lottery",
            callback=verify_plan,
            params=[
                click.Argument(["plan"]),
                click.Option(["--before"], metavar="PLAN", help=said.say("help-verify-lottery-before")),
                click.Option(["--replan", "record"], metavar="RECORD", help=said.say("help-verify-lottery-replan")),
            ],
        )
    )
    group.add_command(
        Command(
            "substitutes",
            said,
            "verify-substitutes",
            callback=lambda record, frame, log: _verify_substitutes(record, frame, log, said),
            params=[click.Argument([name]) for name in ("record", "frame", "log")],
        )
    )
    expected = click.Option(["--expect"], metavar="DIGEST@SEQUENCE", help=said.say("help-verify-audit-expect"))
    group.add_command(Command("audit", said, "verify-audit", callback=verify_chain, params=[expected]))
    return {"verify": group}


def _verify_lottery(plan: str, said: Texts) -> int:
    """The lottery of a whole plan, drawn again."""
    repeated = verify_lottery(read_file(plan))
    for violation in repeated.violations:
        what = said.say(violation.code, place=violation.place, **violation.values)
        click.echo(said.say("violation", rule=violation.rule, place=violation.place, what=what))
    if repeated.violations:
        click.echo(said.say("lottery-not-verified", count=len(repeated.violations)))
        return _WRONG
    click.echo(said.say("lottery-verified", plan=plan, sealed=repeated.sealed))
    return 0


def _verify_substitutes(record: str, frame: str, log: str, said: Texts) -> int:
    """Who was drawn in the place of targets that dropped out after the draw."""
    faults = verify_substitutes(read_file(record), read_file(frame), read_file(log))
    for fault in faults:
        click.echo(sentence(fault, said))
    if not faults:
        click.echo(said.say("substitutes-verified", log=log))
    return _WRONG if faults else 0


def _verify_replan(plan: str, before: str, record: str, said: Texts) -> int:
    """The lots of a replan; who was not replaced is as in the plan before, which is verified by itself."""
    faults = verify_lots(read_file(before), read_file(plan), read_file(record))
    for fault in faults:
        click.echo(sentence(fault, said))
    if faults:
        click.echo(said.say("lottery-not-verified", count=len(faults)))
        return _WRONG
    click.echo(said.say("replan-lots-verified", plan=plan, before=before))
    return 0

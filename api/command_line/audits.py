"""`onevisit audit`: who did what, the newest first."""

from __future__ import annotations

from datetime import datetime

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import person, tell_table, when
from coordination.desk.auditing import read_events
from coordination.desk.permission import OPERATOR
from coordination.texts import Texts

AUDIT_COLUMNS = ("sequence", "at", "actor", "action", "subject", "detail")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `audit`."""

    def show(before: int | None, count: int) -> None:
        page = read_events(open_office(), OPERATOR, before, count)
        rows = [
            [
                str(event.sequence),
                when(datetime.fromisoformat(event.happened_at)),
                person(event.actor, said),
                act_said(event.action, said),
                event.subject,
                " ".join(f"{name}={value}" for name, value in event.detail.items()),
            ]
            for event in page.events
        ]
        tell_table([said.say(f"audit-column-{column}") for column in AUDIT_COLUMNS], rows)
        if page.before is not None:
            click.echo(said.say("audit-more", before=page.before))

    options: list[click.Parameter] = [
        click.Option(["--before"], type=click.IntRange(min=1), metavar="N", help=said.say("help-audit-before")),
        click.Option(
            ["--count"],
            type=click.IntRange(1, 200),
            default=50,
            show_default=True,
            help=said.say("help-campaign-limit"),
        ),
    ]
    group = Group("audit", said, "audit")
    group.add_command(Command("list", said, "audit-list", callback=show, params=options))
    return {"audit": group}


def act_said(action: str, said: Texts) -> str:
    """What was done in words; the code itself where a newer version of the service wrote it."""
    code = f"audit-action-{action}"
    return said.say(code) if said.has(code) else action

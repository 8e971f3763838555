"""`onevisit approval`: approvals of items, and filings of published plans."""

from __future__ import annotations

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import person, tell_table, when
from coordination.desk import approving
from coordination.desk.permission import OPERATOR
from coordination.model.approvals import ApprovalStanding, Approved
from coordination.texts import Texts

APPROVAL_COLUMNS = ("step", "name", "by", "at", "note")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `approval`."""
    group = Group("approval", said, "approval")
    item, campaign, step = (click.Argument([name]) for name in ("item", "campaign", "step"))
    note = click.Option(["--note"], default="", help=said.say("help-approval-note"))

    def show(item: str) -> None:
        _tell(approving.item_standing(open_office(), OPERATOR, item), said)

    def confirm(item: str, step: str, note: str) -> None:
        _tell(approving.approve_item(open_office(), OPERATOR, item, step, note), said)

    def filings(campaign: str) -> None:
        _tell(approving.filing_standing(open_office(), OPERATOR, campaign), said)

    def file(campaign: str, step: str, note: str) -> None:
        _tell(approving.file_version(open_office(), OPERATOR, campaign, step, note), said)

    group.add_command(Command("show", said, "approval-show", callback=show, params=[item]))
    group.add_command(Command("confirm", said, "approval-confirm", callback=confirm, params=[item, step, note]))
    group.add_command(Command("filings", said, "approval-filings", callback=filings, params=[campaign]))
    group.add_command(Command("file", said, "approval-file", callback=file, params=[campaign, step, note]))
    return {"approval": group}


def _tell(standing: ApprovalStanding, said: Texts) -> None:
    rows = [
        [
            one.step,
            said.say(f"approval-step-{one.step.replace('_', '-')}") if standing.subject is Approved.ITEM else "-",
            person(one.approval.taken_by, said) if one.approval else "-",
            when(one.approval.taken_at) if one.approval else "-",
            one.approval.note if one.approval else "-",
        ]
        for one in standing.steps
    ]
    tell_table([said.say(f"approval-column-{column}") for column in APPROVAL_COLUMNS], rows)
    if standing.lapsed:
        click.echo(said.say("approval-lapsed", count=len(standing.lapsed)))

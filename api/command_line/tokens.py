"""`onevisit token`: what programs log in with."""

from __future__ import annotations

from datetime import datetime

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import tell_table
from coordination.desk.accounts import issue_token, list_tokens, revoke_token
from coordination.desk.permission import OPERATOR
from coordination.model.access import Act
from coordination.model.credentials import Token
from coordination.texts import Texts

_DAYS = 90
_COLUMNS = ("id", "account", "label", "scopes", "expires", "used", "state")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `token`."""

    def issue(name: str, scope: tuple[str, ...], label: str, days: int) -> None:
        token = issue_token(open_office(), OPERATOR, name, label or name, {Act(one) for one in scope}, days)
        click.echo(said.say("token-issued", days=days), err=True)
        click.echo(token)

    def show() -> None:
        office = open_office()
        now = office.clock()
        rows = [_row(token, now, said) for token in list_tokens(office, OPERATOR)]
        tell_table([said.say(f"token-column-{column}") for column in _COLUMNS], rows)

    def revoke(token_id: str) -> None:
        revoke_token(open_office(), OPERATOR, token_id)
        click.echo(said.say("token-revoked-now", id=token_id))

    scopes = click.Choice([act.value for act in Act])
    issuing: list[click.Parameter] = [
        click.Argument(["name"]),
        click.Option(["--scope"], type=scopes, multiple=True, required=True, help=said.say("help-token-scope")),
        click.Option(["--label"], default="", help=said.say("help-token-label")),
        click.Option(["--days"], type=int, default=_DAYS, show_default=True, help=said.say("help-token-days")),
    ]
    group = Group("token", said, "token")
    group.add_command(Command("issue", said, "token-issue", callback=issue, params=issuing))
    group.add_command(Command("list", said, "token-list", callback=show))
    revoking = click.Argument(["token_id"], metavar="ID")
    group.add_command(Command("revoke", said, "token-revoke", callback=revoke, params=[revoking]))
    return {"token": group}


def _row(token: Token, now: datetime, said: Texts) -> tuple[str, ...]:
    state = "revoked" if token.revoked_at is not None else "expired" if now >= token.expires_at else "active"
    return (
        token.id,
        token.account,
        token.label,
        " ".join(token.scopes),
        token.expires_at.astimezone(now.tzinfo).date().isoformat(),
        "-" if token.last_used_on is None else token.last_used_on.isoformat(),
        said.say(f"token-state-{state}"),
    )

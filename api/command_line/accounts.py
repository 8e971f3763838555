"""`onevisit account`: who may log in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import tell_table
from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError
from coordination.model.access import Account, Caller, Role
from coordination.texts import Texts

_ROLES = [role.value for role in Role if role is not Role.PUBLIC]


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `account`."""

    def add(name: str, password_stdin: bool, **fields: str) -> None:  # noqa: FBT001 - a switch
        office, account = open_office(), _account(name, fields)
        accounts.add_account(office, OPERATOR, account, ask_password(said, from_stdin=password_stdin))
        click.echo(said.say("account-added", account=name))

    def change(name: str, **fields: str) -> None:
        accounts.change_account(open_office(), OPERATOR, _account(name, fields))
        click.echo(said.say("account-changed", account=name))

    def show() -> None:
        found = accounts.list_accounts(open_office(), OPERATOR)
        rows = [
            (
                one.name,
                one.display_name,
                said.say(f"role-{one.role.value}"),
                one.department,
                one.region,
                one.inspector,
                one.campaign,
                said.say("account-active" if one.active else "account-not-active"),
            )
            for one in found
        ]
        tell_table([said.say(f"account-column-{column}") for column in _COLUMNS], rows)

    def disable(name: str) -> None:
        accounts.disable_account(open_office(), OPERATOR, name)
        click.echo(said.say("account-disabled-now", account=name))

    def enable(name: str) -> None:
        accounts.enable_account(open_office(), OPERATOR, name)
        click.echo(said.say("account-enabled", account=name))

    def password(name: str, password_stdin: bool) -> None:  # noqa: FBT001 - a switch
        office = open_office()
        accounts.change_password(office, OPERATOR, name, ask_password(said, from_stdin=password_stdin))
        click.echo(said.say("password-changed", account=name))

    from_stdin = click.Option(["--password-stdin"], is_flag=True, help=said.say("help-password-stdin"))
    group = Group("account", said, "account")
    for key, callback, more in (
        ("add", add, [*_fields(said), from_stdin]),
        ("list", show, None),
        ("change", change, _fields(said)),
        ("disable", disable, []),
        ("enable", enable, []),
        ("password", password, [from_stdin]),
    ):
        params: list[click.Parameter] = [] if more is None else [click.Argument(["name"]), *more]
        group.add_command(Command(key, said, f"account-{key}", callback=callback, params=params))
    return {"account": group}


_COLUMNS = ("name", "display-name", "role", "department", "region", "inspector", "campaign", "state")


def _fields(said: Texts) -> list[click.Parameter]:
    role = click.Option(["--role"], type=click.Choice(_ROLES), required=True, help=said.say("help-account-role"))
    others = ("display-name", "department", "region", "inspector", "campaign")
    return [role, *(click.Option([f"--{key}"], default="", help=said.say(f"help-account-{key}")) for key in others)]


def _account(name: str, fields: dict[str, str]) -> Account:
    return Account(
        name,
        fields["display_name"] or name,
        Role(fields["role"]),
        fields["department"],
        fields["region"],
        fields["inspector"],
        fields["campaign"],
    )


def acting_as(office: Office, account: str, password: str, act: Callable[[Caller], None]) -> None:
    """Does something as the account that a password proves, and logs it out again."""
    begun = accounts.log_in(office, account, password)
    try:
        act(accounts.caller_by_session(office, begun.secret)[0])
    finally:
        accounts.log_out(office, begun.secret)


def ask_password(said: Texts, *, from_stdin: bool, again: bool = True) -> str:
    """The password from the first line of standard input, or asked for, a new one twice; raises BadInputError."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise BadInputError("password-not-given")
    password = getpass(said.say("ask-password"))
    if again and getpass(said.say("ask-password-again")) != password:
        raise BadInputError("passwords-differ")
    return password

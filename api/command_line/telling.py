"""How the command line tells what happened: tables, errors, files written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError, CoordinationError
from coordination.model.feeds import ZONE
from coordination.texts import Texts
from solvers.fault import Fault, Message

UNUSABLE = 2
_WIDTH_WITHOUT_SCREEN = 170
_USAGE_CODES: dict[type[click.UsageError], str] = {
    click.MissingParameter: "usage-missing",
    click.NoSuchOption: "usage-no-such-option",
    click.exceptions.NoSuchCommand: "usage-no-such-command",
    click.BadParameter: "usage-bad-value",
    click.BadArgumentUsage: "usage-bad-value",
    click.BadOptionUsage: "usage-without-value",
}


def console() -> Console:
    """Where tables go: as wide as the screen, or wide enough where there is none."""
    return Console(width=None if sys.stdout.isatty() else _WIDTH_WITHOUT_SCREEN, highlight=False)


def tell_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Prints a table; nothing in a cell is taken for markup."""
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    console().print(table)


def when(instant: datetime) -> str:
    """An instant as people here read it, to the minute."""
    return f"{instant.astimezone(ZONE):%Y-%m-%d %H:%M}"


def person(account: str, said: Texts) -> str:
    """The login name of who did something; whoever works at the machine has none."""
    return said.say("pages-command-line") if account == OPERATOR.name else account


def tell_error(error: CoordinationError, said: Texts) -> int:
    """Tells an error in one sentence, then each of its faults; the exit status."""
    click.echo(said.say(error.code, **error.values), err=True)
    for fault in error.faults:
        click.echo(f"  {sentence(fault, said)}", err=True)
    return UNUSABLE


def sentence(fault: Fault, said: Texts) -> str:
    """One fault: where, and what to do."""
    return said.say("fault", place=fault.place, what=said.say(fault.code, place=fault.place, **fault.values))


def tell_usage(error: click.UsageError, said: Texts) -> int:
    """Tells how a call is to be written; the exit status."""
    code = next((code for kind, code in _USAGE_CODES.items() if isinstance(error, kind)), "usage-other")
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or getattr(error, "command_name", None) or _name(parameter)
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if choices is not None and code == "usage-bad-value":
        code = "usage-unknown-choice"
    click.echo(
        said.say(
            code,
            name=name,
            detail=_expected(getattr(parameter, "type", None)) or error.format_message(),
            known=tuple(choices or ()),
            command=error.ctx.command_path if error.ctx is not None else "onevisit",
        ),
        err=True,
    )
    return UNUSABLE


def _expected(kind: object) -> Message | None:
    """What a parameter takes, where it is a number or a day: the library's own words are English."""
    match kind:
        case click.IntRange() | click.FloatRange():
            bounds = {"least": kind.min, "most": kind.max}
            code = "usage-expects-least" if kind.max is None else "usage-expects-between"
            return Message(code, {name: str(bound) for name, bound in bounds.items()})
        case click.DateTime():
            return Message("usage-expects-day")
        case _:
            return Message("usage-expects-number") if kind is click.INT or kind is click.FLOAT else None


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return (parameter.name or "").upper() if isinstance(parameter, click.Argument) else "/".join(parameter.opts)


def tell_unexpected(error: Exception, said: Texts) -> int:
    """Tells that the program failed and where the details are; the exit status."""
    handle, name = tempfile.mkstemp(prefix="onevisit-error-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    click.echo(said.say("unexpected", kind=type(error).__name__, log=name), err=True)
    return UNUSABLE


def read_file(path: str) -> bytes:
    """The bytes of a file; raises BadInputError that says what is the matter with it."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise BadInputError("file-not-found", path=path) from error
    except IsADirectoryError as error:
        raise BadInputError("file-is-folder", path=path) from error
    except OSError as error:
        raise BadInputError("file-unreadable", path=path, error=error.strerror or "") from error


def write_file(path: str, content: bytes) -> None:
    """Writes a file whole or not at all; raises BadInputError where it cannot be written."""
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        raise BadInputError("file-unwritable", path=path, error=error.strerror or "") from error

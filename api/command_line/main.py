"""Entry point of `onevisit`: language, commands, and errors told in one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

import click

from api.command_line.commanding import Group
from api.command_line.telling import tell_error, tell_unexpected, tell_usage
from coordination.errors import CoordinationError
from coordination.texts import LANGUAGES, Language, Texts, texts

_COMMANDS = {
    "demo": "demo",
    "import": "registers",
    "template": "registers",
    "register": "entries",
    "approval": "approval_steps",
    "packs": "rules",
    "rules": "rules",
    "plan": "annual_plans",
    "draw": "ceremony",
    "verify": "draws",
    "campaign": "campaigns",
    "pin": "case_entries",
    "case": "case_entries",
    "export": "planning",
    "solve": "planning",
    "check": "checking",
    "run": "runs",
    "replan": "replanning",
    "what-if": "what_if",
    "worker": "workers",
    "task": "tasks",
    "result": "tasks",
    "due": "tasks",
    "digest": "tasks",
    "clocks": "tasks",
    "document": "documents",
    "year": "inspection_records",
    "feed": "feeds",
    "leave": "feeds",
    "generate": "benchmarking",
    "bench": "benchmarking",
    "serve": "serving",
    "account": "accounts",
    "token": "tokens",
    "audit": "audits",
    "key": "keys",
    "backup": "backups",
    "restore": "backups",
    "db": "backups",
}
_INTERRUPTED = 130


class _Commands(Group):
    """The commands by name; a command's module is loaded when it is asked for, so that help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order in which a newcomer needs them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, built in the language of the call."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"api.command_line.{_COMMANDS[cmd_name]}")
        build: Callable[[Texts], dict[str, click.Command]] = module.commands
        return build(self.said)[cmd_name]


def build(said: Texts) -> click.Group:
    """The whole command in one language."""
    language = click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=said.say("help-lang"))
    return _Commands("onevisit", said, "onevisit", epilog=said.say("help-epilog"), params=[language])


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and exits: 0 done, 1 something was found wrong, 2 the input cannot be used."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    said = texts(language_of(given))
    try:
        status = build(said).main(given, prog_name="onevisit", standalone_mode=False)
    except click.UsageError as error:
        status = tell_usage(error, said)
    except CoordinationError as error:
        status = tell_error(error, said)
    except (click.Abort, KeyboardInterrupt):
        click.echo(said.say("interrupted"), err=True)
        status = _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has gone: that is no error
        status = 0
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback; it goes to a file
        status = tell_unexpected(error, said)
    sys.exit(status if isinstance(status, int) else 0)


def language_of(arguments: Sequence[str]) -> Language:
    """The language a call asks for: `--lang`, else ONEVISIT_LANG, else Chinese."""
    asked = os.environ.get("ONEVISIT_LANG", "zh")
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
    return next((language for language in LANGUAGES if language == asked), "zh")

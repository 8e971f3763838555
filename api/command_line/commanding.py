"""Commands in the language of the call: headings, usage line and the help option as well as the texts themselves."""

from __future__ import annotations

from typing import Any

import click

from coordination.texts import Texts


class _Formatter(click.HelpFormatter):
    """Help with the headings of a catalogue."""

    def __init__(self, said: Texts, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._said = said

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, args, self._said.say("heading-usage") + " " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(self._said.say(f"heading-{heading.lower()}"))


class _Context(click.Context):
    """The context of a command that knows its language."""

    def make_formatter(self) -> click.HelpFormatter:
        """A formatter in the command's language."""
        said: Texts = getattr(self.command, "said")  # noqa: B009 - click types the command as its own class
        return _Formatter(said, self.terminal_width, self.max_content_width)


class Command(click.Command):
    """A command whose help is the text `help-<key>` of a catalogue."""

    context_class = _Context

    def __init__(self, name: str, said: Texts, key: str, **settings: Any) -> None:
        super().__init__(name, help=said.say(f"help-{key}"), **settings)
        self.said = said

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, told in the language of the call."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.said.say("help-help")
        return option


class Group(Command, click.Group):
    """A group of such commands."""

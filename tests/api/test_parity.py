"""Nothing can be done on one side only: every command has its endpoints in parity.md, every endpoint its command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.command_line.main import build
from coordination.texts import texts
from tests.api.rest.test_access import rows as endpoints

TABLE = Path(__file__).with_name("parity.md").read_text(encoding="utf-8")
ONLY_ONE_SIDE = {"machine", "session", "page", "public", "department", "open"}


def rows() -> list[tuple[list[str], list[str], str]]:
    """Commands, endpoints and the reason of each row."""
    lines = [line for line in TABLE.splitlines() if re.match(r"\| (`|- )", line)]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return [(re.findall("`([^`]+)`", one), re.findall("`([^`]+)`", other), why) for one, other, why in cells]


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that does something by itself, as it is typed."""
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from commands(command.get_command(None, name), (*words, name))
    if words and getattr(command, "invoke_without_command", True):  # no group, or one that does something itself
        yield " ".join(words)


def test_every_command_has_one_row_and_every_row_a_command() -> None:
    told = [command for row in rows() for command in row[0]]
    assert sorted(told) == sorted(commands(build(texts("en"))))


def test_every_endpoint_has_a_row_and_every_row_an_endpoint() -> None:
    assert {endpoint for row in rows() for endpoint in row[1]} == set(endpoints())  # all of them: test_access.py


def test_a_row_that_has_one_side_only_says_why_in_one_word() -> None:
    assert all((why in ONLY_ONE_SIDE) == (not one or not other) for one, other, why in rows())
    assert all(f"- {why}: " in TABLE for why in ONLY_ONE_SIDE)

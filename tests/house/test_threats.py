"""Every test that the threat model names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "threats.md").read_text(encoding="utf-8"))


def names_in(file: str) -> set[str]:
    """The names of the tests in a file; none where it is not there."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_covers_a_threat_is_there(file: str, test: str) -> None:
    assert test in names_in(file)


def test_every_threat_names_a_test() -> None:
    text = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
    table = text.split("| threat | measure | test |\n", maxsplit=1)[1].split("\n\n", maxsplit=1)[0]
    threats = table.splitlines()[1:]
    assert len(threats) >= 30
    assert [threat for threat in threats if "::test_" not in threat] == []


def test_a_test_that_is_not_there_is_noticed() -> None:
    assert names_in("tests/house/test_nothing.py") == set()
    assert "test_nothing" not in names_in("tests/house/test_threats.py")

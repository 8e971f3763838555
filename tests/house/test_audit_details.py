"""What acts note about themselves has a name in both languages: who reads the audit chain knows no program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.texts import LANGUAGES, Language, texts

ROOT = Path(__file__).parents[2]
_NOTES = re.compile(r"\bnote(d|_each)?$")


def noted_details() -> Iterator[str]:
    """The names of details, where a call of `note`, `note_each` or `noted` has them as they are."""
    for file in (ROOT / "coordination").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _NOTES.search(ast.unparse(node.func)):
                keys = [key for one in node.args if isinstance(one, ast.Dict) for key in one.keys]
                yield from (key.value for key in keys if isinstance(key, ast.Constant))
                yield from (keyword.arg for keyword in node.keywords if keyword.arg)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_detail_of_an_act_has_a_name(language: Language) -> None:
    names = set(noted_details())
    assert len(names) > 40
    assert sorted(one for one in names if not texts(language).has(f"audit-detail-{one.replace('_', '-')}")) == []

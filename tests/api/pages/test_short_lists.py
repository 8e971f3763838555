"""Short lists: a text in any cell, numbers by their size, texts by the numbers in them, one table of several."""

from __future__ import annotations

from typing import cast

import pytest

from api.pages.shell import Shell
from api.pages.short_lists import Listed, in_words, narrowed
from api.pages.tables import Cell, Column, Table


class Said:
    """As much of a shell as a list asks for."""

    def say(self, code: str) -> str:
        return code


SHELL = cast("Shell", Said())
ROWS = (("run 2", "1,200"), ("run 10", "≥ 9.5"), ("run 1", "–"))


def listed(asked: Listed, **kept: str) -> list[str]:
    table = Table("runs", "/runs", (Column("name"), Column("count", number=True)), _cells(), kept=kept)
    return [row[0].text for row in narrowed(SHELL, table, asked).rows]


def _cells() -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(text) for text in row) for row in ROWS)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Listed(), ["run 2", "run 10", "run 1"]),
        (Listed(sort="1"), ["run 1", "run 2", "run 10"]),
        (Listed(sort="-1"), ["run 10", "run 2", "run 1"]),
        (Listed(sort="2"), ["run 1", "run 10", "run 2"]),
        (Listed(sort="nothing of it"), ["run 2", "run 10", "run 1"]),
        (Listed(text="9.5"), ["run 10"]),
        (Listed(text="RUN 1", sort="-2"), ["run 10", "run 1"]),
        (Listed(text="nowhere"), []),
        (Listed(text="9.5", table="others"), ["run 2", "run 10", "run 1"]),
    ],
)
def test_a_list_is_narrowed_and_sorted(asked: Listed, names: list[str]) -> None:
    assert listed(asked) == names


def test_numbers_in_words_are_of_any_length() -> None:
    texts = ["a" + "9" * 5000, "a10", "a007", "a7b", "a"]
    assert sorted(texts, key=in_words) == ["a", "a007", "a7b", "a10", "a" + "9" * 5000]


def test_one_of_several_is_meant_by_its_name() -> None:
    assert listed(Listed(text="9.5", table="runs"), table="runs") == ["run 10"]
    assert len(listed(Listed(text="9.5"), table="runs")) == len(ROWS)


def test_one_row_needs_no_filter_and_every_column_can_be_sorted_by() -> None:
    table = Table("runs", "/runs", (Column("name", "name"), Column("count")), _cells()[:1])
    found = narrowed(SHELL, table, Listed())
    assert found.filters == ()
    assert [column.key for column in found.columns] == ["name", "2"]
    assert narrowed(SHELL, table, Listed(text="nowhere")).filtered

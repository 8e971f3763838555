"""Short lists, which a page has whole: narrowed by a text in any cell, put in order by any column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from litestar import Response
from litestar.di import NamedDependency

from api.pages.shell import Shell
from api.pages.tables import Column, Filter, Table, matching, workbook
from api.rest.pages import Filter as Typed

_NUMBER, _DIGITS = re.compile(r"-?\d+(?:\.\d+)?"), re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Listed:
    """What is asked of the short lists of a page. table: the one that is meant, where its page has several."""

    text: str = ""
    sort: str = ""
    table: str = ""
    download: str = ""

    @property
    def exporting(self) -> bool:
        """Whether a workbook is wanted."""
        return self.download == "xlsx"

    def means(self, table: Table) -> bool:
        """Whether this is asked of a table: one among several says by `kept` which it is."""
        return self.table == table.kept.get("table", "")


ALL = Listed()
GivenListed = NamedDependency[Listed]


def listed_of(text: Typed = "", sort: Typed = "", table: Typed = "", download: Typed = "") -> Listed:
    """What the address of a page asks of its short lists."""
    return Listed(text.strip(), sort, table, download)


def narrowed(shell: Shell, table: Table, listed: Listed) -> Table:
    """The rows that have the text, in the order asked for; as they come where another table is meant.

    A column without a key is sorted by under the number of its place. One row alone needs no filter.
    """
    columns = tuple(replace(one, key=one.key or str(place)) for place, one in enumerate(table.columns, 1))
    asked = listed if listed.means(table) else ALL
    rows = [row for row in table.rows if matching(asked.text, *(cell.text for cell in row))]
    for place, column in enumerate(columns):
        if column.key == asked.sort.removeprefix("-"):
            rows.sort(key=lambda row: _place(column, row[place].text), reverse=asked.sort.startswith("-"))
    filters = (Filter("text", shell.say("pages-filter-text"), asked.text),)
    narrow = len(table.rows) > 1 or asked.text
    return replace(table, columns=columns, rows=tuple(rows), filters=filters if narrow else (), sort=asked.sort)


def exported(listed: Listed, *tables: Table) -> Response[bytes]:
    """The table that is meant as a workbook; the first of them where none is."""
    return workbook(next((one for one in tables if listed.means(one)), tables[0]))


def _place(column: Column, text: str) -> Any:
    """Where a cell stands: a number by its size, after what is none; text by its words and the numbers in it."""
    if column.number:
        found = _NUMBER.search(text.replace(",", ""))
        return (float(found[0]),) if found else (float("-inf"),)
    return in_words(text)


def in_words(text: str) -> list[Any]:
    """Where a text stands: by its words and the numbers in it, which may be of any length."""
    return [_size(part) if digits % 2 else part for digits, part in enumerate(_DIGITS.split(text))]


def _size(digits: str) -> tuple[int, str]:
    number = digits.lstrip("0")
    return len(number), number

"""XML Spreadsheet 2003: what old programs call .xls and is XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from coordination.errors import BadInputError
from coordination.intake.cells import text_of
from coordination.intake.sheets import Row, Sheet

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_MOST_ROWS, _MOST_COLUMNS, _DIGITS = 1 << 20, 1 << 14, 10


def sheets_of_text(text: str) -> Iterator[Sheet]:
    """The sheets of a file; raises BadInputError where it is damaged."""
    declaration_end = text.find("?>") + 2 if text.lstrip().startswith("<?xml") else 0
    try:
        root = fromstring(text[declaration_end:])
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise BadInputError("file-damaged") from error
    for sheet in root.iter(_tag("Worksheet")):
        rows = list(sheet.iter(_tag("Row")))
        yield Sheet(_rows_2003(rows), len(rows))


def _rows_2003(rows: Iterable[Any]) -> Iterator[Row]:
    number = 0
    for row in rows:
        due = _place(row, number + 1, _MOST_ROWS)
        yield from ([] for _ in range(due - number - 1))
        number = due
        cells: Row = []
        for cell in row.iter(_tag("Cell")):
            cells += [""] * (_place(cell, len(cells) + 1, _MOST_COLUMNS) - len(cells) - 1)
            data = cell.find(_tag("Data"))
            cells.append(text_of("".join(data.itertext())) if data is not None else "")
        yield cells


def _place(entry: Any, following: int, most: int) -> int:
    """Where a row or a cell stands: where it says, never before the one it follows, and within a sheet."""
    told = entry.get(_tag("Index"), str(following))
    if not (told.isascii() and told.isdecimal() and len(told) < _DIGITS and following <= int(told) <= most):
        raise BadInputError("file-damaged")
    return int(told)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"

"""Records as a table for a spreadsheet, in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from itertools import islice
from typing import Any

import xlsxwriter

from coordination.intake.cells import FORMULA_STARTS

MOST_ROWS = 1_048_576
"""How many rows a sheet of Excel has, its heads among them."""
_ALSO_DANGEROUS = ("\t", "\r", "\n")


def records_csv(record_type: type[Any], records: Sequence[Any]) -> bytes:
    """The records as CSV for Excel, UTF-8 with BOM; a cell that begins like a formula has a quote before it."""
    text = io.StringIO()
    csv.writer(text).writerows([[harmless(cell) for cell in row] for row in _table(record_type, records)])
    return text.getvalue().encode("utf-8-sig")


def records_xlsx(record_type: type[Any], records: Sequence[Any]) -> bytes:
    """The records as a workbook of text cells."""
    return table_xlsx(_table(record_type, records))


def table_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows, the heads among them, as a workbook of text cells; a row is asked for when the one before is on disk.

    No sheet has more than `MOST_ROWS`: what comes after them is left out.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as workbook:
        as_text = workbook.add_format({"num_format": "@"})
        sheet = workbook.add_worksheet()
        for number, row in enumerate(islice(rows, MOST_ROWS)):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, harmless(cell), as_text)
    return buffer.getvalue()


def harmless(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith((*FORMULA_STARTS, *_ALSO_DANGEROUS)) else cell


def _table(record_type: type[Any], records: Sequence[Any]) -> list[list[str]]:
    names = [field.name for field in fields(record_type)]
    return [names, *([_text(getattr(record, name)) for name in names] for record in records)]


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "、".join(_text(one) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)

"""The file of refused rows: as they stood, with every fault and what to do, to be corrected and imported again."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import Any

import xlsxwriter

from coordination.intake.cells import FORMULA_STARTS
from coordination.intake.files import sheets_of
from coordination.intake.tables import Reading, RowFault
from coordination.texts import Texts


def sentence(fault: RowFault, texts: Texts) -> str:
    """What an officer reads about one fault."""
    said = texts.say(fault.code, value=fault.value, **fault.values)
    return texts.say("row-fault", row=fault.row, column=fault.column, value=fault.value, what=said)


def refusals_csv(reading: Reading[Any], texts: Texts) -> bytes:
    """The refused rows as CSV for Excel, UTF-8 with BOM."""
    text = io.StringIO()
    csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in _table(reading, texts)])
    return text.getvalue().encode("utf-8-sig")


def refusals_xlsx(reading: Reading[Any], texts: Texts) -> bytes:
    """The refused rows as a workbook of text cells."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        as_text = workbook.add_format({"num_format": "@"})
        sheet = workbook.add_worksheet(texts.say("refusals"))
        for number, row in enumerate(_table(reading, texts)):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, as_text)
    return buffer.getvalue()


def refused_rows(workbook: bytes) -> list[tuple[str, ...]]:
    """The rows of a workbook of refusals, its heads first: as they stood, then their number and what to do."""
    [rows] = [list(sheet.rows) for sheet in sheets_of(workbook)]
    return [(*row, *[""] * (len(rows[0]) - len(row))) for row in rows]


def _table(reading: Reading[Any], texts: Texts) -> list[list[str]]:
    said: dict[int, list[str]] = defaultdict(list)
    for fault in reading.faults:
        said[fault.row].append(sentence(fault, texts))
    width = len(reading.header)
    added = [texts.say("refusals-row"), texts.say("refusals-faults")]
    keep = [place for place, name in enumerate(reading.header) if name not in added]
    rows = [[reading.header[place] for place in keep] + added]
    for number, row in reading.refused.items():
        padded = row + [""] * (width - len(row))
        rows.append([padded[place] for place in keep] + [str(number), "\n".join(said[number])])
    return rows


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell

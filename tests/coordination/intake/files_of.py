"""One small table in every form in which offices send it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

Rows = Sequence[Sequence[str]]


def as_csv(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Rows) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


def as_xls(rows: Rows) -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("sheet")
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def as_xml_2003(rows: Rows) -> bytes:
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{escape(cell)}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>'
        f"{cells}</Table></Worksheet></Workbook>"
    ).encode()


FORMS = {
    "UTF-8": as_csv,
    "UTF-8 with BOM": lambda rows: as_csv(rows, "utf-8-sig"),
    "GB18030": lambda rows: as_csv(rows, "gb18030"),
    "UTF-16": lambda rows: as_csv(rows, "utf-16", "\t"),
    "UTF-16 without BOM": lambda rows: as_csv(rows, "utf-16-le", "\t"),
    "semicolons": lambda rows: as_csv(rows, delimiter=";"),
    "xlsx": as_xlsx,
    "xls": as_xls,
    "XML Spreadsheet 2003": as_xml_2003,
}

"""The empty table of a kind, and a second sheet that explains each column with an example."""

from __future__ import annotations

import csv
import io
from typing import Any

import xlsxwriter

from coordination.intake.tables import Kind
from coordination.texts import Texts


def template_xlsx(kind: Kind[Any], texts: Texts) -> bytes:
    """The template as a workbook; every cell of the first sheet is text, so that codes stay codes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        as_text = workbook.add_format({"num_format": "@"})
        bold = workbook.add_format({"bold": True, "num_format": "@", "bg_color": "#DCE6F1", "border": 1})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        table = workbook.add_worksheet(texts.say(f"kind-{kind.name}"))
        notes = workbook.add_worksheet(texts.say("template-notes"))
        table.set_column(0, len(kind.columns) - 1, 18, as_text)
        table.freeze_panes(1, 0)
        notes.set_column(0, 0, 22)
        notes.set_column(1, 1, 8)
        notes.set_column(2, 4, 40, wrapped)
        notes.write_row(
            0,
            0,
            [texts.say(f"template-{name}") for name in ("column", "required", "other-names", "rule", "example")],
            bold,
        )
        for place, column in enumerate(kind.columns):
            table.write_string(0, place, _headline(column.names[0], column.required), bold)
            notes.write_row(
                place + 1,
                0,
                [
                    column.names[0],
                    texts.say("yes" if column.required else "no"),
                    texts.listed(column.names[1:]),
                    texts.say(f"column-{kind.name}-{column.field}"),
                    column.example,
                ],
            )
    return buffer.getvalue()


def template_csv(kind: Kind[Any]) -> bytes:
    """The template as CSV for Excel: the header, UTF-8 with BOM."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_headline(column.names[0], column.required) for column in kind.columns])
    return text.getvalue().encode("utf-8-sig")


def _headline(name: str, required: bool) -> str:  # noqa: FBT001 - a mark, not a mode
    return f"{name}*" if required else name

"""Sets Word files as one PDF: pages, tables that go on over them, pictures; Chinese fonts embedded, glyphs used only.

Text is set in Noto Serif SC, what is bold in Noto Sans SC, as Chinese print sets headings; a character one of them
lacks is looked for in the other. The same files give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache

from coordination.documents.blocks import PAGE, PAGES, Cell, Paragraph, Row, Sheet, Table
from coordination.documents.breaking import broken
from coordination.documents.reading import read

Press = Callable[[Sequence[bytes], str], bytes]
"""What sets Word files as one PDF under a title: `printed`, here or in another process."""

_PADDING = 3.5
_RULE = 0.6
_ASCENT = 0.88  # of Chinese glyphs above the baseline, in sizes
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # a file says nothing of when it was made: the same bytes at any time
_FAMILIES = {False: ("serif", "sans"), True: ("sans", "serif")}


def printed(files: Iterable[bytes], title: str) -> bytes:
    """Word files one after the other, each with pages of its own numbers, as one PDF."""
    press = _Press(title)
    for docx in files:
        press.set(read(docx))
    return press.bytes()


class _Press:
    """The PDF that is being made."""

    def __init__(self, title: str) -> None:
        import pylopdf_fonts_zh_cn  # noqa: PLC0415 - only who sets pages loads the library
        from fpdf import FPDF  # noqa: PLC0415
        from fpdf.fonts import TTFFont  # noqa: PLC0415

        self._pdf = FPDF(unit="pt")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_creation_date(_BEGINNING)
        self._pdf.set_title(title)
        self._pdf.set_lang("zh-CN")
        self._pdf.set_line_width(_RULE)
        self._pdf.add_font("serif", fname=pylopdf_fonts_zh_cn.serif_path())
        self._pdf.add_font("sans", fname=pylopdf_fonts_zh_cn.sans_path())
        self._pdf.set_font("serif", size=10.5)
        fonts = {name: font for name, font in self._pdf.fonts.items() if isinstance(font, TTFFont)}
        self._widths = {name: font.cw for name, font in fonts.items()}
        self._known = {name: font.cmap.keys() for name, font in fonts.items()}
        self._width = cache(self._measured)

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())

    def set(self, sheet: Sheet) -> None:
        """Sets a document on pages of its own; running lines come last, when it is known how many there are."""
        self._sheet = sheet
        self._top, self._right, self._bottom, self._left = sheet.margins
        self._pages: list[int] = []
        self._new_page()
        for block in sheet.blocks:
            if isinstance(block, Table):
                self._set_table(block)
            else:
                self._set_paragraph(block)
        for number, page in enumerate(self._pages, 1):
            self._pdf.page = page
            self._pdf.current_font_is_set_on_page = False
            self._set_running(sheet.header, self._top / 2, number)
            self._set_running(sheet.footer, sheet.height - self._bottom / 2, number)
        self._pdf.page = self._pages[-1]

    def _new_page(self) -> None:
        self._pdf.add_page(format=(self._sheet.width, self._sheet.height))
        self._pages.append(self._pdf.page)
        self._y = self._top

    @property
    def _room(self) -> float:
        return self._sheet.height - self._bottom - self._y

    def _set_paragraph(self, one: Paragraph) -> None:
        """Line by line, over the end of a page where need be."""
        if one.breaks and self._y > self._top:
            self._new_page()
        self._y += one.before if self._y > self._top else 0
        width = self._sheet.width - self._left - self._right
        for number, line in enumerate(self._lines(one, width)):
            if one.size * one.line > self._room:
                self._new_page()
            self._draw_line(one, line, self._left, self._y, width, first=number == 0)
            self._y += one.size * one.line
        if one.picture is not None:
            if one.picture.height > self._room:
                self._new_page()
            self._y += self._draw_picture(one, self._left, self._y, width)
        self._y += one.after

    def _set_running(self, paragraphs: Sequence[Paragraph], y: float, number: int) -> None:
        width = self._sheet.width - self._left - self._right
        for one in paragraphs:
            text = one.text.replace(PAGE, str(number)).replace(PAGES, str(len(self._pages)))
            self._draw_line(one, text, self._left, y, width, first=True)
            y += one.size * one.line

    def _set_table(self, table: Table) -> None:
        headings = [row for row in table.rows if row.heads]
        for row in table.rows:
            height = self._height(table, row)
            if height > self._room and self._y > self._top:
                self._new_page()
                if not row.heads:
                    for heading in headings:
                        self._draw_row(table, heading, self._height(table, heading))
            self._set_row(table, row, height)

    def _set_row(self, table: Table, row: Row, height: float) -> None:
        """A row; one that is higher than a page goes on over the next ones."""
        while height > self._room:
            upper, row = self._split(table, row)
            self._draw_row(table, upper, self._room)
            self._new_page()
            height = self._height(table, row)
        self._draw_row(table, row, height)

    def _split(self, table: Table, row: Row) -> tuple[Row, Row]:
        """What of a row has room on this page, a line at least, and what is left."""
        upper, lower = [], []
        for cell, width in zip(row.cells, _cell_widths(table, row), strict=True):
            room = self._room - 2 * _PADDING
            here: list[Paragraph] = []
            rest: list[Paragraph] = []
            for one in cell.paragraphs:
                lines = self._lines(one, width - 2 * _PADDING)
                fits = max(0 if rest else int(room // (one.size * one.line)), 0 if here or rest else 1)
                room -= len(lines) * one.size * one.line + one.before + one.after
                here += [_shortened(one, lines[:fits])] if fits else []
                rest += [_shortened(one, lines[fits:])] if fits < len(lines) else []
            upper.append(Cell(tuple(here), cell.span, cell.goes_on))
            lower.append(Cell(tuple(rest), cell.span, cell.goes_on))
        return Row(tuple(upper)), Row(tuple(lower))

    def _height(self, table: Table, row: Row) -> float:
        widths = _cell_widths(table, row)
        cells = zip(row.cells, widths, strict=True)
        return max([row.least, *(self._cell_height(cell, width) for cell, width in cells)])

    def _cell_height(self, cell: Cell, width: float) -> float:
        return 2 * _PADDING + sum(self._paragraph_height(one, width - 2 * _PADDING) for one in cell.paragraphs)

    def _paragraph_height(self, one: Paragraph, width: float) -> float:
        pictured = one.picture.height if one.picture else 0
        return one.before + one.after + len(self._lines(one, width)) * one.size * one.line + pictured

    def _draw_row(self, table: Table, row: Row, height: float) -> None:
        x = self._left
        for cell, width in zip(row.cells, _cell_widths(table, row), strict=True):
            if table.ruled:
                self._rule(x, width, height, above=not cell.goes_on)
            spare = height - self._cell_height(cell, width) if cell.middle else 0
            y = self._y + _PADDING + max(spare, 0) / 2
            for one in cell.paragraphs:
                y = self._draw_paragraph(one, x + _PADDING, y, width - 2 * _PADDING)
            x += width
        self._y += height

    def _rule(self, x: float, width: float, height: float, *, above: bool) -> None:
        y, pdf = self._y, self._pdf
        pdf.line(x, y, x, y + height)
        pdf.line(x + width, y, x + width, y + height)
        pdf.line(x, y + height, x + width, y + height)
        if above:
            pdf.line(x, y, x + width, y)

    def _draw_paragraph(self, one: Paragraph, x: float, y: float, width: float) -> float:
        """Draws a paragraph of a cell; where the next one begins."""
        y += one.before
        for number, line in enumerate(self._lines(one, width)):
            self._draw_line(one, line, x, y, width, first=number == 0)
            y += one.size * one.line
        if one.picture is not None:
            y += self._draw_picture(one, x, y, width)
        return y + one.after

    def _lines(self, one: Paragraph, width: float) -> list[str]:
        if one.picture is not None and not one.text:
            return []
        return broken(one.text, width - one.left, lambda piece: self._length(piece, one), one.first)

    def _draw_line(self, one: Paragraph, line: str, x: float, y: float, width: float, *, first: bool) -> None:
        shift = one.left + (one.first if first else 0)
        spare = width - shift - self._length(line, one)
        x += shift + {"center": spare / 2, "right": spare}.get(one.align, 0)
        baseline = y + (one.line - 1) / 2 * one.size + _ASCENT * one.size
        for family, piece in self._in_fonts(line, bold=one.bold):
            self._pdf.set_font(family, size=one.size)
            self._pdf.text(x, baseline, piece)
            x += sum(self._widths[family][ord(letter)] for letter in piece) * one.size / 1000

    def _draw_picture(self, one: Paragraph, x: float, y: float, width: float) -> float:
        """Draws the picture of a paragraph; how high it is."""
        if one.picture is None:
            return 0
        spare = width - one.picture.width
        x += {"center": spare / 2, "right": spare}.get(one.align, one.left)
        self._pdf.image(io.BytesIO(one.picture.content), x, y, one.picture.width, one.picture.height)
        return one.picture.height

    def _in_fonts(self, line: str, *, bold: bool) -> list[tuple[str, str]]:
        """A line in pieces of one font each."""
        pieces: list[tuple[str, str]] = []
        for letter in line:
            family = self._family(letter, bold=bold)
            if pieces and pieces[-1][0] == family:
                pieces[-1] = family, pieces[-1][1] + letter
            else:
                pieces.append((family, letter))
        return pieces

    def _family(self, letter: str, *, bold: bool) -> str:
        usual, other = _FAMILIES[bold]
        return other if ord(letter) not in self._known[usual] and ord(letter) in self._known[other] else usual

    def _length(self, piece: str, one: Paragraph) -> float:
        return sum(self._width(letter, one.bold) for letter in piece) * one.size / 1000

    def _measured(self, letter: str, bold: bool) -> float:  # noqa: FBT001 - a key of the cache
        return self._widths[self._family(letter, bold=bold)][ord(letter)]


def _shortened(one: Paragraph, lines: Sequence[str]) -> Paragraph:
    """A paragraph of some of its lines."""
    return Paragraph("\n".join(lines), one.size, one.bold, one.align, one.left, 0, one.before, one.after, one.line)


def _cell_widths(table: Table, row: Row) -> list[float]:
    widths, column = [], 0
    for cell in row.cells:
        widths.append(sum(table.widths[column : column + cell.span]))
        column += cell.span
    return widths

"""What a page is set from: paragraphs, tables and pictures, with all styles resolved. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a paragraph. content: PNG or JPEG."""

    content: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, set in the style of its first run.

    text: a line feed where a line is ended by hand, `PAGE` and `PAGES` where their numbers come; align: left, center,
    right or both; bold: set in a sans serif, as Chinese print does; line: height of a line in sizes; picture: below
    the text; breaks: begins a page.
    """

    text: str
    size: float = 10.5
    bold: bool = False
    align: str = "left"
    left: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.35
    picture: Picture | None = None
    breaks: bool = False


PAGE, PAGES = "\ue000", "\ue001"
"""Places of the number of a page and of the number of pages, from the private use area."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. span: how many columns; goes_on: of the cell above, so nothing stands in it and no line above it.

    middle: what is in it stands half way down.
    """

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    goes_on: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. heads: repeated on every page the table goes on to; least: height it has at least."""

    cells: tuple[Cell, ...]
    heads: bool = False
    least: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table. widths: of its columns; ruled: with lines around its cells."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    ruled: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as it is to be set. margins: top, right, bottom, left; header, footer: on every page."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    blocks: tuple[Block, ...]
    header: tuple[Paragraph, ...] = field(default=())
    footer: tuple[Paragraph, ...] = field(default=())

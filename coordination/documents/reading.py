"""Reads a Word file as blocks to be set: the part of WordprocessingML that `checking` lets into a template.

Element and attribute names are those of ECMA-376 part 1: sizes of text in half points, of the page in twentieths,
of pictures in English metric units.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from coordination.documents.blocks import PAGE, PAGES, Block, Cell, Paragraph, Picture, Row, Sheet, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DOCUMENT = "word/document.xml"
_EMU, _TWIPS, _LINE = 12_700, 20, 240
_SIZE = 10.5  # where nothing says another one, in points
_NATURAL_LINE = 1.35  # what Word gives a line of Chinese at single spacing, in sizes
_ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}
_OFF = {"0", "false", "none"}


def parse(content: bytes) -> Any:
    """The root of an XML part; entities are not resolved, nothing is fetched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


@dataclass(frozen=True, slots=True)
class _Style:
    """How text of a style looks; None where it says nothing."""

    size: float | None = None
    bold: bool | None = None
    align: str | None = None


def read(docx: bytes) -> Sheet:
    """The blocks of a Word file in order, with headers and footers of its last section."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    reader = _Reader(parts)
    body = parse(parts[DOCUMENT]).find(f"{W}body")
    section = body.find(f"{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    edges = [_number(margins, f"{W}{edge}", 1440) / _TWIPS for edge in ("top", "right", "bottom", "left")]
    return Sheet(
        width=_number(size, f"{W}w", 11906) / _TWIPS,
        height=_number(size, f"{W}h", 16838) / _TWIPS,
        margins=(edges[0], edges[1], edges[2], edges[3]),
        blocks=tuple(reader.blocks(body, DOCUMENT)),
        header=tuple(reader.running(section, "headerReference")),
        footer=tuple(reader.running(section, "footerReference")),
    )


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Parts that a part refers to, by the id of the relation."""
    folder, name = posixpath.split(part)
    content = parts.get(f"{folder}/_rels/{name}.rels")
    if content is None:
        return {}
    targets = ((one.get("Id", ""), one.get("Target", "")) for one in parse(content))
    return {key: posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/") for key, target in targets}


class _Reader:
    """Reads the parts of one file."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._styles = {"": _Style()}
        if "word/styles.xml" in parts:
            self._learn(parse(parts["word/styles.xml"]))

    def blocks(self, container: Any, part: str) -> Iterator[Block]:
        """Paragraphs and tables of the body, of a header or of a cell."""
        for one in container:
            if one.tag == f"{W}p":
                yield self._paragraph(one, part)
            elif one.tag == f"{W}tbl":
                yield self._table(one, part)

    def running(self, section: Any, kind: str) -> Iterator[Paragraph]:
        """The paragraphs of the header or footer of every page."""
        for reference in section.findall(f"{W}{kind}"):
            if reference.get(f"{W}type") == "default":
                part = relations(self._parts, DOCUMENT)[reference.get(f"{_R}id")]
                found = self.blocks(parse(self._parts[part]), part)
                yield from (one for one in found if isinstance(one, Paragraph))

    def _learn(self, styles: Any) -> None:
        self._styles[""] = _style(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), None)
        held = {one.get(f"{W}styleId"): one for one in styles.findall(f"{W}style")}

        def learnt(name: str | None, depth: int = 0) -> _Style:
            one = held.get(name)
            if one is None or depth > len(held):
                return self._styles[""]
            based = one.find(f"{W}basedOn")
            under = learnt(None if based is None else based.get(f"{W}val"), depth + 1)
            return _over(under, _style(one.find(f"{W}rPr"), one.find(f"{W}pPr")))

        self._styles |= {name: learnt(name) for name in held if name}
        normal = next((key for key, one in held.items() if one.get(f"{W}default") == "1" and _is_paragraph(one)), None)
        self._styles[""] = learnt(normal)

    def _paragraph(self, element: Any, part: str) -> Paragraph:
        properties, runs = element.find(f"{W}pPr"), list(element.iter(f"{W}r"))
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self._styles.get("" if named is None else named.get(f"{W}val"), self._styles[""])
        first = next((run for run in runs if run.find(f"{W}t") is not None), None)
        style = _over(style, _style(None if first is None else first.find(f"{W}rPr"), properties))
        set_as = Paragraph(
            text="".join(_text(element)),
            size=style.size or _SIZE,
            bold=bool(style.bold),
            align=style.align or "left",
            picture=self._picture(element, part),
        )
        return set_as if properties is None else _spaced(set_as, properties)

    def _picture(self, element: Any, part: str) -> Picture | None:
        drawn = next(element.iter(f"{_WP}inline"), None)
        blip = None if drawn is None else next(drawn.iter(f"{_A}blip"), None)
        if drawn is None or blip is None:
            return None
        extent = drawn.find(f"{_WP}extent")
        content = self._parts[relations(self._parts, part)[blip.get(f"{_R}embed")]]
        return Picture(content, int(extent.get("cx")) / _EMU, int(extent.get("cy")) / _EMU)

    def _table(self, element: Any, part: str) -> Table:
        widths = tuple(_number(one, f"{W}w", 0) / _TWIPS for one in element.findall(f"{W}tblGrid/{W}gridCol"))
        rows = tuple(self._row(one, part) for one in element.findall(f"{W}tr"))
        lines = element.find(f"{W}tblPr/{W}tblBorders/{W}insideH")
        named = element.find(f"{W}tblPr/{W}tblStyle")
        ruled = named is not None if lines is None else lines.get(f"{W}val") not in {"nil", "none"}
        return Table(widths, rows, ruled)

    def _row(self, element: Any, part: str) -> Row:
        properties = element.find(f"{W}trPr")
        heads, least = False, 0.0
        if properties is not None:
            heads = _on(properties.find(f"{W}tblHeader")) or False
            least = _number(properties.find(f"{W}trHeight"), f"{W}val", 0) / _TWIPS
        return Row(tuple(self._cell(one, part) for one in element.findall(f"{W}tc")), heads, least)

    def _cell(self, element: Any, part: str) -> Cell:
        span, merged = element.find(f"{W}tcPr/{W}gridSpan"), element.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val") != "restart"
        held = tuple(one for one in self.blocks(element, part) if isinstance(one, Paragraph))
        upright = element.find(f"{W}tcPr/{W}vAlign")
        middle = upright is not None and upright.get(f"{W}val") == "center"
        return Cell(() if goes_on else held, int(_number(span, f"{W}val", 1)), goes_on, middle)


def _is_paragraph(style: Any) -> bool:
    return bool(style.get(f"{W}type") == "paragraph")


def _style(run: Any, paragraph: Any) -> _Style:
    size = None if run is None else run.find(f"{W}sz")
    align = None if paragraph is None else paragraph.find(f"{W}jc")
    return _Style(
        size=None if size is None else float(size.get(f"{W}val")) / 2,
        bold=None if run is None else _on(run.find(f"{W}b")),
        align=None if align is None else _ALIGNED.get(align.get(f"{W}val"), "left"),
    )


def _over(under: _Style, over: _Style) -> _Style:
    return _Style(
        size=under.size if over.size is None else over.size,
        bold=under.bold if over.bold is None else over.bold,
        align=under.align if over.align is None else over.align,
    )


def _spaced(set_as: Paragraph, properties: Any) -> Paragraph:
    indent, spacing = properties.find(f"{W}ind"), properties.find(f"{W}spacing")
    characters = _number(indent, f"{W}firstLineChars", 0) / 100
    first = characters * set_as.size or _number(indent, f"{W}firstLine", 0) / _TWIPS
    line, rule = _number(spacing, f"{W}line", _LINE), None if spacing is None else spacing.get(f"{W}lineRule")
    fixed = rule in {"exact", "atLeast"}
    return replace(
        set_as,
        left=_number(indent, f"{W}left", 0) / _TWIPS,
        first=first,
        before=_number(spacing, f"{W}before", 0) / _TWIPS,
        after=_number(spacing, f"{W}after", 0) / _TWIPS,
        line=line / _TWIPS / set_as.size if fixed else line / _LINE * _NATURAL_LINE,
        breaks=_on(properties.find(f"{W}pageBreakBefore")) or False,
    )


def _text(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph; what a field showed last gives way to what it will show."""
    for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}instrText"):
        if one.tag == f"{W}br":
            yield "\n"
        elif one.tag == f"{W}tab":
            yield "\u3000"
        elif one.tag == f"{W}instrText":
            yield {"PAGE": PAGE, "NUMPAGES": PAGES}.get((one.text or "").strip().split(" ")[0], "")
        else:
            yield one.text or ""


def _on(switch: Any) -> bool | None:
    return None if switch is None else switch.get(f"{W}val", "1") not in _OFF


def _number(element: Any, name: str, usual: float) -> float:
    found = None if element is None else element.get(name)
    return usual if found is None else float(found)

"""Fills a template with what a form says: a Word file, equal byte for byte for the same template and record.

A template is compiled once and filled many times. Its tags are those of docxtpl: `{{ target.name }}`, and
`{%tr for item in items %}` … `{%tr endfor %}` in rows of their own, `{%p if … %}` in paragraphs of their own. A picture
whose alternative text is a placeholder becomes the QR code of what the placeholder says.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import unescape

import segno
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from coordination.documents.papers import Paper
from coordination.documents.reading import DOCUMENT, relations
from coordination.stages.bind import packed

FILLED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_DRAWING = re.compile(r'<wp:docPr [^>]*?descr="([^"]*)".*?r:embed="([^"]*)"', re.DOTALL)
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_MODULE = 8  # pixels to a module of a QR code


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template ready to be filled. fixed: parts that stay; pictures: parts of QR codes by id of their relation."""

    parts: Mapping[str, Template]
    fixed: Mapping[str, bytes]
    order: tuple[str, ...]
    pictures: Mapping[str, str]


@cache
def prepare(docx: bytes) -> Prepared:
    """Compiles a template that `checking.faults_of` finds nothing wrong with."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    filled = {name: environment().from_string(tagged(part)) for name, part in parts.items() if FILLED.fullmatch(name)}
    codes = {place for told, place in _DRAWING.findall(parts[DOCUMENT].decode()) if "{{" in told}
    pictures = {place: part for place, part in relations(parts, DOCUMENT).items() if place in codes}
    fixed = {name: part for name, part in parts.items() if name not in filled}
    return Prepared(filled, fixed, tuple(parts), pictures)


def fill(prepared: Prepared, paper: Paper) -> bytes:
    """The Word file of a record."""
    said = {name: getattr(paper, name) for name in _names(type(paper))}
    made = {name: template.render(said) for name, template in prepared.parts.items()}
    codes = {
        prepared.pictures[place]: _qr_code(unescape(told, {"&quot;": '"', "&#34;": '"', "&#39;": "'"}))
        for told, place in _DRAWING.findall(made[DOCUMENT])
        if place in prepared.pictures
    }
    content = {**prepared.fixed, **{name: xml.encode() for name, xml in made.items()}, **codes}
    return packed((name, content[name]) for name in prepared.order)


def tagged(part: bytes) -> str:
    """A part of a template as Jinja source; docxtpl frees the tags of what Word put into them."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only who prepares a template loads the library

    source: str = DocxTemplate(io.BytesIO()).patch_xml(part.decode())
    return source


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Where templates run: escaped, without anything to call, and an unknown name is an error."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_on_lines)
    made.globals.clear()
    return made


def _on_lines(value: object) -> Markup:
    """A value as text of a run; its lines are ended as Word ends them."""
    lines = _NOT_XML.sub("", str(value)).split("\n")
    return _LINE_END.join(escape(line) for line in lines)


def _names(paper_type: type[Paper]) -> tuple[str, ...]:
    return tuple(getattr(paper_type, "__dataclass_fields__"))  # noqa: B009 - of the class, which typing does not know


def _qr_code(content: str) -> bytes:
    picture = io.BytesIO()
    segno.make(content, error="m", micro=False).save(picture, kind="png", scale=_MODULE, border=2)
    return picture.getvalue()

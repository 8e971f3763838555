"""Judges a template before anything is made of it: every fault at once, each with where it is.

A template is data. It may name what its form says, repeat and leave out; it may compute nothing, call nothing, fetch
nothing, and hold no macro, no field but page numbers, and nothing a PDF would not show.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from coordination.documents.filling import FILLED, environment, tagged
from coordination.documents.papers import Paper
from coordination.documents.reading import DOCUMENT, W, parse
from solvers.fault import Fault

LARGEST_TEMPLATE_BYTES = 4 << 20
_MOST_BYTES, _MOST_PARTS = 32 << 20, 200
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PROGRAM = re.compile(r"vbaProject|activeX|embeddings/|oleObject|customUI|afchunk|altChunk", re.IGNORECASE)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
NOT_PRINTED = {
    f"{W}object": "object",
    f"{W}pict": "picture",
    f"{W}txbxContent": "text-box",
    f"{W}numPr": "list",
    f"{W}footnoteReference": "footnote",
    f"{W}ins": "change",
    f"{W}del": "change",
    _MATH: "formula",
    _ANCHOR: "floating",
    _ALTERNATE: "floating",
}
_PAGE_NUMBERS = {"PAGE", "NUMPAGES"}
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Not)
_LONGEST_TOLD = 80


def faults_of(docx: bytes, paper_type: type[Paper]) -> list[Fault]:
    """Everything wrong with a template of a form that is made of `paper_type`; empty where it can be used."""
    parts = _parts(docx)
    if parts is None:
        return [Fault("template-unreadable", "")]
    faults = [*_faults_of_package(parts)]
    for name, part in sorted(parts.items()):
        if FILLED.fullmatch(name):
            faults += _faults_of_part(name, part, paper_type)
    return faults


def placeholders(paper_type: type[Any], prefix: str = "") -> list[str]:
    """What a template may name, `items[].name` for what is repeated; in the order of the record."""
    found: list[str] = []
    for name, kind in _shape(paper_type).items():
        record, many = _record_of(kind)
        path = f"{prefix}{name}{'[]' if many else ''}"
        found += placeholders(record, f"{path}.") if record else [path]
    return found


def _parts(docx: bytes) -> dict[str, bytes] | None:
    """The parts of the file; None where it is no Word file, or unpacks to more than anybody writes."""
    if len(docx) > LARGEST_TEMPLATE_BYTES:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_PARTS or sum(one.file_size for one in entries) > _MOST_BYTES:
                return None
            parts = {one.filename: archive.read(one) for one in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return None
    body = parts.get(DOCUMENT)
    return parts if body is not None and _MAIN in parts.get("[Content_Types].xml", b"") else None


def _faults_of_package(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    for name, part in sorted(parts.items()):
        if _PROGRAM.search(name):
            yield Fault("template-macro", name)
        if name.endswith((".xml", ".rels")):
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                yield Fault("template-entity", name)
            elif name.endswith(".rels"):
                yield from _faults_of_relations(name, part)


def _faults_of_relations(name: str, part: bytes) -> Iterator[Fault]:
    try:
        for one in parse(part):
            if one.get("TargetMode") == "External":
                yield Fault("template-external", name, {"target": _short(one.get("Target", ""))})
    except etree.XMLSyntaxError:
        yield Fault("template-part-unreadable", name)


def _faults_of_part(name: str, part: bytes, paper_type: type[Paper]) -> Iterator[Fault]:
    try:
        root = parse(part)
        source = tagged(part)
    except (etree.XMLSyntaxError, UnicodeDecodeError):
        yield Fault("template-part-unreadable", name)
        return
    yield from _faults_of_elements(name, root)
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        yield Fault("template-syntax", name, {"error": _short(error.message or "")})
        return
    told: list[Fault] = []
    for fault in _faults_of_nodes(tree.body, name, dict(_shape(paper_type))):
        if fault not in told:
            told.append(fault)
            yield fault


def _faults_of_elements(name: str, root: Any) -> Iterator[Fault]:
    for kind in dict.fromkeys(NOT_PRINTED[one.tag] for one in root.iter(*NOT_PRINTED)):
        yield Fault(f"template-holds-{kind}", name)
    told = [one.get(f"{W}instr") or "" for one in root.iter(f"{W}fldSimple")]
    told += [one.text or "" for one in root.iter(f"{W}instrText")]
    for field in told:
        if field.strip() and field.split()[0] not in _PAGE_NUMBERS:
            yield Fault("template-field", name, {"field": _short(field.strip())})
    for table in root.iter(f"{W}tbl"):
        if next(table.iterancestors(f"{W}tbl"), None) is not None:
            yield Fault("template-holds-nested-table", name)


def _faults_of_nodes(found: list[nodes.Node], place: str, known: dict[str, Any]) -> Iterator[Fault]:
    """Faults of what a part does, and of what it names."""
    for node in found:
        if not isinstance(node, _ALLOWED) or (isinstance(node, nodes.For) and _is_special(node)):
            yield Fault("template-formula", place, {"line": _short(type(node).__name__)})
        elif isinstance(node, nodes.Name | nodes.Getattr):
            yield from _faults_of_name(node, place, known, many=False)
        elif isinstance(node, nodes.For):
            yield from _faults_of_repetition(node, place, known)
        elif isinstance(node, nodes.If):
            yield from _faults_of_condition(node.test, place, known)
            yield from _faults_of_nodes([*node.body, *node.elif_, *node.else_], place, known)
        else:
            yield from _faults_of_nodes(list(node.iter_child_nodes()), place, known)


def _is_special(node: nodes.For) -> bool:
    return bool(node.test or node.recursive or node.else_) or not isinstance(node.target, nodes.Name)


def _faults_of_condition(test: nodes.Node, place: str, known: dict[str, Any]) -> Iterator[Fault]:
    asked = test.node if isinstance(test, nodes.Not) else test
    if not isinstance(asked, nodes.Name | nodes.Getattr):
        yield Fault("template-formula", place, {"line": _short(type(asked).__name__)})
    elif _kind_of(asked, known) is None:
        yield Fault("template-placeholder-unknown", place, {"name": _short(_path(asked))})


def _faults_of_repetition(node: nodes.For, place: str, known: dict[str, Any]) -> Iterator[Fault]:
    record = None
    if not isinstance(node.iter, nodes.Name | nodes.Getattr):
        yield Fault("template-formula", place, {"line": _short(type(node.iter).__name__)})
    else:
        faults = list(_faults_of_name(node.iter, place, known, many=True))
        yield from faults
        record = None if faults else _record_of(_kind_of(node.iter, known))[0]
    if record is not None and isinstance(node.target, nodes.Name):
        yield from _faults_of_nodes(node.body, place, {**known, node.target.name: record})


def _faults_of_name(node: nodes.Expr, place: str, known: dict[str, Any], *, many: bool) -> Iterator[Fault]:
    kind = _kind_of(node, known)
    if kind is None:
        yield Fault("template-placeholder-unknown", place, {"name": _short(_path(node))})
    elif many != _record_of(kind)[1] or (not many and kind is not str):
        yield Fault("template-placeholder-misused", place, {"name": _short(_path(node))})


def _kind_of(node: nodes.Node, known: Mapping[str, Any]) -> Any:
    """The type of what is named; None for what there is not."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _kind_of(node.node, known)
        return _shape(owner).get(node.attr) if is_dataclass(owner) else None
    return None


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _shape(record_type: Any) -> dict[str, Any]:
    """The fields of a record with their types, those of the records it stands on first."""
    return get_type_hints(record_type)


def _record_of(kind: Any) -> tuple[Any, bool]:
    """The record a field holds, None for text; and whether it holds many."""
    many = get_args(kind)
    record = many[0] if many else kind
    return (record if is_dataclass(record) else None), bool(many)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"

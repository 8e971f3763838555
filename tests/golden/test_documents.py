"""What every form says must not change by accident: a text file each. ONEVISIT_WRITE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.documents.blocks import PAGE, PAGES, Paragraph, Table
from coordination.documents.forms import FORMS
from coordination.documents.reading import read
from tests.coordination.documents.story import documents_of

FOLDER = Path(__file__).parent / "documents"


def told(docx: bytes) -> str:
    """A document as text: a line a paragraph, a line a row of a table, the footer last; a picture by its size."""
    sheet = read(docx)
    lines = [line for block in (*sheet.blocks, *sheet.footer) for line in _lines(block)]
    return "\n".join(lines).replace(PAGE, "#").replace(PAGES, "##") + "\n"


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            yield "| " + " | ".join(" / ".join(_text(one) for one in cell.paragraphs) for cell in row.cells) + " |"
    else:
        yield _text(block)


def _text(one: Paragraph) -> str:
    picture = f"[{one.picture.width:.0f}×{one.picture.height:.0f}]" if one.picture else ""
    return one.text.replace("\n", " ⏎ ") + picture


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is issued in the story, by form."""
    return {one.form: told(docx) for one, docx in documents_of(tmp_path_factory.mktemp("story"))}


@pytest.mark.parametrize("form", FORMS)
def test_a_document_says_what_it_said(made: dict[str, str], form: str) -> None:
    file = FOLDER / f"{form}.txt"
    if os.environ.get("ONEVISIT_WRITE_GOLDEN"):
        file.write_text(made[form], encoding="utf-8")
    assert made[form] == file.read_text(encoding="utf-8")

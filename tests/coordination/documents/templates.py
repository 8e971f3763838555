"""Templates for tests: a form's own with some parts changed."""

from __future__ import annotations

import io
import zipfile

from coordination.documents.forms import FORMS
from coordination.stages.bind import packed

BODY = "word/document.xml"
NOTICE = FORMS["joint_notice"]


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(*replaced: tuple[str, str], **added: bytes) -> bytes:
    """The notice's template with text of its body replaced; added: parts by name, `__` for a slash, `_` for a dot."""
    parts = parts_of(NOTICE.template())
    body = parts[BODY].decode()
    for before, after in replaced:
        assert before in body
        body = body.replace(before, after, 1)
    named = {name.replace("__", "/").replace("_", "."): content for name, content in added.items()}
    return packed({**parts, BODY: body.encode(), **named}.items())


def saying(text: str) -> bytes:
    """The notice's template, its text about the lead department replaced."""
    return changed(("{{ lead }}", text))

"""Lines break as Chinese print breaks them; Word files become PDFs, the same bytes each time, fonts in them."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coordination.documents.apart import printed_apart
from coordination.documents.blocks import Table
from coordination.documents.breaking import broken
from coordination.documents.filling import fill, prepare
from coordination.documents.forms import FORMS
from coordination.documents.printing import printed
from coordination.documents.reading import read
from coordination.documents.trying import tried
from tests.coordination.documents.templates import NOTICE, parts_of

NOT_FIRST, NOT_LAST = "，。、；：？！）》", "（《"


def wide(text: str) -> float:
    return sum(1.0 if ord(one) > 255 else 0.5 for one in text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("检查事项清单", ["检查事项", "清单"]),
        ("检查事项，清单", ["检查事", "项，清单"]),
        ("检查事《清单》", ["检查事", "《清单》"]),
        ("共2026年检查", ["共2026年", "检查"]),
        ("编号2026Q2-00001", ["编号2026", "Q2-00001"]),
        ("甲\n乙丙丁戊己", ["甲", "乙丙丁戊", "己"]),
        ("", [""]),
    ],
)
def test_no_mark_stands_where_it_may_not(text: str, lines: list[str]) -> None:
    assert broken(text, 4, wide) == lines


@given(some.text("检查a1 ，。（《》）\n", max_size=60))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str) -> None:
    lines = broken(text, 6, wide)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(wide(line) <= 6 for line in lines)


@pytest.mark.parametrize("forms", [("joint_notice",), pytest.param(tuple(FORMS), marks=pytest.mark.large)])
def test_the_same_files_give_the_same_bytes_with_their_fonts(forms: tuple[str, ...]) -> None:
    files = [fill(prepare(FORMS[form].template()), tried(FORMS[form].paper)) for form in forms]
    pdf = printed(files, "文书")
    assert printed(files, "文书") == pdf
    assert pdf.count(b"/Type /Page\n") >= len(files)
    assert len(re.findall(rb"/FontFile3", pdf)) == 2
    assert len(pdf) < 600_000


def test_a_table_goes_on_over_pages_under_its_head_and_a_long_cell_too() -> None:
    one = tried(FORMS["target_list"].paper)
    rows = tuple(replace(one.tasks[0], number=str(number)) for number in range(1, 70))  # type: ignore[attr-defined]
    paper = replace(one, tasks=(*rows, replace(rows[0], departments="很长的部门名称" * 250)))  # type: ignore[call-arg]
    docx = fill(prepare(FORMS["target_list"].template()), paper)
    table = next(block for block in read(docx).blocks if isinstance(block, Table))
    assert (table.rows[0].heads, len(table.rows)) == (True, 71)
    pages = shown_pages(printed([docx], "x"))
    assert len(pages) > 3


def shown_pages(pdf: bytes) -> list[bytes]:
    """The content of every page."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    opened = []
    for one in streams:
        try:
            opened.append(zlib.decompress(one))
        except zlib.error:
            continue
    return [one for one in opened if b" Td" in one]


def test_a_value_is_text_whatever_stands_in_it() -> None:
    paper = replace(tried(NOTICE.paper), lead="<w:p>&\x07{{ task }}\n第二行")  # type: ignore[call-arg]
    body = parts_of(fill(prepare(NOTICE.template()), paper))["word/document.xml"].decode()
    assert "&lt;w:p&gt;&amp;{{ task }}" in body
    assert '</w:t><w:br/><w:t xml:space="preserve">第二行' in body


def test_the_picture_is_the_qr_code_of_what_its_placeholder_says() -> None:
    codes = []
    for address in (
        "https://onevisit.example/check/a",
        "https://onevisit.example/check/b",
        "https://onevisit.example/check/a",
    ):
        docx = fill(prepare(NOTICE.template()), replace(tried(NOTICE.paper), check_address=address))  # type: ignore[call-arg]
        codes.append(parts_of(docx)["word/media/check-code.png"])
    assert codes[0].startswith(b"\x89PNG")
    assert codes[0] == codes[2] != codes[1]
    without = fill(prepare(NOTICE.template()), replace(tried(NOTICE.paper), check_address=""))  # type: ignore[call-arg]
    assert not any(getattr(block, "picture", None) for block in read(without).blocks)
    assert io.BytesIO(without).read() == without


@pytest.mark.large
def test_pages_set_in_another_process_are_the_same() -> None:
    files = [fill(prepare(NOTICE.template()), tried(NOTICE.paper))]
    assert printed_apart(files, "x") == printed(files, "x")

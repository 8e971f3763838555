"""The guide for users holds together: its pictures and links are there, and what it quotes stands on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from api.pages.guide import anchor_of
from coordination.texts import catalogue_files

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.zh.md"))
_SHORTEST = 2  # of what is fixed in a text with places to fill: one character would let nearly everything pass


def name_of(page: Path) -> str:
    return page.name


def pictures_of(page: Path) -> list[str]:
    """The pictures a page shows, as it names them."""
    return re.findall(r"!\[[^]]+\]\(pictures/([^)]*)\)", page.read_text(encoding="utf-8"))


def links_of(page: Path) -> list[tuple[str, str]]:
    """File and section of each link to a page; the file is empty within the page itself."""
    return re.findall(r"(?<!!)\[[^]]+\]\(([^)#]*)#?([^)]*)\)", re.sub(r"!\[.*?\)", "", page.read_text("utf-8")))


def lacking(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    found = []
    for file, section in links_of(page):
        other = (page.parent / file).resolve() if file else page
        heads = re.findall(r"^## (.*)$", other.read_text("utf-8"), re.MULTILINE) if other.is_file() else []
        if not other.is_file() or (section and section not in map(anchor_of, heads)):
            found.append(f"{file}#{section}")
    return found


def shown_texts() -> Iterator[re.Pattern[str]]:
    """What the screen may show: each text of the Chinese catalogue, and what stands before its first place to fill.

    A mark at the end, such as that of a button that asks once more, is not quoted.
    """
    for file in catalogue_files("zh"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if not isinstance(entry, fluent.Message) or entry.value is None or entry.id.name.startswith("help-"):
                continue
            parts = [one.value if isinstance(one, fluent.TextElement) else None for one in entry.value.elements]
            fixed = "".join(part for part in parts if part)
            if None not in parts or len(fixed.strip()) >= _SHORTEST:
                yield re.compile("".join(".+" if part is None else re.escape(part) for part in parts))
            if None in parts and parts[0] and len(parts[0].strip(_MARKS)) >= _SHORTEST:
                yield re.compile(re.escape(parts[0].strip(_MARKS)))


_MARKS = " 　…。：（"


@pytest.fixture(scope="module")
def screen() -> list[re.Pattern[str]]:
    """Every text the screen may show, once."""
    return list(shown_texts())


def unknown(text: str, screen: list[re.Pattern[str]]) -> list[str]:
    """What a text quotes although no screen says so."""
    quoted = dict.fromkeys(re.findall("“([^”]*)”", text))
    return [one for one in quoted if not any(text.fullmatch(one + mark) for text in screen for mark in ("", "…", "。"))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_shows_pictures_that_are_there(page: Path) -> None:
    shown = pictures_of(page)
    assert shown
    assert [one for one in shown if not (GUIDE / "pictures" / one).is_file()] == []


def test_every_picture_is_shown_and_taken_by_a_test() -> None:
    kept = {file.stem for file in (GUIDE / "pictures").iterdir()}
    shown = {Path(one).stem for page in PAGES for one in pictures_of(page)}
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests" / "browser").glob("*.py"))
    taken = {one for one in kept if f'"{one}"' in tests}
    assert (kept - shown, kept - taken) == (set(), set())


@pytest.mark.parametrize("page", [*PAGES, GUIDE.parent / "guide.zh.md"], ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    assert lacking(page) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_is_quoted_stands_on_the_screen(page: Path, screen: list[re.Pattern[str]]) -> None:
    assert unknown(page.read_text(encoding="utf-8"), screen) == []


def test_what_is_not_there_is_noticed(screen: list[re.Pattern[str]], tmp_path: Path) -> None:
    page = tmp_path / "page.zh.md"
    page.write_text("## 一、有\n[一](#一有) [二](#二无) [三](nowhere.zh.md#一有)", encoding="utf-8")
    assert lacking(page) == ["#二无", "nowhere.zh.md#一有"]
    assert unknown("“备案”“提出 2027 年度计划”“没有这个按钮”“照此”", screen) == ["没有这个按钮", "照此"]

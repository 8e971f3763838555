"""The user guide, one page a role, as it stands in docs/guide: Markdown, of which HTML is shown and never obeyed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from litestar import Controller, Response
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from markdown_it import MarkdownIt
from markupsafe import Markup

from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell
from api.rest.routing import OPEN

_PACKED = Path(__file__).parents[1] / "guide"
_WRITTEN = Path(__file__).parents[2] / "docs"
_ENDING = ".zh.md"
INDEX = "index"
NAMES = (INDEX, "office", "lead", "participant", "head", "inspector", "supervisor", "witness", "public", "commands")
_KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class GuideView:
    """A page of the guide. parts: anchor and heading of each section, in their order.

    content: HTML that the renderer made of what follows the title, with everything of the text escaped.
    """

    title: str
    parts: tuple[tuple[str, str], ...]
    content: Markup


class GuidePages(Controller):
    """Open to everybody: how things are done here is no secret."""

    @page("GET", "/guide", OPEN, waits=False)
    async def index(self, shell: GivenShell) -> Response[str]:
        """Which page is for whom."""
        view = rendered(INDEX)
        return shell.show("guide.html", view.title, view)

    @page("GET", "/guide/{name:str}", OPEN, waits=False)
    async def one(self, shell: GivenShell, name: FromPath[str]) -> Response[str]:
        """The page of one role."""
        if name not in NAMES:
            raise NotFoundException
        crumbs = [Crumb(shell.say("pages-guide"), "/guide")]
        view = rendered(name)
        return shell.show("guide.html", view.title, view, crumbs)

    @page("GET", "/guide/pictures/{name:str}", OPEN, waits=False, media_type="image/png")
    async def picture(self, name: FromPath[str]) -> Response[Any]:
        """A picture of the guide; only those there are can be asked for."""
        if name not in pictures():
            raise NotFoundException
        headers = {"Cache-Control": f"public, max-age={_KEPT_SECONDS}"}
        return Response(pictures()[name].read_bytes(), media_type="image/png", headers=headers)


@cache
def rendered(name: str) -> GuideView:
    """A page of the guide as HTML; links between the files lead to pages, sections and pictures."""
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    _, title, _, *tokens = renderer.parse(_file(name).read_text(encoding="utf-8"))
    parts = []
    for token, following in pairwise(tokens):
        for inner in token.children or ():
            file, _, section = str(inner.attrs.get("href", "")).partition("#")
            if file.endswith(_ENDING):
                inner.attrs["href"] = _address(file) + (f"#{section}" if section else "")
            if inner.type == "image":
                inner.attrs["src"] = f"/guide/{inner.attrs['src']}"  # of /guide, too, which is no folder
        if token.type == "table_open":
            token.attrs["tabindex"] = "0"
        if token.type == "heading_open" and token.tag == "h2":
            parts.append((anchor_of(following.content), following.content))
            token.attrs["id"] = parts[-1][0]
    content = Markup(renderer.renderer.render(tokens, renderer.options, {}))  # noqa: S704 - the renderer escapes
    return GuideView(title.content, tuple(parts), content)


def anchor_of(heading: str) -> str:
    """What a link to a section names it by; the same where the file itself is read in the repository."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@cache
def pictures() -> dict[str, Path]:
    """The pictures there are by name."""
    folder = _folder() / "pictures"
    return {file.name: file for file in folder.glob("*.png")} if folder.is_dir() else {}


def _address(link: str) -> str:
    name = link.rsplit("/", 1)[-1].removesuffix(_ENDING)
    return "/guide" if name == INDEX else f"/guide/{'commands' if name == 'guide' else name}"


def _folder() -> Path:
    """In a wheel the guide lies in the package, in the repository where people read it."""
    return _PACKED if _PACKED.is_dir() else _WRITTEN / "guide"


def _file(name: str) -> Path:
    if name == "commands" and not _PACKED.is_dir():
        return _WRITTEN / f"guide{_ENDING}"
    return _folder() / f"{name}{_ENDING}"

"""Tables as pages show and export them: columns, rows of cells, filters, order, and where the next rows are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Literal, Protocol, TypeVar
from urllib.parse import urlencode

from litestar import Response

from api.pages.shell import Shell
from api.rest.pages import cursor_of, wanted
from coordination.desk.listing import page_of_list
from coordination.intake.exports import MOST_ROWS, table_xlsx
from coordination.model.pages import Page, Wanted

Tone = Literal["", "good", "warn", "bad", "calm"]
Filters = Literal["text", "choice", "date"]
_Record = TypeVar("_Record")
ROWS = 50
EXPORTED_AT_ONCE = 5_000
"""How many rows of a long list an export reads at once; it has them all."""

_INSTANT = re.compile(r"[0-9–:. -]{5,22}")
_LONGEST_WORD, _FEW, _A_WORD = 40, 12, 4
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Stripe:
    """A window along a year, drawn below the text of a cell. first, width: in months; kind: in the style sheet."""

    first: float
    width: float
    kind: Literal["single", "joint"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. address: what it opens; tone: where it is a badge; level: how dark its shade is, from 0 to 5."""

    text: str
    address: str = ""
    tone: Tone = ""
    level: int = 0
    stripes: tuple[Stripe, ...] = ()

    @property
    def look(self) -> str:
        """How it is set: an instant in one line, what has no place to break broken anywhere, words in some width.

        A few characters of Chinese would be broken after each of them.
        """
        if _INSTANT.fullmatch(self.text):
            return "instant"
        if any(len(word) > _LONGEST_WORD for word in self.text.split()):
            return "long"
        if len(self.text) > _FEW:
            return "words"
        return "few" if len(self.text) >= _A_WORD and not self.text.isascii() else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. key: names it in `sort`, where it can be sorted by; shown: else it is only exported."""

    name: str
    key: str = ""
    number: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter above a table. choices: value and name of each, of a filter of kind choice; of a text, what is known."""

    key: str
    name: str
    value: str = ""
    kind: Filters = "text"
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableAsked:
    """What is asked of a table by its address. sort: key of a column, with a minus before it for the other way."""

    sort: str = ""
    cursor: str = ""
    download: str = ""

    @property
    def exporting(self) -> bool:
        """Whether a workbook is wanted."""
        return self.download == "xlsx"

    @property
    def page(self) -> Wanted:
        """The page of a register that is wanted; raises BadInputError."""
        return replace(wanted(EXPORTED_AT_ONCE if self.exporting else ROWS, self.cursor), order=self.sort)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. name: of its file and its place on the page; path: its page; following: cursor of the next rows.

    shaded: its cells have a shade each, and it stays a table on a phone; total: what all rows come to that pass the
    filters, on whatever page; further: the rows after these, where all are exported, read as they are written.
    """

    name: str
    path: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    filters: tuple[Filter, ...] = ()
    sort: str = ""
    following: str = ""
    going_on: bool = False
    empty: str = "pages-nothing-found"
    kept: Mapping[str, str] = field(default_factory=dict)
    shaded: bool = False
    total: str = ""
    further: Iterable[tuple[Cell, ...]] = ()

    @property
    def place(self) -> str:
        """Before the ids of its filters, where a page has several tables."""
        return f"{self.name}-" if self.kept.get("table") else ""

    @property
    def filtered(self) -> bool:
        """Whether a filter leaves anything out."""
        return any(one.value for one in self.filters)

    def shown(self, row: tuple[Cell, ...]) -> list[tuple[Column, Cell]]:
        """The cells of a row that the page shows, with their columns."""
        return [(column, cell) for column, cell in zip(self.columns, row, strict=True) if column.shown]

    def look(self, column: Column, cell: Cell) -> str:
        """How a cell is set, as classes of the style sheet."""
        shade = f"shade-{cell.level}" if self.shaded and cell.level else ""
        return f"{'number' if column.number else cell.look} {shade}".strip()

    def sorted_by(self, column: Column) -> str:
        """ascending, descending, or none, as ARIA names them."""
        if not column.key or self.sort.removeprefix("-") != column.key:
            return "none"
        return "descending" if self.sort.startswith("-") else "ascending"

    def sort_address(self, column: Column) -> str:
        """The same table sorted by a column, the other way where it is already."""
        return self._address(sort=f"-{column.key}" if self.sort == column.key else column.key)

    @property
    def export_address(self) -> str:
        """The same rows as a workbook."""
        return self._address(sort=self.sort, download="xlsx")

    @property
    def most_exported(self) -> int:
        """How many rows an export has at most, below its heads."""
        return MOST_ROWS - 1

    @property
    def next_address(self) -> str:
        """The rows after these."""
        return self._address(sort=self.sort, cursor=self.following)

    @property
    def first_address(self) -> str:
        """The first rows again."""
        return self._address(sort=self.sort)

    @property
    def cleared_address(self) -> str:
        """The same table without filters, in its own order."""
        kept = {name: value for name, value in self.kept.items() if value}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    def _address(self, **more: str) -> str:
        query = {**{one.key: one.value for one in self.filters}, **self.kept, **more}
        kept = {name: value for name, value in query.items() if value}
        address = f"{self.path}?{urlencode(kept)}" if kept else self.path
        return f"{address}#{self.name}" if self.place and "download" not in more else address


def paged(table: Table, page: Page[Any], asked: TableAsked) -> Table:
    """The table with where the next rows are."""
    following = cursor_of(page.following) if page.following else ""
    return replace(table, following=following, sort=asked.sort, going_on=bool(asked.cursor))


def read_table(
    asked: TableAsked, read: Callable[[Wanted], Page[_Record]], shown: Callable[[Page[_Record]], Table]
) -> Table:
    """The page of a long list that is asked for; for an export all its rows, of which only some are held at once.

    read: a page of records; shown: the table of one.
    """
    found = read(asked.page)
    table = paged(shown(found), found, asked)
    return replace(table, further=_further(asked, found, read, shown)) if asked.exporting else table


def _further(
    asked: TableAsked,
    found: Page[_Record],
    read: Callable[[Wanted], Page[_Record]],
    shown: Callable[[Page[_Record]], Table],
) -> Iterator[tuple[Cell, ...]]:
    while found.following:
        found = read(replace(asked.page, after=found.following))
        yield from shown(found).rows


def page_in_order(
    name: str, records: Iterable[_Record], keys: Mapping[str, Callable[[_Record], Any]], asked: TableAsked
) -> Page[_Record]:
    """A page of a list that is at hand whole, in the order that is asked for; all of it for an export.

    name: of the list, in its cursor.
    """
    if asked.exporting:
        return Page(tuple(in_order(records, asked.sort, keys)))
    numbered = list(enumerate(in_order(records, asked.sort, keys)))
    found = page_of_list(numbered, f"{name} {asked.sort}", lambda one: (f"{one[0]:09}",), asked.page)
    return Page(tuple(one for _, one in found.records), found.following)


def in_order(records: Iterable[_Record], sort: str, keys: Mapping[str, Callable[[_Record], Any]]) -> list[_Record]:
    """Records of a short list in the order that is asked for; as they come where it is none of `keys`."""
    key = keys.get(sort.removeprefix("-"))
    return list(records) if key is None else sorted(records, key=key, reverse=sort.startswith("-"))


def matching(text: str, *cells: str) -> bool:
    """Whether a typed text stands in one of the cells; case and width do not matter much to people."""
    return not text or any(text.casefold() in cell.casefold() for cell in cells)


class Exporting(Protocol):
    """What is asked of tables: it says at least whether a workbook is wanted."""

    @property
    def exporting(self) -> bool:
        """Whether a workbook is wanted."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A page of one table, and what else it shows."""

    table: Table
    more: Any = None


def show_table(
    shell: Shell,
    template: str,
    title: str,
    table: Table,
    asked: Exporting,
    view: Any = None,
    crumbs: Sequence[Any] = (),
) -> Response[Any]:
    """A page with one table, or the table alone as a workbook."""
    if asked.exporting:
        return workbook(table)
    return shell.show(template, title, TableView(table, view), crumbs)


def workbook(table: Table) -> Response[bytes]:
    """The table with all its rows as a file for a spreadsheet, under the heads the page has."""
    heads = [column.name for column in table.columns]
    rows = ([cell.text for cell in row] for row in chain(table.rows, table.further))
    headers = {"Content-Disposition": f'attachment; filename="{table.name}.xlsx"', "Cache-Control": "no-store"}
    return Response(table_xlsx(chain([heads], rows)), media_type=_WORKBOOK, headers=headers)

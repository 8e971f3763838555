"""The rows an import wrote as a table: new or changed, by which key, and the record each leads to. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from api.pages.shell import Shell, dashed
from api.pages.short_lists import in_words
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, matching, page_in_order, paged
from coordination.desk.written_rows import WrittenRow
from coordination.model.import_jobs import ImportJob, RowKey

NAME = "written"
_PAGES = {
    **dict.fromkeys(("targets", "visits", "exemptions", "draws"), "targets"),
    **dict.fromkeys(("inspectors", "leave"), "inspectors"),
    **dict.fromkeys(("items", "checklists", "statutory-ratios"), "items"),
}
_KEYS: Mapping[str, Callable[[WrittenRow], Any]] = {
    "new": lambda row: not row.new,
    "key": lambda row: [in_words(part) for part in row.key],
    "name": lambda row: in_words(row.name),
}


@dataclass(frozen=True, slots=True)
class WrittenAsked:
    """What is asked of the page. table: the one that is meant; written: "new" or "changed", where only those are."""

    table: str = ""
    text: str = ""
    written: str = ""
    asked: TableAsked = field(default_factory=TableAsked)

    def of(self, table: str) -> WrittenAsked:
        """What is asked of one table: nothing where the other is meant."""
        return self if self.table == table else WrittenAsked(table)


def written_table(shell: Shell, job: ImportJob, rows: list[WrittenRow], wanted: WrittenAsked) -> Table:
    """A page of the rows that are asked for."""
    say = shell.say
    words = {True: say("pages-rows-new"), False: say("pages-rows-changed")}
    found = [
        row
        for row in rows
        if wanted.written in {"", "new" if row.new else "changed"}
        and matching(wanted.text, row.name, _key(shell, job.kind, row.key))
    ]
    page = page_in_order(NAME, found, _KEYS, wanted.asked)
    columns = (
        Column(say("pages-column-record"), "name"),
        Column(say("pages-column-key"), "key"),
        Column(say("pages-column-written"), "new"),
    )
    cells = tuple(
        (
            Cell(row.name or say("pages-record-gone"), _address(job.kind, row)),
            Cell(_key(shell, job.kind, row.key)),
            Cell(words[row.new], tone="good" if row.new else "warn"),
        )
        for row in page.records
    )
    choices = (("new", words[True]), ("changed", words[False]))
    filters = (
        Filter("text", say("pages-filter-text"), wanted.text),
        Filter("written", say("pages-column-written"), wanted.written, "choice", choices),
    )
    table = Table(NAME, f"/imports/{job.id}", columns, cells, filters, kept={"table": NAME})
    return paged(table, page, wanted.asked)


def _key(shell: Shell, kind: str, key: RowKey) -> str:
    """A key as people read it; of a target without the name of its register, which is part of it."""
    parts = list(key)
    if kind == "targets":
        parts = parts[1:]
    elif kind == "leave":
        parts[2] = shell.say(f"leave-half-{dashed(parts[2])}")
    elif kind == "visits":
        parts[2] = shell.department(parts[2])
    return " · ".join(parts)


def _address(kind: str, row: WrittenRow) -> str:
    if not row.record:
        return ""
    if kind == "recusals":
        return "/recusals/" + "/".join(quote(part, safe="") for part in row.key)
    return f"/{_PAGES[kind]}/{quote(row.record, safe='')}" if kind in _PAGES else ""

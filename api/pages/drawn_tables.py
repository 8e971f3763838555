"""Who was drawn, as tables and in numbers. Pure: records in, views out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from api.pages.register_tables import departments_filter
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, matching, page_in_order, paged
from coordination.model.ceremony import DrawAttempt
from coordination.model.drawn import DrawnTarget

_KINDS = ("standing", "substitute", "left")
_TICKET_DIGITS = 16


@dataclass(frozen=True, slots=True)
class DrawnAsked:
    """What is asked of the list of who was drawn. kind: one of `_KINDS`."""

    text: str = ""
    department: str = ""
    kind: str = ""
    asked: TableAsked = field(default_factory=TableAsked)


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department's part of a draw. targets: to be inspected; substitutes: of them in the place of others."""

    department: str
    targets: int
    substitutes: int


@dataclass(frozen=True, slots=True)
class DrawnCounts:
    """A draw in numbers.

    targets: different ones to be inspected, by any department; apart: the sum over departments; left: who is replaced.
    """

    targets: int
    apart: int
    substitutes: int
    departments: tuple[DepartmentCount, ...]
    left: tuple[DrawnTarget, ...]


def counts_of(drawn: Sequence[DrawnTarget]) -> DrawnCounts:
    """A draw in numbers, the departments by how much they drew."""
    by_department: dict[str, set[str]] = defaultdict(set)
    substitutes = Counter[str]()
    for one in drawn:
        if not one.left:
            by_department[one.department].add(one.label)
            substitutes[one.department] += one.draw_round > 1
    departments = sorted(by_department, key=lambda code: (-len(by_department[code]), code))
    told = tuple(DepartmentCount(code, len(by_department[code]), substitutes[code]) for code in departments)
    return DrawnCounts(
        targets=len(set[str]().union(*by_department.values())),
        apart=sum(one.targets for one in told),
        substitutes=sum(substitutes.values()),
        departments=told,
        left=tuple(one for one in drawn if one.left),
    )


def drawn_table(shell: Shell, path: str, drawn: Iterable[DrawnTarget], wanted: DrawnAsked) -> Table:
    """The entries of a record that pass the filters, a page of them or all for a workbook."""
    say, asked = shell.say, wanted.asked
    columns = (
        Column(say("pages-column-name"), "name"),
        Column(say("pages-column-code"), "code"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-drawn-batch"), shown=False),
        Column(say("pages-drawn-stratum"), "stratum"),
        Column(say("pages-drawn-rank"), "rank", number=True),
        Column(say("pages-drawn-round"), shown=False),
        Column(say("pages-drawn-ticket"), "ticket"),
        Column(say("pages-drawn-whole-ticket"), shown=False),
        Column(say("pages-column-status"), "status"),
    )
    keys = {
        "name": lambda one: one.name,
        "code": lambda one: one.label,
        "department": lambda one: shell.department(one.department),
        "stratum": lambda one: (one.stratum, one.ticket),
        "rank": lambda one: (one.rank, one.stratum),
        "ticket": lambda one: one.ticket,
        "status": lambda one: (one.left, one.draw_round),
    }
    filters = (
        Filter("text", say("pages-drawn-filter"), wanted.text),
        departments_filter(shell, wanted.department),
        Filter(
            "kind",
            say("pages-column-status"),
            wanted.kind,
            "choice",
            tuple((kind, say(f"pages-drawn-{kind}")) for kind in _KINDS),
        ),
    )
    found = [one for one in drawn if _passes(one, wanted)]
    page = page_in_order("drawn", found, keys, asked)
    rows = tuple(_row(shell, one) for one in page.records)
    table = Table("drawn", path, columns, rows, filters, asked.sort)
    return paged(table, page, asked)


def attempts_table(shell: Shell, draws: Iterable[DrawAttempt], titles: dict[str, str]) -> Table:
    """Published draws, void ones too, with why they are void."""
    say = shell.say
    columns = (
        Column(say("pages-column-campaign")),
        Column(say("pages-draw-drawn-at")),
        Column(say("pages-draw-rows"), number=True),
        Column(say("pages-draw-value")),
        Column(say("pages-column-status")),
        Column(say("pages-draw-record"), shown=False),
        Column(say("pages-public-end-reason")),
    )
    rows = tuple(
        (
            Cell(titles.get(one.campaign, one.campaign), f"/public/draws/{one.campaign}?attempt={one.number}"),
            Cell(shell.when(one.drawn_at)),
            Cell(str(one.frame_rows)),
            Cell(one.public_value),
            Cell(say(f"draw-state-{one.state.value}"), tone="good" if one.state == "published" else "bad"),
            Cell(one.record_sha256),
            Cell(one.end_reason),
        )
        for one in draws
    )
    return Table("draws", "/public/draws", columns, rows, empty="pages-public-no-draws")


def _passes(one: DrawnTarget, wanted: DrawnAsked) -> bool:
    kind = "left" if one.left else "substitute" if one.draw_round > 1 else "standing"
    asked_kind = wanted.kind if wanted.kind in _KINDS else ""
    return (
        matching(wanted.text, one.name, one.label)
        and wanted.department in {"", one.department}
        and asked_kind in {"", kind}
    )


def _row(shell: Shell, one: DrawnTarget) -> tuple[Cell, ...]:
    if one.left:
        status = Cell(shell.say("pages-drawn-left-for", reason=one.left), tone="warn")
    elif one.draw_round > 1:
        status = Cell(shell.say("pages-drawn-substitute"), tone="calm")
    else:
        status = Cell(shell.say("pages-drawn-standing"), tone="good")
    return (
        Cell(one.name or shell.say("pages-drawn-nameless")),
        Cell(one.label),
        Cell(shell.department(one.department)),
        Cell(one.batch),
        Cell(shell.stratum(one.stratum)),
        Cell(str(one.rank)),
        Cell(str(one.draw_round)),
        Cell(f"{one.ticket[:_TICKET_DIGITS]}…"),
        Cell(one.ticket),
        status,
    )

"""Recusals: first those that a published plan goes against, then all that were declared, each to be decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.tables import Asked, Cell, Column, Filter, Table, paged, show_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor
from api.rest.pages import Filter as Typed
from coordination.desk import registers
from coordination.desk.swapping import open_recusals
from coordination.model.access import Act
from coordination.model.pages import Page
from coordination.model.people import DeclaredRecusal

_ONE = "/recusals/{inspector:str}/{target:str}"


@dataclass(frozen=True, slots=True)
class RecusalView:
    """One recusal, with the names of those it is about."""

    recusal: DeclaredRecusal
    names: Mapping[str, str]
    address: str


class RecusalPages(Controller):
    """Who of the department must not inspect whom."""

    @page("GET", "/recusals", Act.READ_REGISTERS)
    def recusals(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        inspector: Typed = "",
        target: Typed = "",
        sort: Typed = "",
        cursor: Cursor = "",
        download: Typed = "",
    ) -> Response[Any]:
        """Why somebody must not inspect a target; first what a published plan goes against."""
        asked, typed = Asked(sort, cursor, download), {"inspector": inspector.strip(), "target": target.strip()}
        found = registers.page_of(office, caller, DeclaredRecusal, asked.page, {}, typed)
        names = registers.names_of_recusals(office, caller, found.records)
        table = paged(recusals_table(shell, found, names, typed), found, asked)
        against = open_recusals(office, caller)
        return show_table(shell, "recusals/list.html", shell.say("pages-recusals"), table, asked, against)

    @page("GET", _ONE, Act.READ_REGISTERS)
    def recusal(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        inspector: FromPath[str],
        target: FromPath[str],
    ) -> Response[str]:
        """One recusal, and whether it holds."""
        found = registers.one(office, caller, DeclaredRecusal, inspector, target).record
        names = registers.names_of_recusals(office, caller, [found])
        view = RecusalView(found, names, address(found))
        title = f"{names.get(inspector, inspector)} · {names.get(target, target)}"
        return shell.show("recusals/one.html", title, view, [Crumb(shell.say("pages-recusals"), "/recusals")])

    @page("POST", f"{_ONE}/withdraw", Act.WRITE_REGISTERS)
    def withdraw(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        inspector: FromPath[str],
        target: FromPath[str],
    ) -> Response[str]:
        """Decides that a recusal does not hold."""
        registers.remove_one(office, caller, DeclaredRecusal, "*", inspector, target)
        return shell.go("/recusals", "recusal-withdrawn")


def address(recusal: DeclaredRecusal) -> str:
    """The page of a recusal."""
    return f"/recusals/{quote(recusal.inspector, safe='')}/{quote(recusal.target, safe='')}"


def recusals_table(
    shell: Shell, found: Page[DeclaredRecusal], names: Mapping[str, str], typed: Mapping[str, str]
) -> Table:
    """Declared recusals; names: of inspectors and targets. Pure."""
    say = shell.say
    columns = (
        Column(say("pages-column-person")),
        Column(say("pages-column-certificate"), "inspector"),
        Column(say("pages-column-target"), "target"),
        Column(say("pages-column-code"), shown=False),
        Column(say("pages-column-reason")),
        Column(say("pages-swap-wish"), "swap_with"),
        Column(say("pages-column-declared-by"), "declared_by"),
        Column(say("pages-column-declared-at"), "declared_at"),
    )
    rows = tuple(
        (
            Cell(names.get(one.inspector, one.inspector), address(one)),
            Cell(one.inspector, f"/inspectors/{quote(one.inspector, safe='')}"),
            Cell(names.get(one.target, one.target), f"/targets/{quote(one.target, safe='')}"),
            Cell(one.target),
            Cell(one.reason),
            Cell(names.get(one.swap_with, one.swap_with)),
            Cell(shell.person(one.declared_by)),
            Cell(shell.when(one.declared_at)),
        )
        for one in found.records
    )
    filters = (
        Filter("inspector", say("pages-column-certificate"), typed["inspector"]),
        Filter("target", say("pages-filter-target-id"), typed["target"]),
    )
    return Table("recusals", "/recusals", columns, rows, filters, empty="pages-no-recusals")

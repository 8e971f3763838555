"""Recusals: declared by officers or entered by their department, each to be decided on; what plans go against first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.own_matters import oneself
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, read_table, show_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor
from api.rest.pages import Filter as Typed
from coordination.desk import registers
from coordination.desk.office import Office
from coordination.desk.swapping import OpenRecusal, open_recusals
from coordination.model.access import Act, Caller
from coordination.model.pages import Page, Wanted
from coordination.model.people import DeclaredRecusal, Inspector

_ONE = "/recusals/{inspector:str}/{target:str}"
_MOST_SHOWN = Wanted(500)
_FIELDS = {"entry-exists": "target"}
_EVERY = {"inspector": "", "target": ""}


@dataclass(frozen=True, slots=True)
class RecusalView:
    """One recusal, with the names of those it is about."""

    recusal: DeclaredRecusal
    names: Mapping[str, str]
    address: str


@dataclass(frozen=True, slots=True)
class RecusalsView:
    """What stands beside the list. against: what a published plan goes against; people: to choose from in the form."""

    against: Sequence[OpenRecusal]
    form: Form
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OwnRecusalsView:
    """An officer's own recusals, with the names of the targets, and the form for another."""

    recusals: tuple[DeclaredRecusal, ...]
    names: Mapping[str, str]
    form: Form


class OwnRecusalPages(Controller):
    """What an officer declares of their own; only the department takes it back (ZB-43)."""

    @page("GET", "/my/recusals", Act.DECLARE_RECUSALS)
    def own(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell) -> Response[str]:
        """One's recusals and the form for another."""
        return _own(office, caller, shell, EMPTY)

    @page("POST", "/my/recusals", Act.DECLARE_RECUSALS)
    def declare(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[str]:
        """Declares that one must not inspect a target."""

        def take() -> Response[str]:
            registers.add_one(office, caller, _read(form, oneself(caller)))
            return shell.go("/my/recusals", "recusal-declared")

        return taken(shell, form, take, partial(_own, office, caller, shell), _FIELDS)


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
        about: Typed = "",
        sort: Typed = "",
        cursor: Cursor = "",
        download: Typed = "",
    ) -> Response[Any]:
        """Why somebody must not inspect a target; first what a published plan goes against.

        about: the target the form is filled in for, of which the list then is.
        """
        typed = {"inspector": inspector.strip(), "target": target.strip() or about}
        form = Form({"target": [about]}) if about else EMPTY
        return _list(office, caller, shell, typed, TableAsked(sort, cursor, download), form)

    @page("POST", "/recusals", Act.WRITE_REGISTERS)
    def enter(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[Any]:
        """Enters that somebody of the department must not inspect a target."""

        def take() -> Response[str]:
            registers.add_one(office, caller, _read(form))
            return shell.go("/recusals", "recusal-declared")

        return taken(shell, form, take, partial(_list, office, caller, shell, _EVERY, TableAsked()), _FIELDS)

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


def _read(form: Form, inspector: str = "") -> DeclaredRecusal:
    """The recusal that was typed; inspector: whose it is where nobody is to be named."""
    return DeclaredRecusal(inspector or form.value("inspector"), form.value("target"), form.value("reason"))


def _own(office: Office, caller: Caller, shell: Shell, form: Form) -> Response[str]:
    equal = {"inspector": oneself(caller)}
    found = registers.page_of(office, caller, DeclaredRecusal, _MOST_SHOWN, equal).records
    view = OwnRecusalsView(found, registers.names_of_recusals(office, caller, found), form)
    return shell.show("field/recusals.html", shell.say("pages-my-recusals"), view)


def _list(
    office: Office, caller: Caller, shell: Shell, typed: Mapping[str, str], asked: TableAsked, form: Form
) -> Response[Any]:
    """The recusals within reach, and the form for another where it was refused."""

    def shown(found: Page[DeclaredRecusal]) -> Table:
        return recusals_table(shell, found, registers.names_of_recusals(office, caller, found.records), typed)

    table = read_table(
        asked, lambda wanted: registers.page_of(office, caller, DeclaredRecusal, wanted, {}, typed), shown
    )
    view = RecusalsView(open_recusals(office, caller), form, _people(office, caller))
    return show_table(shell, "recusals/list.html", shell.say("pages-recusals"), table, asked, view)


def _people(office: Office, caller: Caller) -> tuple[tuple[str, str], ...]:
    """Certificate numbers and names of the department's people, for whoever enters recusals of theirs."""
    if not caller.reach.department or not caller.may(Act.WRITE_REGISTERS):
        return ()
    found = registers.page_of(office, caller, Inspector, _MOST_SHOWN, {}).records
    return tuple((one.certificate_number, one.name) for one in found)


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

"""The registers: targets, items and inspectors, as lists and one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.own_matters import FIELDS_OF_LEAVE, half_days, read_leave
from api.pages.register_tables import (
    exemptions_table,
    inspectors_table,
    items_table,
    leave_table,
    targets_table,
    visits_table,
)
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, exported, narrowed
from api.pages.steps import taken
from api.pages.tables import Table, TableAsked, read_table, show_table, workbook
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk import registers
from coordination.desk.office import Office
from coordination.model.access import Act, Caller
from coordination.model.items import InspectionItem
from coordination.model.pages import TargetFilter, Wanted
from coordination.model.people import Inspector, Leave
from coordination.model.targets import Exemption, PastVisit, Target

_Record = TypeVar("_Record")
_MOST_SHOWN = Wanted(200)


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target, and what belongs to it."""

    target: Target
    visits: Table
    exemptions: Table


@dataclass(frozen=True, slots=True)
class InspectorView:
    """One inspector, and the form for an absence."""

    inspector: Inspector
    leave: Table
    form: Form
    half_days: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    """What is asked of a register of departments: a part of the name, a department, and the page of the table."""

    name: str
    department: str
    asked: TableAsked


class RegisterPages(Controller):
    """Lists with filters; one entry with what belongs to it."""

    @page("GET", "/targets", Act.READ_REGISTERS)
    def targets(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        name: Filter = "",
        code: Filter = "",
        region: Filter = "",
        industry: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Targets by a part of the name, the beginning of a code, region or industry."""
        asked = TableAsked(sort, cursor, download)
        filters = TargetFilter(name.strip(), code.strip(), region, industry.strip())
        counties = registers.counties_held(office, caller)
        table = read_table(
            asked,
            lambda wanted: registers.page_of_targets(office, caller, filters, wanted),
            lambda found: targets_table(shell, found.records, filters, counties, sort),
        )
        return show_table(shell, "registers/list.html", shell.say("pages-targets"), table, asked)

    @page("GET", "/targets/{target_id:str}", Act.READ_REGISTERS)
    def target(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, target_id: FromPath[str], listed: GivenListed
    ) -> Response[Any]:
        """One target with its earlier visits and what exempts it."""
        target = registers.one(office, caller, Target, target_id).record
        equal = {"target": target.id}
        visits = registers.page_of(office, caller, PastVisit, _MOST_SHOWN, equal).records
        exemptions = registers.page_of(office, caller, Exemption, _MOST_SHOWN, equal).records
        past = narrowed(shell, visits_table(shell, visits, shell.path), listed)
        exempt = narrowed(shell, exemptions_table(shell, exemptions, shell.path), listed)
        if listed.exporting:
            return exported(listed, past, exempt)
        view = TargetView(target, past, exempt)
        return shell.show("registers/target.html", target.name, view, [Crumb(shell.say("pages-targets"), "/targets")])

    @page("GET", "/items", Act.READ_REGISTERS)
    def items(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        name: Filter = "",
        department: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The item lists."""
        wanted = _Listed(name.strip(), department, TableAsked(sort, cursor, download))
        return _list(office, caller, shell, InspectionItem, wanted, items_table, shell.say("pages-items"))

    @page("GET", "/inspectors", Act.READ_REGISTERS)
    def inspectors(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        name: Filter = "",
        department: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The inspector register."""
        wanted = _Listed(name.strip(), department, TableAsked(sort, cursor, download))
        return _list(office, caller, shell, Inspector, wanted, inspectors_table, shell.say("pages-inspectors"))

    @page("GET", "/inspectors/{number:str}", Act.READ_REGISTERS)
    def inspector(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, number: FromPath[str], listed: GivenListed
    ) -> Response[Any]:
        """One inspector with their absences."""
        return _inspector(office, caller, shell, number, EMPTY, listed)

    @page("POST", "/inspectors/{number:str}/leave", Act.WRITE_REGISTERS)
    def add_leave(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, number: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Registers an absence."""

        def take() -> Response[str]:
            registers.add_one(office, caller, read_leave(office, number, form))
            return shell.go(f"/inspectors/{quote(number, safe='')}", "leave-added")

        return taken(shell, form, take, partial(_inspector, office, caller, shell, number), FIELDS_OF_LEAVE)


def _list(
    office: Office,
    caller: Caller,
    shell: Shell,
    record_type: type[_Record],
    wanted: _Listed,
    table_of: Callable[[Shell, Iterable[_Record], str, str], Table],
    title: str,
) -> Response[Any]:
    """A register of departments as a list, or as a workbook."""
    equal, part = {"department": wanted.department}, {"name": wanted.name}
    table = read_table(
        wanted.asked,
        lambda place: registers.page_of(office, caller, record_type, place, equal, part),
        lambda found: table_of(shell, found.records, wanted.department, wanted.name),
    )
    return show_table(shell, "registers/list.html", title, table, wanted.asked)


def _inspector(
    office: Office, caller: Caller, shell: Shell, number: str, form: Form, listed: Listed = ALL
) -> Response[Any]:
    inspector = registers.one(office, caller, Inspector, number).record
    leave = registers.page_of(office, caller, Leave, _MOST_SHOWN, {"inspector": number}).records
    table = narrowed(shell, leave_table(shell, leave, f"/inspectors/{quote(number, safe='')}"), listed)
    if listed.exporting:
        return workbook(table)
    view = InspectorView(inspector, table, form, half_days(shell))
    crumbs = [Crumb(shell.say("pages-inspectors"), "/inspectors")]
    return shell.show("registers/inspector.html", inspector.name, view, crumbs, status=422 if form.refused else 200)

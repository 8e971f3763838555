"""One inspection item, and how long it takes and how it is checked, which decide whether a visit has room for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import registers
from coordination.desk.editing import LONGEST_MINUTES, SHORTEST_MINUTES
from coordination.desk.office import Office
from coordination.model.access import Act, Caller
from coordination.model.items import InspectionItem, Method

_ITEM = "/items/{code:str}"


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item, and the form that changes it. tag: of the item as it is shown; changeable: by whoever asks."""

    item: InspectionItem
    tag: str
    form: Form
    changeable: bool
    methods: tuple[str, ...]

    def ticked(self, method: str) -> bool:
        """Whether a way of inspecting is chosen: as typed, else as it is."""
        return method in (self.form.values("methods") if self.form.refused else self.item.methods)


class ItemPages(Controller):
    """An item is changed by the department whose it is, and by the office."""

    @page("GET", _ITEM, Act.READ_REGISTERS)
    def item(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, code: FromPath[str]) -> Response[Any]:
        """One item."""
        return _item(office, caller, shell, code, EMPTY)

    @page("POST", _ITEM, Act.WRITE_REGISTERS)
    def change(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, code: FromPath[str], form: GivenForm
    ) -> Response[Any]:
        """Changes how long an item takes and how it is checked; plans that are made from now on go by it."""

        def take() -> Response[str]:
            held, reading = registers.one(office, caller, InspectionItem, code), Reading(form)
            if form.value("tag") != held.tag:
                reading.wrong("", "entry-outdated")
            minutes = reading.whole("minutes", SHORTEST_MINUTES, LONGEST_MINUTES)
            methods = tuple(one for one in Method if one in form.values("methods"))
            if not methods:
                reading.wrong("methods", "field-empty")
            reading.refuse()
            after = replace(held.record, minutes=minutes, methods=methods)
            registers.replace_one(office, caller, after, held.tag, code)
            return shell.go(f"/items/{quote(code, safe='')}", "item-changed")

        return taken(shell, form, take, partial(_item, office, caller, shell, code), {"methods": "methods"})


def _item(office: Office, caller: Caller, shell: Shell, code: str, form: Form) -> Response[str]:
    held = registers.one(office, caller, InspectionItem, code)
    own = caller.reach.department in {"", held.record.department}
    view = ItemView(held.record, held.tag, form, own and caller.may(Act.WRITE_REGISTERS), tuple(Method))
    crumbs, status = [Crumb(shell.say("pages-items"), "/items")], 422 if form.refused else 200
    return shell.show("registers/item.html", held.record.name, view, crumbs, status=status)

"""A department releases several of its people for one or more periods; and who is away from today on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.own_matters import half_days
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell, dashed
from api.pages.short_lists import ALL, GivenListed, Listed, narrowed
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Table, workbook
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import registers
from coordination.desk.office import Office
from coordination.desk.releasing import release_people
from coordination.model.access import Act, Caller
from coordination.model.pages import EVERYTHING
from coordination.model.people import HalfDay, Inspector, Leave

_PATH = "/inspectors/release"
PERIODS = (1, 2, 3)
_MOST_REASON = 200
_FIELDS = {"people": "people"}  # ticks that nobody set are not sent at all


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """The form, with the people there are to choose from; department: whose; away: who is away from today on."""

    department: str
    people: tuple[Inspector, ...]
    away: Table
    form: Form
    half_days: tuple[tuple[str, str], ...]
    periods: tuple[int, ...] = PERIODS

    @property
    def more_periods(self) -> bool:
        """Whether anything is typed of the periods after the first."""
        return any(self.form.value(f"{end}_date_{number}") for end in ("first", "last") for number in PERIODS[1:])


class ReleasePages(Controller):
    """Whoever sees several departments chooses one first."""

    @page("GET", _PATH, Act.WRITE_REGISTERS)
    def form(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        listed: GivenListed,
        department: Filter = "",
    ) -> Response[Any]:
        """The form."""
        return _show(office, caller, shell, department, EMPTY, listed)

    @page("POST", _PATH, Act.WRITE_REGISTERS)
    def release(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[Any]:
        """Registers the absences: all of them, or none and every fault is told."""
        department = form.value("department")

        def take() -> Response[str]:
            release_people(office, caller, _absences(office, form))
            return shell.go(f"{_PATH}?department={quote(department)}", "people-released")

        return taken(shell, form, take, partial(_show, office, caller, shell, department), _FIELDS)


def _absences(office: Office, form: Form) -> list[Leave]:
    """The periods that were typed, for each of the people ticked; the second and third may be left empty."""
    reading = Reading(form)
    periods: list[tuple[date, date, HalfDay]] = []
    for number in PERIODS:
        if number == PERIODS[0] or form.value(f"first_date_{number}") or form.value(f"last_date_{number}"):
            half_day = HalfDay(reading.choice(f"half_day_{number}", [one.value for one in HalfDay]))
            periods.append((*_span(office, reading, number), half_day))
    reason = reading.words("reason", _MOST_REASON)
    if not form.values("people"):
        reading.wrong("people", "pages-nobody-ticked")
    reading.refuse()
    return [Leave(number, *period, reason) for number in dict.fromkeys(form.values("people")) for period in periods]


def _span(office: Office, reading: Reading, number: int) -> tuple[date, date]:
    """The first and the last day of a period; what is wrong with them stands beside this one, not another."""
    first, last = reading.day(f"first_date_{number}"), reading.day(f"last_date_{number}")
    if date.min not in {first, last}:
        if first > last:
            reading.wrong(f"last_date_{number}", "span-backwards")
        elif next(office.reference.calendar.working_days(first, last), None) is None:
            said = {"first": str(first), "last": str(last)}
            reading.wrong(f"first_date_{number}", "release-without-working-day", **said)
    return first, last


def _show(
    office: Office, caller: Caller, shell: Shell, department: str, form: Form, listed: Listed = ALL
) -> Response[Any]:
    whose = caller.reach.department or department
    found = registers.page_of(office, caller, Inspector, EVERYTHING, {"department": whose}).records if whose else ()
    people = tuple(sorted(found, key=lambda one: (one.district_code, one.certificate_number)))
    names = {one.certificate_number: one.name for one in people}
    leave = registers.page_of(office, caller, Leave, EVERYTHING, {}).records if whose else ()
    coming = [one for one in leave if one.inspector in names and one.last_date >= shell.today]
    away = narrowed(shell, _away_table(shell, coming, names, whose), listed)
    if listed.exporting:
        return workbook(away)
    view = ReleaseView(whose, people, away, form, half_days(shell))
    crumbs = [Crumb(shell.say("pages-inspectors"), "/inspectors")]
    title = shell.say("pages-release")
    return shell.show("registers/release.html", title, view, crumbs, status=422 if form.refused else 200)


def _away_table(shell: Shell, leave: list[Leave], names: dict[str, str], department: str) -> Table:
    """Absences that are not over, the next first."""
    heads = ("person", "first", "last", "half-day", "reason")
    rows = tuple(
        (
            Cell(names[one.inspector], f"/inspectors/{quote(one.inspector, safe='')}"),
            Cell(one.first_date.isoformat()),
            Cell(one.last_date.isoformat()),
            Cell(shell.say(f"leave-half-{dashed(one.half_day.value)}")),
            Cell(one.reason),
        )
        for one in sorted(leave, key=lambda one: (one.first_date, one.inspector))
    )
    columns = tuple(Column(shell.say(f"pages-column-{head}")) for head in heads)
    return Table("away", _PATH, columns, rows, empty="pages-no-leave", kept={"department": department})

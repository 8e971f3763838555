"""Urgent checks: reported at once by who makes them, listed with reason and authority, their paperwork completed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.pages.tables import TableAsked, page_in_order, paged, show_table
from api.pages.task_tables import task_address
from api.pages.urgent_tables import URGENT_KEYS, passing, urgent_address, urgent_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.tasks import State
from coordination.desk import tasks
from coordination.desk.office import Office
from coordination.desk.tasks import UrgentChoices, UrgentTask
from coordination.model.access import Act, Caller
from coordination.model.draws import DEMANDED, Source
from coordination.model.tasks import TaskFilter
from coordination.model.urgent import UrgentWish

_PATH, _ONE = "/urgent-inspections", "/urgent-inspections/{task:str}"

_FIELDS = {
    "urgent-without-reason": "reason",
    "urgent-reference": "reference",
    "case-source": "source",
    "case-without-batch": "campaign",
    "urgent-items": "items",
    "urgent-officers": "officers",
    "items": "items",
    "officers": "officers",
    "filing-without-reference": "reference",
    "papers-late": "delay",
    "papers-refused-without-reason": "refusal",
}


@dataclass(frozen=True, slots=True)
class UrgentForm:
    """The form of an urgent check, with what there is to choose from and what was typed."""

    choices: UrgentChoices
    form: Form

    @property
    def campaigns(self) -> list[tuple[str, str]]:
        """The campaigns, as a field offers them."""
        return [(one.id, one.title) for one in self.choices.campaigns]


@dataclass(frozen=True, slots=True)
class UrgentView:
    """One urgent check. owed: whether the caller is the head whose approval it waits for; form: what was refused."""

    seen: UrgentTask
    owed: bool
    form: Form


class UrgentPages(Controller):
    """Nothing keeps an urgent check from being made; its result waits for the paperwork."""

    @page("GET", _PATH, Act.READ_INSPECTIONS)
    def urgent(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: Filter = "",
        department: Filter = "",
        in_state: State = "",
        source: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The urgent checks, the earliest due first, with why and on whose order."""
        filters = TaskFilter(campaign.strip(), department=department)
        asked = TableAsked(sort, cursor, download)
        wanted = passing(tasks.urgent_tasks(office, caller, filters), in_state, source)
        found = page_in_order("urgent", wanted, URGENT_KEYS, asked)
        table = paged(urgent_table(shell, found.records, filters, in_state, source), found, asked)
        return show_table(shell, "after/urgent_list.html", shell.say("pages-urgent"), table, asked)

    @page("GET", f"{_PATH}/new", Act.RECORD_CHECKS)
    def new(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, target: Filter = "") -> Response[str]:
        """The form to report one."""
        return _form(office, caller, shell, Form({"target": [target]}))

    @page("POST", _PATH, Act.RECORD_CHECKS)
    def begin(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[str]:
        """Reports one; told with every fault at once, and everything typed stays."""

        def take() -> Response[str]:
            reading = Reading(form)
            campaign, target = reading.words("campaign", 100), reading.words("target", 100)
            source = Source(reading.choice("source", [one.value for one in DEMANDED]))
            reading.refuse()
            officers = sorted(form.values("officers"), key=lambda one: one != caller.reach.inspector)
            chosen = tuple(form.values("items")), tuple(officers)
            wish = UrgentWish(source, form.value("reason"), target, *chosen, form.value("reference"))
            task = tasks.begin_urgent(office, caller, campaign, wish)
            return shell.go(task_address(task.id), "urgent-reported")

        return taken(shell, form, take, partial(_form, office, caller, shell), _FIELDS)

    @page("GET", _ONE, Act.READ_INSPECTIONS)
    def one(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, task: FromPath[str]) -> Response[str]:
        """One urgent check with its reason, its authority and its paperwork."""
        return _show(office, caller, shell, task, EMPTY)

    @page("POST", f"{_ONE}/complete", Act.APPROVE_INSPECTIONS)
    def complete(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, task: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """The head approves afterwards what was done."""
        given = task, form.value("reference"), form.value("delay")
        return _taken(office, caller, shell, task, form, lambda: tasks.complete_papers(office, caller, *given))

    @page("POST", f"{_ONE}/refuse", Act.APPROVE_INSPECTIONS)
    def refuse(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, task: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """The head does not approve what was done."""
        refusal = form.value("refusal")
        return _taken(office, caller, shell, task, form, lambda: tasks.refuse_papers(office, caller, task, refusal))


def _form(office: Office, caller: Caller, shell: Shell, form: Form) -> Response[str]:
    view = UrgentForm(tasks.urgent_choices(office, caller), form)
    crumbs = [Crumb(shell.say("pages-urgent"), _PATH)]
    status = 422 if form.refused else 200
    return shell.show("after/urgent_new.html", shell.say("pages-urgent-new"), view, crumbs, status=status)


def _taken(
    office: Office, caller: Caller, shell: Shell, task: str, form: Form, step: Callable[[], object]
) -> Response[str]:
    def take() -> Response[str]:
        step()
        return shell.go(urgent_address(task), "step-taken")

    return taken(shell, form, take, partial(_show, office, caller, shell, task), _FIELDS)


def _show(office: Office, caller: Caller, shell: Shell, task: str, form: Form) -> Response[str]:
    seen = tasks.read_urgent(office, caller, task)
    check = seen.check
    owed = check.completed_at is None and caller.reach.department == check.department
    view = UrgentView(seen, owed and caller.may(Act.APPROVE_INSPECTIONS), form)
    crumbs = [Crumb(shell.say("pages-urgent"), _PATH), Crumb(task, task_address(task))]
    status = 422 if form.refused else 200
    return shell.show("after/urgent.html", seen.task.target_name, view, crumbs, status=status)

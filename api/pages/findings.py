"""Findings that were handed on: the list, one of them with its letters, taken and answered by whom it was handed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.steps import taken
from api.pages.tables import show_table
from api.pages.task_tables import finding_address, follow_ups_table
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import results
from coordination.desk.office import Office
from coordination.desk.results import FollowUpView
from coordination.model.access import Act, Caller

_FINDING = "/inspections/{task:str}/follow-ups/{finding:int}"
_FIELDS = {
    "follow-up-without-reference": "external_reference",
    "follow-up-without-outcome": "follow_up_outcome",
}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its letters.

    takes: whether the caller's department is the one that takes it; form: what was refused.
    """

    seen: FollowUpView
    takes: bool
    form: Form


class FindingPages(Controller):
    """Read and answered at both ends; who receives a finding need have no part in its task."""

    @page("GET", "/follow-ups", Act.READ_INSPECTIONS)
    def findings(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed
    ) -> Response[Any]:
        """Findings that were handed on, or to the caller's department."""
        found = follow_ups_table(shell, results.list_follow_ups(office, caller), "/follow-ups")
        table, title = narrowed(shell, found, listed), shell.say("pages-follow-ups")
        return show_table(shell, "registers/list.html", title, table, listed)

    @page("GET", _FINDING, Act.READ_INSPECTIONS)
    def finding(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        finding: FromPath[int],
    ) -> Response[str]:
        """One finding, with the letters that went with it."""
        return _show(office, caller, shell, task, finding, EMPTY)

    @page("POST", f"{_FINDING}/acknowledge", Act.RECORD_CHECKS)
    def acknowledge(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        finding: FromPath[int],
        form: GivenForm,
    ) -> Response[str]:
        """Takes a finding."""
        take = partial(results.acknowledge_follow_up, office, caller, task, finding, form.value("external_reference"))
        return _taken(office, caller, shell, task, finding, form, take)

    @page("POST", f"{_FINDING}/outcome", Act.RECORD_CHECKS)
    def outcome(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        finding: FromPath[int],
        form: GivenForm,
    ) -> Response[str]:
        """Tells what became of a finding."""
        take = partial(results.bring_back_outcome, office, caller, task, finding, form.value("follow_up_outcome"))
        return _taken(office, caller, shell, task, finding, form, take)


def _taken(
    office: Office, caller: Caller, shell: Shell, task: str, number: int, form: Form, step: Callable[[], object]
) -> Response[str]:
    def take() -> Response[str]:
        step()
        return shell.go(finding_address(task, number), "step-taken")

    return taken(shell, form, take, partial(_show, office, caller, shell, task, number), _FIELDS)


def _show(office: Office, caller: Caller, shell: Shell, task: str, number: int, form: Form) -> Response[str]:
    seen = results.read_follow_up(office, caller, task, number)
    own = caller.reach.department
    takes = bool(own) and own == (seen.finding.to_department or seen.finding.department)
    crumbs = [Crumb(shell.say("pages-follow-ups"), "/follow-ups")]
    view = FindingView(seen, takes, form)
    title = shell.say("pages-finding", task=task, number=number)
    return shell.show("after/finding.html", title, view, crumbs, status=422 if form.refused else 200)

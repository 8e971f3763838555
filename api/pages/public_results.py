"""For everybody: published results, inspections announced beforehand, and what a check code proves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.days import day_of
from api.pages.forms import Form, GivenForm, Reading
from api.pages.public_tables import notices_table, results_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.pages.tables import TableAsked, read_table, show_table
from api.rest.given import GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.routing import OPEN
from coordination.desk import public, results, tasks
from coordination.desk.feedback import BEST, give_feedback
from coordination.desk.office import Office
from coordination.desk.tasks import CheckCodePage
from coordination.errors import NotFoundError
from coordination.model.feedback import FeedbackGiven, Grievance
from coordination.model.results import PublicFilter


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """A check code that was asked about: what it proves, None where it proves nothing; empty before one asks.

    form: what was said of the visit and could not be kept; thanked: whether it was.
    """

    code: str
    found: CheckCodePage | None
    form: Form
    thanked: bool

    @property
    def grievances(self) -> tuple[str, ...]:
        """What can be complained of."""
        return tuple(Grievance)


class PublicResultPages(Controller):
    """What came of inspections, and who comes to one."""

    @page("GET", "/public/results", OPEN)
    def results(
        self,
        office: GivenOffice,
        shell: GivenShell,
        campaign: Filter = "",
        target: Filter = "",
        name: Filter = "",
        department: Filter = "",
        conclusion: Filter = "",
        since: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Published results, under the names of those inspected."""
        asked = TableAsked(sort, cursor, download)
        filters = PublicFilter(campaign, target.strip(), name.strip(), department, conclusion, day_of(since))
        choices = tuple((one.id, one.title) for one in public.published_campaigns(office))
        table = read_table(
            asked,
            lambda wanted: results.public_results(office, filters, wanted),
            lambda found: results_table(shell, found, filters, choices),
        )
        return show_table(shell, "public/list.html", shell.say("pages-public-results"), table, asked)

    @page("GET", "/public/results/{task:str}", OPEN)
    def result(self, office: GivenOffice, shell: GivenShell, task: FromPath[str]) -> Response[str]:
        """What the departments of one visit published."""
        found = results.joint_result(office, task)
        crumbs = [Crumb(shell.say("pages-public-results"), "/public/results")]
        return shell.show("public/result.html", found.target_name, found, crumbs)

    @page("GET", "/public/notices/{campaign:str}", OPEN)
    def notices(
        self,
        office: GivenOffice,
        shell: GivenShell,
        campaign: FromPath[str],
        name: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Inspections that are announced before they are made, where the policy pack wants them announced."""
        asked, name = TableAsked(sort, cursor, download), name.strip()
        table = read_table(
            asked,
            lambda wanted: tasks.coming_inspections(office, campaign, wanted, name),
            lambda found: notices_table(shell, campaign, name, found),
        )
        crumbs = [Crumb(shell.say("pages-public-visits"), f"/public/visits/{quote(campaign, safe='')}")]
        return show_table(shell, "public/list.html", shell.say("pages-public-notices"), table, asked, crumbs=crumbs)

    @page("GET", "/check", OPEN)
    def ask(self, office: GivenOffice, shell: GivenShell, code: Filter = "") -> Response[str]:
        """Where a check code is typed in."""
        return _checked(office, shell, code.strip())

    @page("GET", "/check/{code:str}", OPEN)
    def check(self, office: GivenOffice, shell: GivenShell, code: FromPath[str]) -> Response[str]:
        """What a check code proves: who comes, from which departments, for which items."""
        return _checked(office, shell, code)

    @page("POST", "/check/{code:str}", OPEN)
    def say(self, office: GivenOffice, shell: GivenShell, code: FromPath[str], form: GivenForm) -> Response[str]:
        """What whoever was shown a check code says of the visit; the page again, with thanks or what is wrong."""

        def take() -> Response[str]:
            reading = Reading(form)
            rating = reading.whole("rating", 1, BEST)
            reading.refuse()
            grievances = tuple(one for one in Grievance if one.value in form.values("grievances"))
            give_feedback(office, code, FeedbackGiven(rating, grievances, form.value("words")))
            return _checked(office, shell, code, thanked=True)

        return taken(shell, form, take, partial(_checked, office, shell, code), {"check-code-unknown": "code"})


def _checked(
    office: Office, shell: Shell, code: str, form: Form | None = None, *, thanked: bool = False
) -> Response[str]:
    """A code nobody was given is told beside its field, because whoever stands at the door must know what to do."""
    found: CheckCodePage | None = None
    status = 200
    if code:
        try:
            found = tasks.check_code_page(office, code)
        except NotFoundError:
            status = 404
    checked = CheckedCode(code, found, form or Form(), thanked)
    return shell.show("public/check.html", shell.say("pages-check"), checked, status=422 if form else status)

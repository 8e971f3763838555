"""For everybody: published results, inspections announced beforehand, and what a check code proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.public_tables import notices_table, results_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.tables import Asked, show_table
from api.rest.given import GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.routing import OPEN
from coordination.desk import public, results, tasks
from coordination.desk.office import Office
from coordination.desk.tasks import CheckCodePage
from coordination.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """A check code that was asked about: what it proves, None where it proves nothing; empty before one asks."""

    code: str
    found: CheckCodePage | None


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
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Published results, under the names of those inspected."""
        asked, target, name = Asked("", cursor, download), target.strip(), name.strip()
        found = results.public_results(office, campaign, target, asked.page, name)
        choices = tuple((one.id, one.title) for one in public.published_campaigns(office))
        table = results_table(shell, found, {"campaign": campaign, "target": target, "name": name}, choices, asked)
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
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Inspections that are announced before they are made, where the policy pack wants them announced."""
        asked = Asked("", cursor, download)
        found = tasks.coming_inspections(office, campaign, asked.page)
        table = notices_table(shell, campaign, found, asked)
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


def _checked(office: Office, shell: Shell, code: str) -> Response[str]:
    """A code nobody was given is told beside its field, because whoever stands at the door must know what to do."""
    found: CheckCodePage | None = None
    status = 200
    if code:
        try:
            found = tasks.check_code_page(office, code)
        except NotFoundError:
            status = 404
    return shell.show("public/check.html", shell.say("pages-check"), CheckedCode(code, found), status=status)

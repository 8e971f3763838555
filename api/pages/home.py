"""The first page: what waits for a decision today; and the language switch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery

from api.pages.departments import show_department
from api.pages.field_work import show_week
from api.pages.languages import COOKIE
from api.pages.left_out import LeftView, left_view
from api.pages.plan_tables import campaigns_table, deadlines_table
from api.pages.routing import page
from api.pages.shell import GivenShell, inside
from api.pages.short_lists import ALL, GivenListed, narrowed
from api.pages.tables import Table, workbook
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.routing import LOGGED_IN, OPEN
from coordination.desk.agenda import Agenda, agenda_of
from coordination.desk.deadlines import what_is_due
from coordination.desk.feedback import count_feedback
from coordination.desk.office import Office
from coordination.model.access import Act, Caller
from coordination.model.deadlines import DueState
from coordination.model.feedback import ANY_GRIEVANCE, FeedbackFilter
from coordination.model.tasks import TaskFilter
from coordination.texts import LANGUAGES

_KEPT_SECONDS = 31_536_000
_RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Aggrieved:
    """How many told of a grievance in so many days; since: the first of them."""

    count: int
    since: date
    days: int = _RECENT_DAYS


@dataclass(frozen=True, slots=True)
class HomeView:
    """What waits, what is left out, when batches end, how many time limits press, and the latest campaigns.

    aggrieved: how many of those inspected told of a grievance lately.
    """

    agenda: Agenda
    left: tuple[LeftView, ...]
    deadlines: Table
    due: tuple[tuple[DueState, int], ...]
    aggrieved: Aggrieved
    campaigns: Table


class HomePages(Controller):
    """What belongs to no topic."""

    @page("GET", "/", LOGGED_IN)
    def home(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """What waits today: an officer's week, a department's part, or what the office has to decide."""
        if caller.reach.inspector:
            return show_week(office, caller, shell)
        if caller.reach.department:
            return show_department(office, caller, shell)
        agenda = agenda_of(office, caller)
        deadlines = narrowed(shell, deadlines_table(shell, agenda.deadlines), listed)
        if listed.exporting:
            return workbook(deadlines)
        path = "/campaigns" if caller.may(Act.READ_CAMPAIGNS) else "/ceremony"
        left = tuple(left_view(one.campaign, one.group) for one in agenda.left_out)
        campaigns = narrowed(shell, campaigns_table(shell, agenda.recent, path), ALL)
        due, aggrieved = _pressing(office, caller), _aggrieved(office, caller, shell.today)
        view = HomeView(agenda, left, deadlines, due, aggrieved, campaigns)
        return shell.show("home.html", shell.say("pages-home"), view)

    @page("GET", "/language/{language:str}", OPEN, waits=False)
    async def language(
        self, request: Asked, shell: GivenShell, language: FromPath[str], to: FromQuery[str] = "/"
    ) -> Response[str]:
        """Changes the language of pages, and shows the page again."""
        answer = shell.go(inside(to))
        if language in LANGUAGES:
            https = request.app.state.settings.https
            answer.set_cookie(COOKIE, language, max_age=_KEPT_SECONDS, secure=https, httponly=True, samesite="lax")
        return answer


def _pressing(office: Office, caller: Caller) -> tuple[tuple[DueState, int], ...]:
    """How many time limits are overdue, and how many near, where there are any."""
    if not caller.may(Act.READ_INSPECTIONS):
        return ()
    counts = what_is_due(office, caller, TaskFilter(), states=()).counts
    return tuple((state, counts[state]) for state in (DueState.OVERDUE, DueState.NEAR) if counts[state])


def _aggrieved(office: Office, caller: Caller, today: date) -> Aggrieved:
    """What was told lately, to whoever reads it."""
    since = today - timedelta(days=_RECENT_DAYS)
    if not caller.may(Act.READ_INSPECTIONS) or not caller.sees_all:
        return Aggrieved(0, since)
    filters = FeedbackFilter(grievance=ANY_GRIEVANCE, first_date=since)
    return Aggrieved(count_feedback(office, caller, filters), since)

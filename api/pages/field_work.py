"""What officers have to do, made for a phone: the week, one visit with its checklist, saying that one cannot come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from litestar import Controller, Response
from litestar.params import FromPath
from markupsafe import Markup

from api.pages.days import day_of
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.qr_code import qr_svg
from api.rest.given import GivenCaller, GivenOffice, GivenUrl
from api.rest.pages import Filter
from coordination.desk import registers, tasks
from coordination.desk.deadlines import digest
from coordination.desk.office import Office
from coordination.desk.outings import Brief, Outing, Week, brief, week_of
from coordination.model.access import Act, Caller
from coordination.model.deadlines import Clock, Due, DueState
from coordination.model.items import Checklist, InspectionItem
from coordination.model.people import DeclaredRecusal
from coordination.model.tasks import DeclineReason, TaskState
from coordination.model.versions import PublishedCheck, PublishedMember, PublishedVisit

VISIT = "/my/visits/{campaign:str}/{visit:str}"
_WEEK = timedelta(days=7)
_LONGEST_STATEMENT = 2000
_SHOWN_AT_THE_DOOR = {TaskState.CODE_ISSUED, TaskState.ARRIVED}
_FIELDS = {"decline-without-statement": "statement", "decline-reason-unknown": "reason", "entry-exists": "reason"}


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a week with its outings in order of time."""

    on: date
    outings: tuple[Outing, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week in days; before and after: Mondays of the weeks beside it.

    present: whether today is in it; past: its days before today; days: the others; going: where the officer goes next
    today; dues: near and overdue, of the officer.
    """

    week: Week
    present: bool
    past: tuple[Day, ...]
    days: tuple[Day, ...]
    before: date
    after: date
    going: Outing | None = None
    dues: tuple[tuple[DueState, Due], ...] = ()

    @property
    def past_count(self) -> int:
        """How many outings the days before today had."""
        return sum(len(day.outings) for day in self.past)


@dataclass(frozen=True, slots=True)
class Section:
    """What one department checks: each check, its item where still in the list, and how it is inspected where known."""

    department: str
    checks: tuple[tuple[PublishedCheck, InspectionItem | None, Checklist | None], ...]
    own: bool


@dataclass(frozen=True, slots=True)
class VisitView:
    """One visit, the sections of its departments, the caller's own first, and the form of who cannot come.

    team: whoever leads it first, then the caller's department; number: of the visit among the stops, from 1; following:
    the stop after it; code: the check code as a picture, empty before it may be shown.
    """

    brief: Brief
    team: tuple[PublishedMember, ...]
    sections: tuple[Section, ...]
    number: int
    following: PublishedVisit | None
    code: Markup
    form: Form


class FieldPages(Controller):
    """An officer's own work."""

    @page("GET", "/my", Act.READ_INSPECTIONS)
    def week(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, day: Filter = "") -> Response[str]:
        """The week in which a day lies, by default this one."""
        return show_week(office, caller, shell, day)

    @page("GET", VISIT, Act.READ_INSPECTIONS)
    def visit(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        public_url: GivenUrl,
        campaign: FromPath[str],
        visit: FromPath[str],
    ) -> Response[str]:
        """One visit: where, when, with whom, what is checked and how."""
        return _visit(shell, public_url, brief(office, caller, campaign, visit), EMPTY)

    @page("POST", f"{VISIT}/decline", Act.DECLARE_RECUSALS)
    def decline(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        public_url: GivenUrl,
        campaign: FromPath[str],
        visit: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Says that one does not take part, for a reason; a recusal is remembered for good."""
        found = brief(office, caller, campaign, visit)

        def take() -> Response[str]:
            _decline(office, caller, found, form)
            return shell.go("/my?day=" + found.outing.visit.held_on.isoformat(), "declined")

        return taken(shell, form, take, partial(_visit, shell, public_url, found), _FIELDS)


def show_week(office: Office, caller: Caller, shell: Shell, day: str = "") -> Response[str]:
    """The week of an officer as a page; a day that is none is today."""
    view = week_view(week_of(office, caller, day_of(day) or shell.today), shell.today)
    if caller.reach.inspector:
        view = replace(view, going=_going(view.days, shell.today), dues=tuple(_dues(office, caller)))
    return shell.show("field/week.html", shell.say("pages-my-week" if view.present else "pages-some-week"), view)


def _going(days: Sequence[Day], today: date) -> Outing | None:
    """The first outing of today at which something is left to do."""
    return next((one for day in days if day.on == today for one in day.outings if not one.over), None)


def _dues(office: Office, caller: Caller) -> Iterator[tuple[DueState, Due]]:
    """What is near and overdue of an officer, but the visits that are to come: these the week shows."""
    for one in digest(office, caller).digests:
        yield from (due for due in one.dues if due[0] is DueState.OVERDUE or due[1].clock is not Clock.VISIT)


def week_view(week: Week, today: date) -> WeekView:
    """A week as the days that have an outing; of the present week those that are over apart."""
    on = sorted({one.visit.held_on for one in week.outings})
    days = tuple(Day(day, tuple(one for one in week.outings if one.visit.held_on == day)) for day in on)
    present = week.first <= today <= week.last
    past = tuple(day for day in days if present and day.on < today)
    return WeekView(week, present, past, days[len(past) :], week.first - _WEEK, week.first + _WEEK)


def sections(found: Brief, own: str) -> tuple[Section, ...]:
    """The checks of a visit by department, the caller's own first."""
    checks = found.outing.visit.checks
    codes = sorted(dict.fromkeys(one.department for one in checks), key=lambda code: code != own)
    return tuple(
        Section(
            code,
            tuple(
                (one, found.items.get(one.item), found.checklists.get(one.item))
                for one in checks
                if one.department == code
            ),
            code == own,
        )
        for code in codes
    )


def team_of(visit: PublishedVisit, own: str) -> tuple[PublishedMember, ...]:
    """Who goes: whoever leads first, then the caller's department, then the others by department."""
    return tuple(sorted(visit.team, key=lambda one: (not one.leader, one.department != own, one.department)))


def _visit(shell: Shell, public_url: str, found: Brief, form: Form) -> Response[str]:
    visit, task, own = found.outing.visit, found.outing.task, shell.caller.reach.department
    number = next(at for at, one in enumerate(found.stops, 1) if one.id == visit.id)
    code = Markup()
    if task is not None and task.state in _SHOWN_AT_THE_DOOR and task.check_code:
        # What segno writes of an address we made ourselves holds no text of anybody's.
        code = Markup(qr_svg(f"{public_url.rstrip('/')}/check/{task.check_code}"))  # noqa: S704
    view = VisitView(
        brief=found,
        team=team_of(visit, own),
        sections=sections(found, own),
        number=number,
        following=next(iter(found.stops[number:]), None),
        code=code,
        form=form,
    )
    crumbs: Sequence[Crumb] = [Crumb(shell.say("pages-my-week"), f"/my?day={visit.held_on}")]
    return shell.show("field/visit.html", visit.target_name, view, crumbs, status=422 if form.refused else 200)


def _decline(office: Office, caller: Caller, found: Brief, form: Form) -> None:
    reading = Reading(form)
    reason = DeclineReason(reading.choice("reason", [one.value for one in found.reasons or DeclineReason]))
    statement = reading.words("statement", _LONGEST_STATEMENT)
    reading.refuse()
    outing, inspector = found.outing, caller.reach.inspector
    if outing.task is not None:
        tasks.decline_task(office, caller, outing.task.id, inspector, reason, statement)
    else:
        registers.add_one(office, caller, DeclaredRecusal(inspector, outing.visit.target, statement))

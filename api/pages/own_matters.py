"""What officers enter about themselves: leave, and the subscription of their calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from litestar import Controller, Response
from litestar.params import FromPath
from markupsafe import Markup

from api.feeds.addresses import address_forms
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell, dashed
from api.pages.steps import taken
from api.rest.given import GivenCaller, GivenOffice, GivenUrl
from coordination.desk import registers
from coordination.desk.feeds import issue_feed, list_feeds, revoke_feed
from coordination.desk.office import Office
from coordination.desk.outings import Outing, outings_between
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.feeds import Feed, FeedAddress, FeedKind
from coordination.model.pages import Wanted
from coordination.model.people import HalfDay, Leave
from coordination.texts import Language

_MOST_SHOWN = Wanted(200)
FIELDS_OF_LEAVE = {"entry-exists": "first_date"}


@dataclass(frozen=True, slots=True)
class LeaveView:
    """The absences that are not over, each with the visits planned in it, those before them, the form for another."""

    coming: tuple[tuple[Leave, tuple[Outing, ...]], ...]
    over: tuple[Leave, ...]
    form: Form
    half_days: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A new address, which is shown this once. picture: the webcal form as a QR code in SVG, made by us."""

    https: str
    webcal: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The addresses in use, and a new one where one was asked for."""

    addresses: tuple[FeedAddress, ...]
    fresh: Subscription | None


class OwnMatterPages(Controller):
    """Leave and calendar of whoever asks."""

    @page("GET", "/my/leave", Act.REPORT_ABSENCE)
    def leave(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell) -> Response[str]:
        """One's absences and the form for another."""
        return _leave(office, caller, shell, EMPTY)

    @page("POST", "/my/leave", Act.REPORT_ABSENCE)
    def add_leave(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[str]:
        """Registers an absence of one's own."""

        def take() -> Response[str]:
            registers.add_one(office, caller, read_leave(office, oneself(caller), form))
            return shell.go("/my/leave", "leave-added")

        return taken(shell, form, take, partial(_leave, office, caller, shell), FIELDS_OF_LEAVE)

    @page("POST", "/my/leave/{first:str}/{half:str}/withdraw", Act.REPORT_ABSENCE)
    def withdraw_leave(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        first: FromPath[str],
        half: FromPath[str],
    ) -> Response[str]:
        """Takes an absence back."""
        try:
            key = oneself(caller), date.fromisoformat(first), HalfDay(half)
        except ValueError as error:
            raise NotFoundError("entry-not-found", key=f"{first} {half}") from error
        registers.remove_one(office, caller, Leave, "*", *key)
        return shell.go("/my/leave", "leave-withdrawn")

    @page("GET", "/my/calendar", Act.MANAGE_FEEDS)
    def calendar(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell) -> Response[str]:
        """The addresses in use."""
        return _calendar(office, caller, shell, None)

    @page("POST", "/my/calendar", Act.MANAGE_FEEDS)
    def subscribe(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, public_url: GivenUrl
    ) -> Response[str]:
        """Gives out an address, in the language of the page; shown this once, so the answer is the page itself."""
        language: Language = shell.said.language
        feed = _own_feed(caller)
        made = address_forms(public_url, issue_feed(office, caller, feed.kind, feed.subject, language).token)
        # What segno writes of an address we made ourselves holds no text of anybody's.
        fresh = Subscription(made.https, made.webcal, Markup(made.qr_svg))  # noqa: S704
        return _calendar(office, caller, shell, fresh)

    @page("POST", "/my/calendar/{address_id:str}/revoke", Act.MANAGE_FEEDS)
    def revoke(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, address_id: FromPath[str]
    ) -> Response[str]:
        """Makes an address useless at once."""
        revoke_feed(office, caller, address_id)
        return shell.go("/my/calendar", "feed-revoked")


def read_leave(office: Office, inspector: str, form: Form) -> Leave:
    """The absence that was typed; one that has no working day in it is a slip."""
    reading = Reading(form)
    first, last = reading.day("first_date"), reading.day("last_date")
    if date.min < first <= last and next(office.reference.calendar.working_days(first, last), None) is None:
        reading.wrong("first_date", "release-without-working-day", first=str(first), last=str(last))
    half_day = HalfDay(reading.choice("half_day", [one.value for one in HalfDay]))
    reading.refuse()
    return Leave(inspector, first, last, half_day, form.value("reason"))


def half_days(shell: Shell) -> tuple[tuple[str, str], ...]:
    """The parts of a day to choose from."""
    return tuple((one.value, shell.say(f"leave-half-{dashed(one.value)}")) for one in HalfDay)


def oneself(caller: Caller) -> str:
    """The caller's number in the register; raises NotFoundError for an account that is nobody's there."""
    if not caller.reach.inspector:
        raise NotFoundError("pages-not-an-officer")
    return caller.reach.inspector


def _own_feed(caller: Caller) -> Feed:
    """The calendar of an officer, else of a department."""
    if caller.reach.department and not caller.reach.inspector:
        return Feed(FeedKind.DEPARTMENT, caller.reach.department)
    return Feed(FeedKind.INSPECTOR, oneself(caller))


def _leave(office: Office, caller: Caller, shell: Shell, form: Form) -> Response[str]:
    found = registers.page_of(office, caller, Leave, _MOST_SHOWN, {"inspector": oneself(caller)}).records
    coming = tuple(one for one in found if one.last_date >= shell.today)
    over = tuple(one for one in reversed(found) if one.last_date < shell.today)
    planned = _planned(office, caller, shell.today, coming)
    clashing = tuple((one, tuple(outing for outing in planned if _clash(one, outing))) for one in coming)
    view = LeaveView(clashing, over, form, half_days(shell))
    return shell.show("field/leave.html", shell.say("pages-my-leave"), view, status=422 if form.refused else 200)


def _planned(office: Office, caller: Caller, today: date, coming: Sequence[Leave]) -> tuple[Outing, ...]:
    """The visits from today to the end of the last absence at which something is left to do."""
    if not coming:
        return ()
    last = max(one.last_date for one in coming)
    return tuple(one for one in outings_between(office, caller, today, last) if not one.over)


def _clash(leave: Leave, outing: Outing) -> bool:
    """Whether a visit lies in an absence."""
    visit = outing.visit
    return leave.first_date <= visit.held_on <= leave.last_date and leave.half_day in {
        HalfDay.WHOLE_DAY,
        HalfDay(visit.session),
    }


def _calendar(office: Office, caller: Caller, shell: Shell, fresh: Subscription | None) -> Response[str]:
    feed = _own_feed(caller)
    own = tuple(one for one in list_feeds(office, caller) if one.edition.feed == feed and one.issued_by == caller.name)
    return shell.show("field/calendar.html", shell.say("pages-my-calendar"), CalendarView(own, fresh))

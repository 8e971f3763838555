"""One visit: its route, team, checks; moved to another date, which the checker judges; pinned there. And the pins."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from litestar import Controller, Response
from litestar.params import FromPath, QueryParameter

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import base, pins_table, session_name, visit_checks_table
from api.pages.days import day_of
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.move_views import Verdict, session_at, verdict_of
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, narrowed
from api.pages.steps import taken
from api.pages.tables import Table, workbook
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import campaigns, moving, pinning
from coordination.desk.office import Office
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.campaigns import CampaignStanding, PublishedRoute, VisitFilter
from coordination.model.pages import EVERYTHING
from coordination.model.pins import CampaignPin
from coordination.model.versions import PublishedVisit

_CAMPAIGN = "/campaigns/{campaign:str}"
_VISIT = f"{_CAMPAIGN}/visits/{{visit:str}}"
Reason = Annotated[str, QueryParameter(max_length=pinning.LONGEST_REASON)]


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit. pin: where it is pinned; sessions: value and name of each; verdict: of the move that was asked about."""

    campaign: str
    visit: PublishedVisit
    checks: Table
    route: PublishedRoute
    pin: CampaignPin | None
    movable: bool
    sessions: tuple[tuple[str, str], ...]
    form: Form
    verdict: Verdict | None

    @property
    def pinnable(self) -> bool:
        """Whether it can be pinned where it was asked about: then another date is asked from that form."""
        return self.verdict is not None and self.verdict.possible and not self.verdict.over


@dataclass(frozen=True, slots=True)
class PinsView:
    """The pins of a campaign, and how far it is. removals: those the caller may let go, with target and date."""

    standing: CampaignStanding
    table: Table
    removals: tuple[tuple[int, str, str], ...]


class VisitPages(Controller):
    """Dragging in the timetable and the form on a visit's page ask the same and do the same."""

    @page("GET", _VISIT, Act.READ_CAMPAIGNS)
    def visit(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        visit: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """One visit, or its checks as a workbook."""
        if listed.exporting:
            found, _ = campaigns.read_visit(office, caller, campaign, visit)
            return workbook(narrowed(shell, visit_checks_table(shell, campaign, found), listed))
        return _show(office, caller, shell, campaign, visit, EMPTY, listed=listed)

    @page("GET", f"{_VISIT}/move", Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def move(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        visit: FromPath[str],
        held_on: Filter = "",
        session: Filter = "",
        at: Filter = "",
        reason: Reason = "",
    ) -> Response[str]:
        """What the checker says of a visit on another date, in a session or in the one that a time of day is in."""
        if at and not session:
            session = session_at(moving.sessions_of(office, caller, campaign), at)
        form = Form({"held_on": [held_on], "session": [session], "reason": [reason]})

        def take() -> Response[str]:
            reading = Reading(form)
            day = reading.day("held_on")
            reading.refuse()
            verdict = verdict_of(shell, moving.judge_move(office, caller, campaign, visit, day, session))
            return _show(office, caller, shell, campaign, visit, form, verdict)

        return taken(shell, form, take, partial(_show, office, caller, shell, campaign, visit))

    @page("POST", f"{_VISIT}/pin", Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def pin(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        visit: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Pins the visit there; the next planning run keeps it. Or asks about another date, keeping the reason."""

        def take() -> Response[str]:
            reading = Reading(form)
            if form.value("ask"):
                return shell.go(_other_move(campaign, visit, form, reading))
            day = reading.day("held_on")
            reading.refuse()
            moving.pin_move(office, caller, campaign, visit, day, form.value("session"), form.value("reason"))
            return shell.go(f"{base(campaign)}/pins", "visit-pinned")

        return taken(shell, form, take, partial(_judged, office, caller, shell, campaign, visit))

    @page("GET", f"{_CAMPAIGN}/pins", Act.READ_CAMPAIGNS)
    def pins(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """The pinned visits, and how to plan with them."""
        standing = campaigns.read_standing(office, caller, campaign)
        pins = pinning.list_pins(office, caller, campaign)
        visits = (
            campaigns.visit_page(office, caller, campaign, VisitFilter(), EVERYTHING).records
            if standing.version and pins
            else ()
        )
        every = pins_table(shell, campaign, pins, visits)
        table = narrowed(shell, every, listed)
        if listed.exporting:
            return workbook(table)
        removals = tuple((pin.id, row[0].text, row[1].text) for pin, row in zip(pins, every.rows, strict=True))
        view = PinsView(standing, table, removals if _moves(caller) else ())
        title = shell.say("pages-pins")
        return shell.show("campaigns/pins.html", title, view, campaign_crumbs(shell, campaign))

    @page("POST", f"{_CAMPAIGN}/pins/{{pin:int}}/remove", Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def remove(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], pin: FromPath[int]
    ) -> Response[str]:
        """Lets a pinned visit go."""
        pinning.remove_pin(office, caller, campaign, pin)
        return shell.go(f"{base(campaign)}/pins", "pin-removed")


def _show(
    office: Office,
    caller: Caller,
    shell: Shell,
    campaign: str,
    visit_id: str,
    form: Form,
    verdict: Verdict | None = None,
    listed: Listed = ALL,
) -> Response[str]:
    visit, route = campaigns.read_visit(office, caller, campaign, visit_id)
    checks = {check.id for check in visit.checks}
    pins = pinning.list_pins(office, caller, campaign)
    sessions = moving.sessions_of(office, caller, campaign)
    view = VisitView(
        campaign=campaign,
        visit=visit,
        checks=narrowed(shell, visit_checks_table(shell, campaign, visit), listed),
        route=route,
        pin=next((pin for pin in pins if set(pin.checks) == checks), None),
        movable=_moves(caller),
        sessions=tuple((one.id, f"{session_name(shell, one.id)}　{one.start}") for one in sessions),
        form=form,
        verdict=verdict,
    )
    title, status = visit.target_name, 422 if form.refused else 200
    return shell.show("campaigns/visit.html", title, view, campaign_crumbs(shell, campaign), status=status)


def _other_move(campaign: str, visit: str, form: Form, reading: Reading) -> str:
    """Where another date is asked about, with the reason as it was typed; raises BadInputError."""
    reason = reading.words("reason", pinning.LONGEST_REASON, needed=False)
    asked = {"held_on": reading.day("other_on").isoformat(), "session": form.value("other_session"), "reason": reason}
    reading.refuse()
    return f"{base(campaign)}/visits/{quote(visit, safe='')}/move?{urlencode(asked)}"


def _judged(office: Office, caller: Caller, shell: Shell, campaign: str, visit: str, form: Form) -> Response[str]:
    """The page with a pin as it was refused, under what the checker says of that move, where it can be judged."""
    day, verdict = day_of(form.value("held_on")), None
    with suppress(BadInputError, NotFoundError):
        if day is not None:
            move = moving.judge_move(office, caller, campaign, visit, day, form.value("session"))
            verdict = verdict_of(shell, move)
    return _show(office, caller, shell, campaign, visit, form, verdict)


def _moves(caller: Caller) -> bool:
    """Whether the caller moves visits; to show the form, not to allow it."""
    return caller.may(Act.RUN_CAMPAIGNS) and caller.sees_all

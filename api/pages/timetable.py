"""The timetable of a campaign: its newest published version as a calendar, by department, area and team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Controller, Response
from litestar.enums import MediaType
from litestar.params import FromPath, QueryParameter

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import areas_filter, base, inspectors_filter, number_of
from api.pages.days import day_of
from api.pages.register_tables import departments_filter
from api.pages.routing import page
from api.pages.shell import GivenShell
from api.pages.tables import Table
from api.pages.timetable_views import Span, days_of, events_of, span_of
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import campaigns, pinning
from coordination.desk.registers import counties_held
from coordination.model.access import Act
from coordination.model.campaigns import CampaignStanding, VisitFilter
from coordination.model.pages import EVERYTHING
from coordination.model.versions import PublishedVisit

Most = Annotated[int, QueryParameter(ge=0, le=1_000)]
_TIMETABLE = "/campaigns/{campaign:str}/timetable"


@dataclass(frozen=True, slots=True)
class TimetableView:
    """The calendar. events: where its events are; opens_on: the day it begins with; movable: visits may be dragged."""

    standing: CampaignStanding
    filters: Table
    events: str
    rows: str
    opens_on: date
    movable: bool


class TimetablePages(Controller):
    """The calendar asks for what it shows, never for the whole campaign."""

    @page("GET", _TIMETABLE, Act.READ_CAMPAIGNS)
    def timetable(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        department: Filter = "",
        area: Filter = "",
        inspector: Filter = "",
        day: Filter = "",
    ) -> Response[str]:
        """The calendar, its filters, and where the same visits stand as a table."""
        standing = campaigns.read_standing(office, caller, campaign)
        published = standing.version > 0
        every = campaigns.visit_page(office, caller, campaign, VisitFilter(), EVERYTHING).records if published else ()
        number = number_of(every, inspector.strip())
        asked = {"department": department, "area": area, "inspector": number}
        query = urlencode({name: value for name, value in asked.items() if value})
        opens_on = day_of(day)
        if opens_on is None and published:
            wanted = VisitFilter(department, area, inspector=number)
            found = campaigns.visit_page(office, caller, campaign, wanted, EVERYTHING).records
            opens_on = _opening(found, shell.today)
        view = TimetableView(
            standing=standing,
            filters=Table(
                "timetable",
                f"{base(campaign)}/timetable",
                (),
                (),
                (
                    departments_filter(shell, department),
                    areas_filter(shell, counties_held(office, caller), area),
                    inspectors_filter(shell, every, inspector.strip()),
                ),
            ),
            events=f"{base(campaign)}/timetable/events{'?' if query else ''}{query}",
            rows=rows_address(campaign, asked),
            opens_on=opens_on or standing.campaign.first_date,
            movable=caller.may(Act.RUN_CAMPAIGNS) and caller.sees_all,
        )
        title = shell.say("pages-timetable-of", campaign=standing.campaign.title)
        return shell.show("campaigns/timetable.html", title, view, campaign_crumbs(shell, campaign))

    @page("GET", f"{_TIMETABLE}/events", Act.READ_CAMPAIGNS, media_type=MediaType.JSON)
    def events(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        start: Filter = "",
        end: Filter = "",
        department: Filter = "",
        area: Filter = "",
        inspector: Filter = "",
        most: Most = 0,
    ) -> Response[list[dict[str, Any]]]:
        """The visits within reach between two days, the second left out, and the days off behind them.

        most: of a day; the rest of it is told as their number.
        """
        span: Span = span_of(start, end, shell.today)
        asked = {"department": department, "area": area, "inspector": inspector.strip()}
        wanted = VisitFilter(department, area, span.first, span.last, inspector.strip())
        found = campaigns.visit_page(office, caller, campaign, wanted, EVERYTHING)
        pinned = {frozenset(pin.checks) for pin in pinning.list_pins(office, caller, campaign)}
        events = [
            *events_of(shell, campaign, found.records, pinned, rows_address(campaign, asked), most),
            *days_of(shell, shell.reference.calendar, span),
        ]
        return Response(events, media_type=MediaType.JSON, headers={"Cache-Control": "no-store"})


def rows_address(campaign: str, asked: Mapping[str, str]) -> str:
    """Where the visits of the calendar stand as a table."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{base(campaign)}/visits{'?' if query else ''}{query}"


def _opening(visits: Sequence[PublishedVisit], today: date) -> date | None:
    """The day of the next visit; of the first where all are over."""
    days = [visit.held_on for visit in visits]
    return next((day for day in days if day >= today), days[0] if days else None)

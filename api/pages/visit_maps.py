"""The map of a campaign: its visits by county, and the routes of one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import areas_filter, base, visits_table
from api.pages.days import day_of
from api.pages.register_tables import departments_filter
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.tables import Cell, Column, Table
from api.pages.tables import Filter as TableFilter
from api.pages.visit_map import VisitMap, visit_map
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import Filter
from api.rest.service import policy_with_images
from api.settings import Settings
from coordination.desk import campaigns
from coordination.desk.registers import counties_held
from coordination.model.access import Act
from coordination.model.campaigns import VisitFilter
from coordination.model.pages import EVERYTHING
from coordination.model.versions import PublishedVisit


@dataclass(frozen=True, slots=True)
class MapView:
    """The map, its filters, the days with visits before and after the one shown, and the visits of a day as a table."""

    campaign: str
    map: VisitMap
    filters: Table
    day: date | None
    days: tuple[date, ...]
    table: Table | None

    def beside(self, step: int) -> date | None:
        """The day with visits that comes `step` places after the one shown, None where there is none."""
        if self.day not in self.days:
            return None
        place = self.days.index(self.day) + step
        return self.days[place] if 0 <= place < len(self.days) else None

    def address_of_day(self, day: date | None) -> str:
        """The same map of another day, or of all."""
        kept = {one.key: one.value for one in self.filters.filters if one.value and one.key != "day"}
        query = urlencode({**kept, **({"day": day.isoformat()} if day else {})})
        return f"{self.filters.path}?{query}" if query else self.filters.path


class MapPages(Controller):
    """Drawn on the server from coordinates; nobody else is asked for tiles, but a server the office has named."""

    @page("GET", "/campaigns/{campaign:str}/map", Act.READ_CAMPAIGNS)
    def map(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        department: Filter = "",
        area: Filter = "",
        day: Filter = "",
    ) -> Response[str]:
        """All visits as dots by county; those of one day as routes."""
        settings: Settings = request.app.state.settings
        chosen = day_of(day)
        wanted = VisitFilter(department, area)
        of_day = replace(wanted, first_date=chosen, last_date=chosen)
        every = campaigns.visit_page(office, caller, campaign, wanted, EVERYTHING).records
        shown = [visit for visit in every if chosen in {None, visit.held_on}]
        areas = campaigns.areas_of_targets(office, caller, {visit.target for visit in every})
        counties = counties_held(office, caller)
        drawn = visit_map(
            campaign,
            shown,
            areas,
            every=every if chosen else None,
            named=shell.region,
            outlines=settings.outlines,
            tiles=settings.tiles,
        )
        view = MapView(
            campaign=campaign,
            map=drawn,
            filters=Table(
                "map",
                f"{base(campaign)}/map",
                (),
                (),
                (
                    departments_filter(shell, department),
                    areas_filter(shell, counties, area),
                    TableFilter("day", shell.say("visit-column-date"), chosen.isoformat() if chosen else "", "date"),
                ),
            ),
            day=chosen,
            days=tuple(sorted({visit.held_on for visit in every})),
            table=_table(shell, visits_table(shell, campaign, _on_the_way(drawn, shown), of_day, counties), drawn)
            if chosen
            else None,
        )
        title = shell.say("pages-map")
        headers = policy_with_images(settings.tiles.origin) if settings.tiles else None
        return shell.show("campaigns/map.html", title, view, campaign_crumbs(shell, campaign), headers=headers)


def _on_the_way(drawn: VisitMap, shown: Sequence[PublishedVisit]) -> list[PublishedVisit]:
    """The visits of a day, in the order of the routes where they are drawn."""
    return [stop.visit for line in drawn.routes for stop in line.stops] or list(shown)


def _table(shell: Shell, table: Table, drawn: VisitMap) -> Table:
    """The visits of a day with their place on a route instead of the day, which is that of the page."""
    stops = [(line.number, stop.number) for line in drawn.routes for stop in line.stops]
    if not stops:
        return table
    places = (Cell(f"{route}-{stop}") for route, stop in stops)
    head = Column(shell.say("pages-map-place"))
    columns = (table.columns[0], head, *table.columns[2:])
    return replace(
        table,
        columns=columns,
        rows=tuple((row[0], place, *row[2:]) for row, place in zip(table.rows, places, strict=True)),
    )

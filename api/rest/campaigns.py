"""Campaigns: opened over a filed plan, followed; what their published plans hold, save and leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import msgspec
from litestar import Controller, Response
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter, SkipValidation
from msgspec import Meta

from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.repeats import done_once
from api.rest.routing import route
from coordination.desk import campaigns
from coordination.model.access import Act
from coordination.model.campaigns import (
    CampaignStanding,
    CheckFilter,
    Comparison,
    LeftCheck,
    PublishedRoute,
    TargetShare,
    Task,
    VersionStamp,
    VisitFilter,
)
from coordination.model.draws import CheckDemand
from coordination.model.versions import PublishedVisit

CAMPAIGN = "/campaigns/{campaign:str}"
_VISITS = (Act.READ_CAMPAIGNS, Act.READ_OWN_TASKS)
_NEWEST = 0
_Version = Annotated[int, QueryParameter(ge=0, le=1_000_000)]
_Id = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[\w.-]+$")]
_Title = Annotated[str, Meta(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")]


@dataclass(frozen=True, slots=True)
class CampaignAsked:
    """A campaign to be opened over the plan of a year; batches: their ids, all still free where none is named."""

    id: _Id
    year: int
    title: _Title = ""
    batches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftGroupTold:
    """Checks left out for one reason. remedy: what would solve it; rows: where each of them is."""

    reason: str
    name: str
    remedy: str
    checks: int
    departments: dict[str, int]
    rows: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan beside separate work. rows: for each figure, where what it counts is listed."""

    figures: Comparison
    rows: dict[str, str]


def visit_filter(
    department: Filter = "",
    area: Filter = "",
    first_date: FromQuery[date | None] = None,
    last_date: FromQuery[date | None] = None,
    inspector: Filter = "",
    target: Filter = "",
    route_id: Filter = "",
) -> VisitFilter:
    """Which visits are asked for."""
    return VisitFilter(department, area, first_date, last_date, inspector, target, route_id)


_Wanted = NamedDependency[SkipValidation[VisitFilter]]


class CampaignController(Controller):
    """Everybody sees the campaigns with a batch of their own, and of these what is within reach."""

    tags = ("campaigns",)

    @route("GET", "/campaigns", "campaigns", Act.READ_CAMPAIGNS)
    def campaigns(self, office: GivenOffice, caller: GivenCaller) -> Sequence[CampaignStanding]:
        """The campaigns, the latest first, and how far each is."""
        return campaigns.list_standings(office, caller)

    @route(
        "POST",
        "/campaigns",
        "campaign-open",
        Act.RUN_CAMPAIGNS,
        problems=(404, 409, 422),
        opt={"everywhere": True},
        gives=CampaignStanding,
        once=True,
    )
    def open(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, data: JSONBody[CampaignAsked]
    ) -> Response[bytes]:
        """Opens a campaign over batches of a filed plan; Idempotency-Key makes it safe to ask again."""

        def act() -> tuple[int, CampaignStanding]:
            campaigns.open_over(office, caller, data.id, data.year, data.title, data.batches)
            return 201, campaigns.read_standing(office, caller, data.id)

        return done_once(request, office, caller, msgspec.json.encode(data), act)

    @route("GET", CAMPAIGN, "campaign", Act.READ_CAMPAIGNS, problems=(404,))
    def campaign(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> CampaignStanding:
        """One campaign, and how far it is."""
        return campaigns.read_standing(office, caller, campaign)

    @route("GET", f"{CAMPAIGN}/checks", "campaign-checks", Act.READ_CAMPAIGNS, problems=(404, 422))
    def checks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        department: Filter = "",
        target: Filter = "",
        item: Filter = "",
        source: Filter = "",
        on_site: FromQuery[bool | None] = None,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[CheckDemand]:
        """The checks owed: those that were drawn, and those of cases."""
        filters = CheckFilter(department, target, item, source, on_site)
        return page_out(campaigns.check_page(office, caller, campaign, filters, wanted(limit, cursor)))

    @route("GET", f"{CAMPAIGN}/versions", "campaign-versions", Act.READ_CAMPAIGNS, problems=(404,))
    def versions(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Sequence[VersionStamp]:
        """The published versions, the newest first."""
        return campaigns.version_list(office, caller, campaign)

    @route(
        "GET",
        f"{CAMPAIGN}/visits",
        "campaign-visits",
        _VISITS,
        problems=(404, 422),
        dependencies={"filters": Provide(visit_filter, sync_to_thread=False)},
    )
    def visits(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        filters: _Wanted,
        version: _Version = _NEWEST,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[PublishedVisit]:
        """The visits of a published version, by default the newest, in order of time; to an inspector the own ones."""
        place = wanted(limit, cursor)
        return page_out(campaigns.visit_page(office, caller, campaign, filters, place, version))

    @route(
        "GET",
        "/tasks",
        "tasks",
        _VISITS,
        problems=(422,),
        dependencies={"filters": Provide(visit_filter, sync_to_thread=False)},
    )
    def tasks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        filters: _Wanted,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[Task]:
        """The visits of all campaigns from today on, or from `first_date`; to an inspector what there is to do."""
        return page_out(campaigns.task_page(office, caller, filters, wanted(limit, cursor)))

    @route(
        "GET",
        f"{CAMPAIGN}/routes",
        "campaign-routes",
        _VISITS,
        problems=(404, 422),
        dependencies={"filters": Provide(visit_filter, sync_to_thread=False)},
    )
    def routes(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        filters: _Wanted,
        version: _Version = _NEWEST,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[PublishedRoute]:
        """The routes with such visits, each with its team."""
        place = wanted(limit, cursor)
        return page_out(campaigns.route_page(office, caller, campaign, filters, place, version))

    @route("GET", f"{CAMPAIGN}/unplanned", "campaign-unplanned", Act.READ_CAMPAIGNS, problems=(404, 422))
    def unplanned(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        said: GivenTexts,
        campaign: FromPath[str],
        version: _Version = _NEWEST,
    ) -> Sequence[LeftGroupTold]:
        """What a version leaves out, by reason, with the act that would solve each."""
        return [
            LeftGroupTold(
                reason=group.reason,
                name=said.say(f"reason-name-{group.reason.replace('_', '-')}"),
                remedy=said.say(f"remedy-{group.reason.replace('_', '-')}"),
                checks=group.checks,
                departments=dict(group.departments),
                rows=f"/api/v1/campaigns/{campaign}/unplanned/checks?reason={group.reason}&version={version}",
            )
            for group in campaigns.left_groups(office, caller, campaign, version)
        ]

    @route("GET", f"{CAMPAIGN}/unplanned/checks", "campaign-unplanned-checks", Act.READ_CAMPAIGNS, problems=(404, 422))
    def unplanned_checks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        said: GivenTexts,
        campaign: FromPath[str],
        reason: Filter = "",
        department: Filter = "",
        version: _Version = _NEWEST,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[LeftCheck]:
        """The checks a version leaves out, each with who or what is short."""
        place = wanted(limit, cursor)
        return page_out(campaigns.left_checks(office, caller, said, campaign, reason, department, place, version))

    @route("GET", f"{CAMPAIGN}/comparison", "campaign-compare", Act.READ_CAMPAIGNS, problems=(404, 422))
    def compare(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], version: _Version = _NEWEST
    ) -> Compared:
        """A version beside what departments that go alone would have cost, each figure with the address of its rows."""
        figures = campaigns.compare(office, caller, campaign, version)
        return Compared(figures, _rows(f"/api/v1/campaigns/{campaign}", figures.version))

    @route("GET", f"{CAMPAIGN}/comparison/targets", "campaign-compare-targets", Act.READ_CAMPAIGNS, problems=(404, 422))
    def compare_targets(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        version: _Version = _NEWEST,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[TargetShare]:
        """How often each target's door is entered; alone, each of its departments would enter it once."""
        return page_out(campaigns.compare_targets(office, caller, campaign, wanted(limit, cursor), version))


def _rows(campaign: str, version: int) -> dict[str, str]:
    of_version = f"version={version}"
    return {
        "owed": f"{campaign}/checks",
        "off_site": f"{campaign}/checks?on_site=false",
        "left_out": f"{campaign}/unplanned/checks?{of_version}",
        "planned": f"{campaign}/visits?{of_version}",
        "visits": f"{campaign}/visits?{of_version}",
        "targets": f"{campaign}/comparison/targets?{of_version}",
        "separate": f"{campaign}/comparison/targets?{of_version}",
        "routes": f"{campaign}/routes?{of_version}",
        "inspectors": f"{campaign}/routes?{of_version}",
        "person_sessions": f"{campaign}/routes?{of_version}",
    }

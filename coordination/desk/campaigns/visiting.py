"""Use cases: the visits and routes of a published plan, and the checks owed, page by page and narrowed by reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import starmap

from coordination.desk.campaigns.standing import require_seen
from coordination.desk.kept import version_of
from coordination.desk.listing import page_of_list
from coordination.desk.masking import as_seen
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.campaigns import CheckFilter, PublishedRoute, RouteStop, Task, VersionStamp, VisitFilter
from coordination.model.draws import CheckDemand
from coordination.model.feeds import ZONE
from coordination.model.pages import Page, Wanted
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import demands, planning
from coordination.storage.database import Work
from coordination.storage.reading import target_ids_within, visits_within

_NEWEST = 0


def check_page(
    office: Office, caller: Caller, campaign_id: str, filters: CheckFilter, wanted: Wanted
) -> Page[CheckDemand]:
    """A page of the checks owed in a campaign: those drawn, and those of cases. Raises NotFoundError."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        require_seen(office, session, caller, campaign_id)
        return demands.demand_page(session, caller.reach, campaign_id, filters, wanted)


def version_list(office: Office, caller: Caller, campaign_id: str) -> Sequence[VersionStamp]:
    """The published versions of a campaign, the newest first; raises NotFoundError."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = require_seen(office, session, caller, campaign_id)
        return planning.version_stamps(session, campaign.id).get(campaign.id, [])


def visit_page(
    office: Office, caller: Caller, campaign_id: str, filters: VisitFilter, wanted: Wanted, number: int = _NEWEST
) -> Page[PublishedVisit]:
    """A page of the visits of a published version, by default the newest, in order of time.

    An inspector sees the own ones. Raises NotFoundError where nothing is published.
    """
    _require_visits(caller)
    with office.database.reading() as session:
        visits = filtered(session, seen_version(office, session, caller, campaign_id, number).visits, filters)
    page = page_of_list(visits, "visit", lambda one: (one.held_on.isoformat(), one.start, one.id), wanted)
    return replace(page, records=tuple(as_seen(caller, visit) for visit in page.records))


def read_visit(
    office: Office, caller: Caller, campaign_id: str, visit_id: str, number: int = _NEWEST
) -> tuple[PublishedVisit, PublishedRoute]:
    """One visit of a published version, and its route with the visits within reach; raises NotFoundError."""
    _require_visits(caller)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
    found = next((visit for visit in version.visits if visit.id == visit_id), None)
    if found is None:
        raise NotFoundError("visit-not-published", visit=visit_id, campaign=version.campaign)
    return as_seen(caller, found), _route(found.route, [one for one in version.visits if one.route == found.route])


def task_page(office: Office, caller: Caller, filters: VisitFilter, wanted: Wanted) -> Page[Task]:
    """A page of the visits within the caller's reach in the newest versions of all campaigns, in order of time.

    By default of those from today on: of an inspector what there is to do.
    """
    _require_visits(caller)
    first = filters.first_date or office.clock().astimezone(ZONE).date()
    filters = replace(filters, first_date=first)
    with office.database.reading() as session:
        found = [
            Task(version.campaign, version.version, visit)
            for version in (version_of(session, *stamp) for stamp in planning.newest_stamps(session, first))
            for visit in filtered(session, visits_within(session, caller.reach, version.visits), filters)
        ]
    page = page_of_list(sorted(found, key=_task_key), "task", _task_key, wanted)
    return replace(page, records=tuple(replace(task, visit=as_seen(caller, task.visit)) for task in page.records))


def _task_key(task: Task) -> tuple[str, ...]:
    return task.visit.held_on.isoformat(), task.visit.start, task.campaign, task.visit.id


def route_page(
    office: Office, caller: Caller, campaign_id: str, filters: VisitFilter, wanted: Wanted, number: int = _NEWEST
) -> Page[PublishedRoute]:
    """A page of the routes with a visit as in `visit_page`, in order of time; each with its visits within reach."""
    _require_visits(caller)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
        wanted_routes = {visit.route for visit in filtered(session, version.visits, filters)}
    stops: dict[str, list[PublishedVisit]] = defaultdict(list)
    for visit in version.visits:
        if visit.route in wanted_routes:
            stops[visit.route].append(visit)
    routes = sorted(starmap(_route, stops.items()), key=_route_key)
    return page_of_list(routes, "route", _route_key, wanted)


def seen_version(office: Office, session: Work, caller: Caller, campaign_id: str, number: int = _NEWEST) -> PlanVersion:
    """A published version with the visits within the caller's reach; raises NotFoundError where there is none."""
    campaign = require_seen(office, session, caller, campaign_id)
    stamps = planning.version_stamps(session, campaign.id).get(campaign.id, [])
    stamp = next((one for one in stamps if number in {_NEWEST, one.version}), None)
    if stamp is None:
        raise NotFoundError("version-not-found", campaign=campaign.id)
    version = version_of(session, campaign.id, stamp.version, stamp.sha256)
    return replace(version, visits=tuple(visits_within(session, caller.reach, version.visits)))


def _require_visits(caller: Caller) -> None:
    if not caller.may(Act.READ_OWN_TASKS):
        require(caller, Act.READ_CAMPAIGNS)


def filtered(session: Work, visits: Sequence[PublishedVisit], wanted: VisitFilter) -> list[PublishedVisit]:
    """Those of some visits that are wanted, in their order."""
    found = [visit for visit in visits if _matches(visit, wanted)]
    if wanted.area:
        there = target_ids_within(session, Reach(region=wanted.area), {visit.target for visit in found})
        found = [visit for visit in found if visit.target in there]
    return found


def _matches(visit: PublishedVisit, wanted: VisitFilter) -> bool:
    return (
        wanted.target in {"", visit.target}
        and wanted.route in {"", visit.route}
        and (wanted.first_date is None or wanted.first_date <= visit.held_on)
        and (wanted.last_date is None or visit.held_on <= wanted.last_date)
        and (not wanted.department or any(check.department == wanted.department for check in visit.checks))
        and (not wanted.inspector or any(member.inspector == wanted.inspector for member in visit.team))
    )


def _route(name: str, visits: Sequence[PublishedVisit]) -> PublishedRoute:
    first = visits[0]
    stops = tuple(RouteStop(one.id, one.target, one.target_name, one.start, one.end, len(one.checks)) for one in visits)
    return PublishedRoute(name, first.held_on, first.session, first.team, stops)


def _route_key(route: PublishedRoute) -> tuple[str, ...]:
    return route.held_on.isoformat(), route.stops[0].start, route.id

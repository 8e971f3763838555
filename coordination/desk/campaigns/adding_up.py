"""Use cases: what the checks and the half days of a published plan add up from, check by check and person by person."""

from __future__ import annotations

from collections import Counter

from coordination.desk.campaigns.costs import costs_of
from coordination.desk.campaigns.visiting import filtered, seen_version
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.model.access import Act, Caller
from coordination.model.campaigns import PersonLoad, PlannedCheck, VisitFilter
from coordination.model.versions import PublishedMember

_NEWEST = 0
_ANY = VisitFilter()


def planned_checks(
    office: Office, caller: Caller, campaign_id: str, wanted: VisitFilter = _ANY, number: int = _NEWEST
) -> list[PlannedCheck]:
    """The checks that a version carries, of one department or of all, in order of the visits that are wanted.

    Raises NotFoundError where nothing is published.
    """
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
        visits, costs = filtered(session, version.visits, wanted), costs_of(session, version)
    minutes = {} if costs is None else costs.minutes
    return [
        PlannedCheck(check, visit.id, visit.target_name, visit.held_on, minutes.get(check.id))
        for visit in visits
        for check in visit.checks
        if wanted.department in {"", check.department}
    ]


def person_loads(office: Office, caller: Caller, campaign_id: str, number: int = _NEWEST) -> list[PersonLoad]:
    """Who goes in a version, by certificate number; the half days of all are its person-sessions.

    Raises NotFoundError where nothing is published.
    """
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
    teams = {visit.route: visit.team for visit in version.visits}
    members: dict[str, PublishedMember] = {one.inspector: one for team in teams.values() for one in team}
    routes = Counter(one.inspector for team in teams.values() for one in team)
    visits = Counter(one.inspector for visit in version.visits for one in visit.team)
    return [PersonLoad(members[one], routes[one], visits[one]) for one in sorted(members)]

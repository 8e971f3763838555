"""publish: a checked plan and the registers to a frozen version.

A visit is the same over the versions of a campaign where it is made at the same target and carries on the checks of an
earlier one; it then keeps that one's id, so that calendars move it. The plan's own id, which comes from the first check
alone, is what a new visit is called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import Inspector
from coordination.model.plans import Campaign
from coordination.model.targets import Target
from coordination.model.versions import PlanVersion, PublishedCheck, PublishedMember, PublishedVisit
from coordination.texts.left_out import left_out
from solvers.planning.plan import Plan, Route, Visit
from solvers.planning.problem import Problem


def publish(
    campaign: Campaign,
    version: int,
    published_at: datetime,
    problem: Problem,
    plan: Plan,
    plan_sha256: str,
    demands: Mapping[str, CheckDemand],
    targets: Mapping[str, Target],
    items: Mapping[str, InspectionItem],
    inspectors: Mapping[str, Inspector],
    department_names: Mapping[str, str],
    previous: PlanVersion | None = None,
) -> PlanVersion:
    """The version: visits in order of time, each with what it needs to be shown without the registers.

    previous: the version before it; visits that carry on one of its visits keep that one's id.
    """
    planned = [(route, visit) for route in plan.routes for visit in route.visits]
    published_on = published_at.astimezone(ZoneInfo("Asia/Shanghai")).date()
    ids = kept_ids([visit for _, visit in planned], previous.visits if previous else (), version, published_on)

    def published(route: Route, visit: Visit) -> PublishedVisit:
        target, place = targets[visit.target], problem.target_by_id[visit.target]
        return PublishedVisit(
            id=ids[visit.id],
            route=route.id,
            held_on=route.date,
            session=route.session,
            start=visit.start,
            end=visit.end,
            target=target.id,
            target_name=target.name,
            address=target.address,
            phone=target.phone,
            longitude=place.longitude,
            latitude=place.latitude,
            checks=tuple(
                PublishedCheck(
                    check, demands[check].batch, demands[check].department, demands[check].item, _name(check)
                )
                for check in visit.checks
            ),
            team=tuple(
                PublishedMember(post.inspector, inspectors[post.inspector].name, post.department, post.leader)
                for post in route.posts
            ),
        )

    def _name(check: str) -> str:
        return items[demands[check].item].name

    visits = [published(route, visit) for route, visit in planned]
    return PlanVersion(
        campaign=campaign.id,
        title=campaign.title,
        version=version,
        published_at=published_at,
        problem_sha256=plan.problem_sha256,
        plan_sha256=plan_sha256,
        department_names=dict(department_names),
        visits=tuple(sorted(visits, key=lambda visit: (visit.held_on, visit.start, visit.id))),
        unplanned=left_out(plan),
        scores=plan.scores,
        bounds=plan.bounds,
    )


def kept_ids(
    visits: Sequence[Visit], before: Sequence[PublishedVisit], version: int, published_on: date
) -> dict[str, str]:
    """Published ids by the ids of a plan: who shares most checks with an earlier visit of the target is that visit.

    Without a check in common they are the same only while the earlier one is still to come. An id that another visit
    holds is told apart by the number of the version.
    """
    earlier: dict[str, list[PublishedVisit]] = defaultdict(list)
    for held in before:
        earlier[held.target].append(held)
    pairs = sorted(
        (-shared, held.held_on, held.start, visit.id, held.id)
        for visit in visits
        for held in earlier[visit.target]
        if (shared := len({check.id for check in held.checks} & set(visit.checks))) or held.held_on >= published_on
    )
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, _, visit_id, held_id in pairs:
        if visit_id not in ids and held_id not in taken:
            ids[visit_id] = held_id
            taken.add(held_id)
    known = {held.id for held in before}
    fresh = [visit.id for visit in visits if visit.id not in ids]
    return ids | {name: f"{name}-{version}" if name in known else name for name in fresh}

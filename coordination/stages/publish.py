"""publish: a checked plan and the registers to a frozen version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import Inspector
from coordination.model.plans import Campaign
from coordination.model.targets import Target
from coordination.model.versions import PlanVersion, PublishedCheck, PublishedMember, PublishedVisit
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
) -> PlanVersion:
    """The version: visits in order of time, each with what it needs to be shown without the registers."""

    def published(route: Route, visit: Visit) -> PublishedVisit:
        target, place = targets[visit.target], problem.target_by_id[visit.target]
        return PublishedVisit(
            id=visit.id,
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

    visits = [published(route, visit) for route in plan.routes for visit in route.visits]
    return PlanVersion(
        campaign=campaign.id,
        title=campaign.title,
        version=version,
        published_at=published_at,
        problem_sha256=plan.problem_sha256,
        plan_sha256=plan_sha256,
        department_names=dict(department_names),
        visits=tuple(sorted(visits, key=lambda visit: (visit.held_on, visit.start, visit.id))),
        unplanned=plan.unplanned,
        scores=plan.scores,
        bounds=plan.bounds,
    )

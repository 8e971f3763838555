"""Use case: a plan becomes the next version of its campaign; of two that start from the same version one does."""

from __future__ import annotations

from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.errors import NotAllowedError
from coordination.model.items import InspectionItem
from coordination.model.people import Department, Inspector
from coordination.model.targets import Target
from coordination.model.versions import PlanVersion
from coordination.stages.publish import publish
from coordination.storage import planning
from coordination.storage.registers import everything
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest

_VERSION = TypeAdapter(PlanVersion)


def publish_plan(
    office: Office, campaign_id: str, base_version: int, problem: Problem, plan: Plan, plan_file: bytes
) -> PlanVersion:
    """Publishes a plan that was made when `base_version` was the newest, 0 where there was none.

    Raises NotAllowedError where another has been published since: who publishes meanwhile waits, and is then refused.
    """
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        newest = planning.newest_version_number(session, campaign.id)
        if newest != base_version:
            raise NotAllowedError("plan-overtaken", campaign=campaign.id, newest=newest)
        version = publish(
            campaign,
            newest + 1,
            office.clock(),
            problem,
            plan,
            digest(plan_file),
            {demand.id: demand for demand in planning.demands(session, campaign.id)},
            {target.id: target for target in everything(session, Target)},
            {item.code: item for item in everything(session, InspectionItem)},
            {person.certificate_number: person for person in everything(session, Inspector)},
            {department.code: department.name for department in everything(session, Department)},
        )
        content = _VERSION.dump_json(version)
        planning.add_version(
            session,
            {
                "campaign": campaign.id,
                "version": version.version,
                "published_at": version.published_at.isoformat(),
                "content": content,
                "sha256": digest(content),
            },
        )
        office.note("plan-published", campaign.id, {"version": version.version, "plan_sha256": version.plan_sha256})
    return version


def published_version(office: Office, campaign_id: str | None = None) -> PlanVersion:
    """The newest published version of a campaign, by default the latest campaign."""
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        return _VERSION.validate_json(planning.version_content(session, campaign.id))

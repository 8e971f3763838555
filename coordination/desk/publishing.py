"""Use case: a plan becomes the next version of its campaign; of two that start from the same version one does.

A version and what it changes in the feeds are drafted from a reading transaction, which waits for nobody and keeps
nobody waiting; a short one stores both where the version before it still is the newest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from coordination.desk.announcing import Announcement, announce_version, prepare_announcement
from coordination.desk.office import Office
from coordination.errors import NotAllowedError
from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import Department, Inspector
from coordination.model.targets import Target
from coordination.model.versions import PlanVersion
from coordination.stages.publish import publish
from coordination.storage import audit, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest

_VERSION = TypeAdapter(PlanVersion)


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that only has to be stored, and what it changes in the feeds."""

    version: PlanVersion
    announcement: Announcement


def draft_plan(
    office: Office,
    campaign_id: str,
    base_version: int,
    problem: Problem,
    plan: Plan,
    plan_file: bytes,
    new_demands: Sequence[CheckDemand] = (),
) -> Draft:
    """The version that a plan would become; raises NotAllowedError where `base_version` is no longer the newest.

    new_demands: checks that the plan carries besides those owed so far.
    """
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        _refuse_overtaken(session, campaign.id, base_version)
        content = planning.newest_version(session, campaign.id)
        version = publish(
            campaign,
            base_version + 1,
            office.clock(),
            problem,
            plan,
            digest(plan_file),
            {demand.id: demand for demand in (*planning.demands(session, campaign.id), *new_demands)},
            {target.id: target for target in everything(session, Target)},
            {item.code: item for item in everything(session, InspectionItem)},
            {person.certificate_number: person for person in everything(session, Inspector)},
            {department.code: department.name for department in everything(session, Department)},
            None if content is None else _VERSION.validate_json(content),
        )
        return draft_version(office, version)


def draft_version(office: Office, version: PlanVersion) -> Draft:
    """A version, and what it changes in the feeds as they are."""
    with office.database.reading() as session:
        return Draft(version, prepare_announcement(office, session, version))


def store_draft(office: Office, session: Work, draft: Draft) -> None:
    """Stores a version and brings the feeds up to it, where the one before it still is the newest of its campaign.

    Raises NotAllowedError where it is not.
    """
    version = draft.version
    campaign = planning.campaign_alone(session, version.campaign)
    _refuse_overtaken(session, campaign.id, version.version - 1)
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
    announce_version(office, session, campaign.id, draft.announcement)
    office.note("plan-published", campaign.id, {"version": version.version, "plan_sha256": version.plan_sha256})


def published_version(office: Office, campaign_id: str | None = None) -> PlanVersion:
    """The newest published version of a campaign, by default the latest campaign."""
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        return _VERSION.validate_json(planning.version_content(session, campaign.id))


def publications(session: Work, campaign_id: str) -> list[tuple[int, str, str]]:
    """Version, digest of the plan and who published it, of every version of a campaign, the first one first."""
    events = [one for one in audit.of_subject(session, campaign_id) if one.action == "plan-published"]
    return [(int(one.detail["version"]), str(one.detail["plan_sha256"]), one.actor) for one in events]


def _refuse_overtaken(session: Work, campaign_id: str, base_version: int) -> None:
    newest = planning.newest_version_number(session, campaign_id)
    if newest != base_version:
        raise NotAllowedError("plan-overtaken", campaign=campaign_id, newest=newest)

"""Use case: pose the planning problem of a campaign from the registers as they are."""

from __future__ import annotations

from coordination.desk.office import Office
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Inspector, Leave
from coordination.model.plans import Campaign
from coordination.model.targets import PastVisit, Target
from coordination.rules.planning import planning_rules
from coordination.stages.pose import Registers, pose
from coordination.storage import planning, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.planning.problem import Problem
from solvers.planning.reading import write_problem


def export_problem(office: Office, campaign_id: str | None = None) -> bytes:
    """The problem file of a campaign, by default the latest; raises NotFoundError where there is none."""
    with office.database.reading() as session:
        return write_problem(_problem(office, session, planning.campaign(session, campaign_id)))


def _problem(office: Office, session: Work, campaign: Campaign) -> Problem:
    """The problem as it was to begin with: visits the campaign itself made are no earlier ones."""
    own = tasks.ids_of_campaign(session, campaign.id)
    registers = Registers(
        targets={target.id: target for target in everything(session, Target)},
        items={item.code: item for item in everything(session, InspectionItem)},
        inspectors=everything(session, Inspector),
        leave=everything(session, Leave),
        recusals=everything(session, DeclaredRecusal),
        past_visits=[visit for visit in everything(session, PastVisit) if visit.source not in own],
    )
    return pose(
        campaign.title,
        planning.demands(session, campaign.id),
        registers,
        office.reference.regions,
        office.reference.calendar,
        planning_rules(office.reference.shelf, campaign.pack),
    )

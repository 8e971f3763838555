"""Use case: pose the planning problem of a campaign from the registers as they are."""

from __future__ import annotations

from collections.abc import Sequence

from coordination.desk.office import Office
from coordination.errors import NotAllowedError
from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Inspector, Leave
from coordination.model.pins import CampaignPin
from coordination.model.plans import Campaign
from coordination.model.targets import PastVisit, Target
from coordination.rules.planning import planning_rules
from coordination.stages.pose import Registers, pose, stale_pins
from coordination.storage import entries, planning, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything, starting_with
from solvers.planning.problem import Problem
from solvers.planning.reading import write_problem


def export_problem(office: Office, campaign_id: str | None = None) -> bytes:
    """The problem file of a campaign, by default the latest; raises NotFoundError where there is none.

    Raises NotAllowedError where nothing is to be planned, or a pin no longer fits what is.
    """
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        pins = entries.pins(session, campaign.id)
        return write_problem(problem_of(office, session, campaign, planning.demands(session, campaign.id), pins))


def problem_of(
    office: Office,
    session: Work,
    campaign: Campaign,
    demands: Sequence[CheckDemand],
    pins: Sequence[CampaignPin],
) -> Problem:
    """The problem as it was to begin with: visits the campaign itself made are no earlier ones."""
    own = tasks.ids_of_campaign(session, campaign.id)
    wanted = {demand.target for demand in demands}
    registers = Registers(
        targets={target.id: target for target in starting_with(session, Target, wanted)},
        items={item.code: item for item in everything(session, InspectionItem)},
        inspectors=everything(session, Inspector),
        leave=everything(session, Leave),
        recusals=everything(session, DeclaredRecusal),
        past_visits=[
            *(visit for visit in starting_with(session, PastVisit, wanted) if visit.source not in own),
            *tasks.visits_to_come(session, campaign.id),
        ],
        pins=pins,
    )
    problem = pose(
        campaign.title,
        demands,
        registers,
        office.reference.regions,
        office.reference.calendar,
        planning_rules(office.reference.shelf, campaign.pack),
    )
    faults = list(stale_pins(problem))
    if faults:
        raise NotAllowedError("pins-outdated", faults, count=len(faults))
    return problem

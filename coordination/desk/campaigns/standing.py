"""Use cases: campaigns are opened over batches of a filed plan, listed, and looked at: how far each is."""

from __future__ import annotations

from collections.abc import Sequence

from coordination.desk import plans
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.campaigns import CampaignStanding
from coordination.model.plans import Campaign
from coordination.model.runs import ACTIVE
from coordination.storage import demands, draws, planning, runs
from coordination.storage.database import Work
from solvers.fault import Fault


def open_over(
    office: Office, caller: Caller, campaign_id: str, year: int, title: str = "", batches: Sequence[str] = ()
) -> Campaign:
    """Opens a campaign over batches of the plan of a year, where none is named over all that are free.

    Its days are theirs.

    Raises as `plans.open_campaign`, NotFoundError where the year has no plan.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.transaction() as session:
        plan = planning.plan_alone(session, year)
        if plan is None:
            raise NotFoundError("plan-not-found", year=year)
        known = {batch.id: batch for batch in plan.batches}
        faults = [Fault("campaign-unknown-batch", batch) for batch in batches if batch not in known]
        if not known:
            faults.append(Fault("campaign-unknown-batch", str(year)))
        if faults:
            raise BadInputError("campaign-refused", faults, count=len(faults))
        taken = planning.campaign_of_batches(session)
        free = [batch for batch in known if batch not in taken]
        chosen = [known[batch] for batch in dict.fromkeys(batches or free or known)]
        campaign = Campaign(
            campaign_id,
            title or campaign_id,
            year,
            plan.pack,
            tuple(batch.id for batch in chosen),
            min(batch.first_date for batch in chosen),
            max(batch.last_date for batch in chosen),
        )
        plans.open_campaign(office, caller, campaign)
    return campaign


def list_standings(office: Office, caller: Caller) -> list[CampaignStanding]:
    """The campaigns with a batch within the caller's reach, the latest first, and how far each is."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        seen = plans.list_campaigns(office, caller)
        counts, states = demands.counted(session, caller.reach), draws.newest_states(session)
        stamps = planning.version_stamps(session)
        active = {run.campaign: run.id for run in runs.runs(session, ACTIVE)}
    found = []
    for campaign in seen:
        checks, targets = counts.get(campaign.id, (0, 0))
        newest = next(iter(stamps.get(campaign.id, ())), None)
        found.append(
            CampaignStanding(
                campaign=campaign,
                draw=states.get(campaign.id),
                checks=checks,
                targets=targets,
                version=newest.version if newest else 0,
                published_at=newest.published_at if newest else None,
                run=active.get(campaign.id),
            )
        )
    return found


def read_standing(office: Office, caller: Caller, campaign_id: str) -> CampaignStanding:
    """How far one campaign is; raises NotFoundError where there is none within reach."""
    found = next((one for one in list_standings(office, caller) if one.campaign.id == campaign_id), None)
    if found is None:
        raise NotFoundError("campaign-not-found", id=campaign_id)
    return found


def require_seen(office: Office, session: Work, caller: Caller, campaign_id: str) -> Campaign:
    """The campaign; raises NotFoundError where there is none, or none with a batch within the caller's reach.

    An inspector, who sees no campaign but their own visits, may name any.
    """
    campaign = planning.campaign(session, campaign_id)
    if not caller.reach.inspector and campaign not in plans.list_campaigns(office, caller):
        raise NotFoundError("campaign-not-found", id=campaign_id)
    return campaign

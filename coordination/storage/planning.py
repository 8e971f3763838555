"""Plans, campaigns, the checks owed in them, and published versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, desc, func, insert, select, update
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.access import Reach
from coordination.model.campaigns import VersionStamp
from coordination.model.draws import DRAWN, CheckDemand
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch, PlanState
from coordination.storage.columns import from_row, to_row
from coordination.storage.planning_rows import (
    AnnualPlanRow,
    CampaignRow,
    CheckDemandRow,
    PlanBatchRow,
    PlanVersionRow,
)
from coordination.storage.registers import bulk_insert, chunks, table_of

_PLANS, _BATCHES, _CAMPAIGNS = table_of(AnnualPlanRow), table_of(PlanBatchRow), table_of(CampaignRow)
_DEMANDS = table_of(CheckDemandRow)
_VERSIONS = table_of(PlanVersionRow)


def add_plan(session: Session, plan: AnnualPlan) -> None:
    """Stores an annual plan with its batches."""
    session.execute(insert(_PLANS).values(**_head(plan)))
    put_batches(session, plan.year, plan.batches)


def change_plan(session: Session, plan: AnnualPlan) -> None:
    """Replaces everything of a plan but its batches."""
    session.execute(update(_PLANS).where(_PLANS.c.year == plan.year).values(**_head(plan)))


def put_batches(session: Session, year: int, batches: Sequence[PlanBatch]) -> None:
    """Adds batches to a plan, each in place of the one of that plan with the same id."""
    drop_batches(session, year, [batch.id for batch in batches])
    bulk_insert(session, _BATCHES, [{**to_row(batch), "year": year} for batch in batches])


def drop_batches(session: Session, year: int, ids: Sequence[str]) -> None:
    """Removes batches from a plan."""
    for chunk in chunks(ids):
        session.execute(delete(_BATCHES).where(_BATCHES.c.year == year, _BATCHES.c.id.in_(chunk)))


def plans(session: Session, reach: Reach, *, states: Collection[PlanState] = tuple(PlanState)) -> list[AnnualPlan]:
    """The plans in some states, the latest first, each with those of its batches that are within reach."""
    wanted = _PLANS.c.state.in_([state.value for state in states])
    batches_of: dict[int, list[PlanBatch]] = defaultdict(list)
    chosen = select(_BATCHES).join(_PLANS).where(wanted, *_batches_within(reach)).order_by(_BATCHES.c.id)
    for row in session.execute(chosen).mappings():
        batches_of[row["year"]].append(from_row(PlanBatch, dict(row)))
    heads = session.execute(select(_PLANS).where(wanted).order_by(desc(_PLANS.c.year))).mappings()
    return [from_row(AnnualPlan, {**head, "batches": tuple(batches_of[head["year"]])}) for head in heads]


def plan_alone(session: Session, year: int) -> AnnualPlan | None:
    """The whole plan of a year, or None; whoever asks for it this way waits until the transaction ends."""
    session.execute(select(_PLANS.c.year).where(_PLANS.c.year == year).with_for_update())
    return next((plan for plan in plans(session, Reach()) if plan.year == year), None)


def batches(session: Session) -> list[PlanBatch]:
    """The batches of all plans, by id."""
    found = session.execute(select(_BATCHES).order_by(_BATCHES.c.id)).mappings()
    return [from_row(PlanBatch, dict(row)) for row in found]


def batches_of(session: Session, campaign: Campaign) -> list[PlanBatch]:
    """The batches of a campaign, by id."""
    chosen = set(campaign.batches)
    return [batch for batch in batches(session) if batch.id in chosen]


def campaign_of_batches(session: Session) -> dict[str, str]:
    """The campaign of each batch that has one."""
    return {batch: one.id for one in campaigns(session) for batch in one.batches}


def batch_ids(session: Session, reach: Reach) -> set[str]:
    """The ids of the batches of all plans that are within reach."""
    return set(session.execute(select(_BATCHES.c.id).where(*_batches_within(reach))).scalars())


def batch_ids_of_other_years(session: Session, year: int) -> set[str]:
    """The ids that are taken by the batches of other plans."""
    return set(session.execute(select(_BATCHES.c.id).where(_BATCHES.c.year != year)).scalars())


def _head(plan: AnnualPlan) -> dict[str, Any]:
    return {name: value for name, value in to_row(plan).items() if name != "batches"}


def _batches_within(reach: Reach) -> list[ColumnElement[bool]]:
    """What a batch must meet: the department's own or led by it, and drawing in the region."""
    limits: list[ColumnElement[bool]] = []
    if reach.department:
        limits.append((_BATCHES.c.department == reach.department) | (_BATCHES.c.lead_department == reach.department))
    if reach.region:
        limits.append(cast(_BATCHES.c.regions, String).contains(f'"{reach.region}"', autoescape=True))
    return limits


def add_campaign(session: Session, campaign: Campaign) -> None:
    """Stores a campaign."""
    session.execute(insert(_CAMPAIGNS).values(**to_row(campaign)))


def campaigns(session: Session) -> list[Campaign]:
    """All campaigns, the latest first."""
    found = session.execute(select(_CAMPAIGNS).order_by(desc(_CAMPAIGNS.c.first_date), _CAMPAIGNS.c.id)).mappings()
    return [from_row(Campaign, dict(row)) for row in found]


def campaign(session: Session, campaign_id: str | None = None) -> Campaign:
    """One campaign by id, or the latest; raises NotFoundError."""
    found = [one for one in campaigns(session) if campaign_id in (None, one.id)]
    if not found:
        raise NotFoundError("campaign-not-found", id=campaign_id or "-")
    return found[0]


def campaign_alone(session: Session, campaign_id: str | None = None) -> Campaign:
    """As `campaign`, and until the transaction ends nobody else gets it this way: whoever asks waits."""
    found = campaign(session, campaign_id)
    session.execute(select(_CAMPAIGNS.c.id).where(_CAMPAIGNS.c.id == found.id).with_for_update())
    return found


def add_demands(session: Session, campaign_id: str, demands: Sequence[CheckDemand]) -> None:
    """Stores the checks owed in a campaign."""
    bulk_insert(session, _DEMANDS, [{**to_row(demand), "campaign": campaign_id} for demand in demands])


def demands(session: Session, campaign_id: str) -> list[CheckDemand]:
    """The checks owed in a campaign, by id."""
    found = select(_DEMANDS).where(_DEMANDS.c.campaign == campaign_id).order_by(_DEMANDS.c.id)
    return [from_row(CheckDemand, dict(row)) for row in session.execute(found).mappings()]


def add_version(session: Session, row: dict[str, Any]) -> None:
    """Stores a published version; it is never changed afterwards."""
    session.execute(insert(_VERSIONS).values(**row))


def newest_version(session: Session, campaign_id: str) -> bytes | None:
    """The newest published version of a campaign, None before the first."""
    newest = select(_VERSIONS.c.content).where(_VERSIONS.c.campaign == campaign_id)
    found = session.execute(newest.order_by(desc(_VERSIONS.c.version)).limit(1)).first()
    return None if found is None else bytes(found[0])


def drop_demands(session: Session, campaign_id: str) -> None:
    """Removes the checks that were drawn in a campaign, as its draw is void; those of cases are still owed."""
    drawn = [one.value for one in DRAWN]
    session.execute(delete(_DEMANDS).where(_DEMANDS.c.campaign == campaign_id, _DEMANDS.c.source.in_(drawn)))


def drop_demands_not_in(session: Session, campaign_id: str, target: str, checks: Collection[str]) -> None:
    """Removes the checks owed at a target of a campaign, but for some."""
    of_target = (_DEMANDS.c.campaign == campaign_id, _DEMANDS.c.target == target)
    session.execute(delete(_DEMANDS).where(*of_target, _DEMANDS.c.id.not_in(list(checks))))


def version_content(session: Session, campaign_id: str) -> bytes:
    """The newest published version of a campaign; raises NotFoundError."""
    found = newest_version(session, campaign_id)
    if found is None:
        raise NotFoundError("version-not-found", campaign=campaign_id)
    return found


def version_stamps(session: Session, campaign_id: str = "") -> dict[str, list[VersionStamp]]:
    """The published versions of a campaign, or of all, by campaign; the newest first."""
    columns = (_VERSIONS.c.campaign, _VERSIONS.c.version, _VERSIONS.c.published_at, _VERSIONS.c.sha256)
    chosen = select(*columns).order_by(_VERSIONS.c.campaign, desc(_VERSIONS.c.version))
    if campaign_id:
        chosen = chosen.where(_VERSIONS.c.campaign == campaign_id)
    found: dict[str, list[VersionStamp]] = defaultdict(list)
    for campaign_of, number, published_at, sha256 in session.execute(chosen):
        found[campaign_of].append(VersionStamp(number, datetime.fromisoformat(published_at), sha256))
    return found


def numbered_version(session: Session, campaign_id: str, number: int) -> bytes:
    """One published version of a campaign; raises NotFoundError."""
    chosen = select(_VERSIONS.c.content).where(_VERSIONS.c.campaign == campaign_id, _VERSIONS.c.version == number)
    found = session.execute(chosen).first()
    if found is None:
        raise NotFoundError("version-not-found", campaign=campaign_id)
    return bytes(found[0])


def newest_stamps(session: Session, first: date) -> list[tuple[str, int, str]]:
    """Campaign, number and digest of the newest version of every campaign that lasts until that day or longer."""
    newest = select(_VERSIONS.c.campaign, func.max(_VERSIONS.c.version).label("version")).group_by(_VERSIONS.c.campaign)
    of = newest.subquery()
    chosen = (
        select(_VERSIONS.c.campaign, _VERSIONS.c.version, _VERSIONS.c.sha256)
        .join(of, (of.c.campaign == _VERSIONS.c.campaign) & (of.c.version == _VERSIONS.c.version))
        .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _VERSIONS.c.campaign)
        .where(_CAMPAIGNS.c.last_date >= first)
        .order_by(_VERSIONS.c.campaign)
    )
    return [(campaign_of, number, sha256) for campaign_of, number, sha256 in session.execute(chosen)]


def version_contents(session: Session, campaign_id: str) -> list[bytes]:
    """All published versions of a campaign, the first first."""
    chosen = select(_VERSIONS.c.content).where(_VERSIONS.c.campaign == campaign_id).order_by(_VERSIONS.c.version)
    return [bytes(content) for content in session.execute(chosen).scalars()]


def newest_version_number(session: Session, campaign_id: str) -> int:
    """The number of the newest published version of a campaign, 0 before the first."""
    newest = select(func.max(_VERSIONS.c.version)).where(_VERSIONS.c.campaign == campaign_id)
    return session.execute(newest).scalar() or 0

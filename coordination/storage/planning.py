"""Plans, campaigns, draws and published versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import desc, func, insert, select
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.draws import CheckDemand
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.storage.columns import from_row, to_row
from coordination.storage.planning_rows import (
    AnnualPlanRow,
    CampaignRow,
    CheckDemandRow,
    DrawRow,
    PlanBatchRow,
    PlanVersionRow,
)
from coordination.storage.registers import bulk_insert, table_of

_PLANS, _BATCHES, _CAMPAIGNS = table_of(AnnualPlanRow), table_of(PlanBatchRow), table_of(CampaignRow)
_DRAWS, _DEMANDS = table_of(DrawRow), table_of(CheckDemandRow)
_VERSIONS = table_of(PlanVersionRow)


def add_plan(session: Session, plan: AnnualPlan) -> None:
    """Stores an annual plan with its batches."""
    head = {entry.name: getattr(plan, entry.name) for entry in fields(plan) if entry.name != "batches"}
    session.execute(insert(_PLANS).values(**head))
    bulk_insert(session, _BATCHES, [{**to_row(batch), "year": plan.year} for batch in plan.batches])


def filed_years(session: Session) -> set[int]:
    """The years whose plan is filed."""
    return set(session.execute(select(_PLANS.c.year)).scalars())


def plans(session: Session) -> list[AnnualPlan]:
    """The filed plans with their batches, the latest first."""
    of_year: dict[int, list[PlanBatch]] = defaultdict(list)
    for row in session.execute(select(_BATCHES).order_by(_BATCHES.c.id)).mappings():
        of_year[row["year"]].append(from_row(PlanBatch, dict(row)))
    heads = session.execute(select(_PLANS).order_by(desc(_PLANS.c.year))).mappings()
    return [AnnualPlan(**head, batches=tuple(of_year[head["year"]])) for head in heads]


def draws(session: Session) -> list[tuple[str, str]]:
    """(campaign, drawn at) of every draw, the latest first."""
    found = session.execute(select(_DRAWS.c.campaign, _DRAWS.c.drawn_at).order_by(desc(_DRAWS.c.drawn_at)))
    return [(campaign_id, drawn_at) for campaign_id, drawn_at in found]


def batches(session: Session) -> list[PlanBatch]:
    """The batches of all plans, by id."""
    found = session.execute(select(_BATCHES).order_by(_BATCHES.c.id)).mappings()
    return [from_row(PlanBatch, dict(row)) for row in found]


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


def add_draw(session: Session, campaign_id: str, drawn_at: str, frame: bytes, record: bytes) -> None:
    """Stores a finished draw as it was published."""
    session.execute(insert(_DRAWS).values(campaign=campaign_id, drawn_at=drawn_at, frame=frame, record=record))


def draw_files(session: Session, campaign_id: str) -> tuple[bytes, bytes]:
    """Record and frame of a campaign's draw; raises NotFoundError."""
    found = session.execute(select(_DRAWS.c.record, _DRAWS.c.frame).where(_DRAWS.c.campaign == campaign_id)).first()
    if found is None:
        raise NotFoundError("draw-not-found", campaign=campaign_id)
    return bytes(found[0]), bytes(found[1])


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


def version_content(session: Session, campaign_id: str) -> bytes:
    """The newest published version of a campaign; raises NotFoundError."""
    found = newest_version(session, campaign_id)
    if found is None:
        raise NotFoundError("version-not-found", campaign=campaign_id)
    return found


def newest_version_number(session: Session, campaign_id: str) -> int:
    """The number of the newest published version of a campaign, 0 before the first."""
    newest = select(func.max(_VERSIONS.c.version)).where(_VERSIONS.c.campaign == campaign_id)
    return session.execute(newest).scalar() or 0

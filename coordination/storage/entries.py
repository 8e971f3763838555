"""Pins and cases of campaigns: what people enter beside a draw."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from coordination.model.cases import Case
from coordination.model.draws import CheckDemand
from coordination.model.pins import CampaignPin
from coordination.storage.columns import from_row, to_row
from coordination.storage.entry_rows import CaseRow, PinRow
from coordination.storage.planning import add_demands
from coordination.storage.planning_rows import CheckDemandRow
from coordination.storage.registers import table_of

_PINS, _CASES, _DEMANDS = table_of(PinRow), table_of(CaseRow), table_of(CheckDemandRow)


def pins(session: Session, campaign_id: str) -> list[CampaignPin]:
    """The pins of a campaign, in the order in which they were entered."""
    found = session.execute(select(_PINS).where(_PINS.c.campaign == campaign_id).order_by(_PINS.c.id)).mappings()
    return [from_row(CampaignPin, dict(row)) for row in found]


def add_pin(session: Session, pin: CampaignPin) -> CampaignPin:
    """Stores a pin, whose id is counted on; as it is then."""
    row = {name: value for name, value in to_row(pin).items() if name != "id"}
    found = session.execute(insert(_PINS).values(**row).returning(_PINS)).mappings().one()
    return from_row(CampaignPin, dict(found))


def remove_pins(session: Session, ids: Collection[int]) -> None:
    """Removes pins."""
    session.execute(delete(_PINS).where(_PINS.c.id.in_(ids)))


def add_case(session: Session, case: Case) -> Case:
    """Stores a case, whose number is counted on; as it is then."""
    row = {name: value for name, value in to_row(case).items() if name != "number"}
    found = session.execute(insert(_CASES).values(**row).returning(_CASES)).mappings().one()
    return from_row(Case, dict(found))


def owe(session: Session, case: Case, demands: Collection[CheckDemand]) -> None:
    """The checks of a case are owed from now on."""
    add_demands(session, case.campaign, list(demands))


def withdraw_case(session: Session, case: Case, by: str, at: datetime, why: str) -> list[str]:
    """Notes that a case is withdrawn; its checks, by id, are no longer owed."""
    values: dict[str, Any] = {"withdrawn_by": by, "withdrawn_at": at, "withdrawal": why}
    session.execute(update(_CASES).where(_CASES.c.number == case.number).values(**values))
    own = (_DEMANDS.c.campaign == case.campaign, _DEMANDS.c.id.startswith(f"case-{case.number}:", autoescape=True))
    return list(session.execute(delete(_DEMANDS).where(*own).returning(_DEMANDS.c.id)).scalars())

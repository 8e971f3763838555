"""Cases: checks that a complaint, a referral or an order asks for, beside the draw (LC-08, LC-45, CX-37, ZB-74)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coordination.model.draws import Source


@dataclass(frozen=True, slots=True)
class CaseWish:
    """What is to be checked, why, and until when.

    source: one that the pack allows outside the plan; reference: number of the complaint or order; items: codes;
    batch: with which batch of the campaign the checks go, where empty one of the department of the first item.
    """

    source: Source
    reason: str
    target: str
    items: tuple[str, ...]
    first_date: date
    last_date: date
    reference: str = ""
    batch: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case of a campaign as it is kept; its checks are owed until it is withdrawn.

    number: counts through all campaigns and never comes back; departments: whose items these are.
    """

    number: int
    campaign: str
    source: Source
    reason: str
    reference: str
    target: str
    items: tuple[str, ...]
    departments: tuple[str, ...]
    batch: str
    first_date: date
    last_date: date
    entered_by: str
    entered_at: datetime
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None
    withdrawal: str = ""

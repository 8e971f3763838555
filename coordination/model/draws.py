"""Draws as the office keeps them: lists drawn elsewhere, and demands for checks that come out of any draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Source(StrEnum):
    """Where a demand for a check comes from (LC-08, CX-37)."""

    DRAW = "draw"
    IMPORTED_DRAW = "imported_draw"
    COMPLAINT = "complaint"
    REFERRAL = "referral"
    MONITORING = "monitoring"
    BIGDATA = "bigdata"
    EMERGENCY = "emergency"
    SUPERIOR_DEPLOYMENT = "superior_deployment"


DRAWN = Source.DRAW, Source.IMPORTED_DRAW
"""The sources that are draws."""

DEMANDED = tuple(one for one in Source if one not in DRAWN)
"""The sources of checks that no draw brings; which of them a pack allows is its own matter."""


@dataclass(frozen=True, slots=True)
class DrawnElsewhere:
    """One target drawn for a batch on an official platform (C-30)."""

    target: str
    batch: str
    platform: str
    drawn_on: date
    external_reference: str = ""


@dataclass(frozen=True, slots=True)
class CheckDemand:
    """One item of one batch to be checked at one drawn target, inside the batch's window."""

    id: str
    batch: str
    target: str
    department: str
    item: str
    first_date: date
    last_date: date
    lead: bool
    source: Source = Source.DRAW

"""Pins as the office enters them: visits that every later plan of a campaign keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PinWish:
    """A visit of exactly these checks on this date, in this session if given, with at least these inspectors (R12)."""

    checks: tuple[str, ...]
    held_on: date
    session: str | None = None
    inspectors: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CampaignPin:
    """A pin of a campaign as it is kept, with who entered it and when."""

    id: int
    campaign: str
    checks: tuple[str, ...]
    held_on: date
    session: str | None
    inspectors: tuple[str, ...]
    reason: str
    entered_by: str
    entered_at: datetime

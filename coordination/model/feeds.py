"""Feeds: what subscribers of an inspector's, a department's or a batch's calendar are shown, version after version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


class FeedKind(StrEnum):
    """Whose visits a feed shows."""

    INSPECTOR = "inspector"
    DEPARTMENT = "department"
    BATCH = "batch"


@dataclass(frozen=True, slots=True, order=True)
class Feed:
    """One feed. subject: certificate number of an inspector, code of a department, id of a batch."""

    kind: FeedKind
    subject: str


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A feed in one language, as its document is kept."""

    feed: Feed
    language: str


class EventStatus(StrEnum):
    """Cancelled: the visit was withdrawn, or left this feed because somebody else makes it now."""

    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, order=True)
class ShownItem:
    """An item to be checked, and the name of its department."""

    department: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownMember:
    """A member of the team: names alone, no certificate numbers."""

    department: str
    name: str
    leader: bool


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """What an event tells of a visit. Of the target only name, address, work phone and place (C-31)."""

    held_on: date
    start: str
    end: str
    target_name: str
    address: str
    phone: str
    longitude: float
    latitude: float
    items: tuple[ShownItem, ...]
    team: tuple[ShownMember, ...]


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """An event of one feed. uid: the same over all versions; sequence: higher at each change, made at changed_at."""

    feed: Feed
    uid: str
    sequence: int
    status: EventStatus
    changed_at: datetime
    shown: ShownVisit

    @property
    def seen_on(self) -> date:
        """The day by which a feed's window is cut: that of the visit, or that of its being cancelled."""
        if self.status is EventStatus.CANCELLED:
            return self.changed_at.astimezone(ZONE).date()
        return self.shown.held_on


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a document is told from an earlier one: its entity tag, without quotation marks, and its time."""

    etag: str
    last_modified: datetime


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """An address that was given out. id: names it, and opens nothing; the secret itself is kept nowhere."""

    id: str
    edition: Edition
    issued_by: str
    issued_at: datetime

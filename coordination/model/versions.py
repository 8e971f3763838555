"""Published plans: frozen versions that hold everything a feed or a page shows.

Later changes of the registers never change what was published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coordination.texts.left_out import LeftOut
from solvers.planning.plan import Bounds, Scores


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """One item to be checked, with its department and batch."""

    id: str
    batch: str
    department: str
    item: str
    item_name: str


@dataclass(frozen=True, slots=True)
class PublishedMember:
    """One member of a team."""

    inspector: str
    name: str
    department: str
    leader: bool


@dataclass(frozen=True, slots=True)
class PublishedVisit:
    """One visit. Of the target only what calendars may carry: name, address, work phone and place (C-31)."""

    id: str
    route: str
    held_on: date
    session: str
    start: str
    end: str
    target: str
    target_name: str
    address: str
    phone: str
    longitude: float
    latitude: float
    checks: tuple[PublishedCheck, ...]
    team: tuple[PublishedMember, ...]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One published version of a campaign's plan; `department_names` by code."""

    campaign: str
    title: str
    version: int
    published_at: datetime
    problem_sha256: str
    plan_sha256: str
    department_names: dict[str, str]
    visits: tuple[PublishedVisit, ...]
    unplanned: tuple[LeftOut, ...]
    scores: Scores
    bounds: Bounds

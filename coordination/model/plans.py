"""Annual plans, their batches and the campaigns that carry several batches out together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class DrawType(StrEnum):
    """Directed at a kind of target, or over all (CX-12, CX-13)."""

    DIRECTED = "directed"
    UNDIRECTED = "undirected"


class BatchKind(StrEnum):
    """Routine inspection or a special campaign (LC-46)."""

    ROUTINE = "routine"
    SPECIAL = "special"


class PlanState(StrEnum):
    """How far an annual plan is: gathered from the lead departments, filed with the office, public."""

    PROPOSED = "proposed"
    FILED = "filed"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class PlanBatch:
    """One batch of the annual plan: one department, its items, whom it draws from, how many, and when (LC-24).

    scope_items: items whose scope says who is drawn, the batch's own where empty; regions: counties whose targets are
    drawn; joint_item: code where the batch is part of a joint inspection; lead_department: who leads the visits of
    the batch (C-09); initiation: who starts it; level: city or county.

    What its department allows an alignment: the window may move, as long as it is, between earliest_date and
    latest_date, where it says neither not at all; may_join: it may share a draw with others.
    """

    id: str
    title: str
    department: str
    items: tuple[str, ...]
    regions: tuple[str, ...]
    ratio: Fraction
    first_date: date
    last_date: date
    lead_department: str
    scope_items: tuple[str, ...] = ()
    joint_item: str = ""
    draw_type: DrawType = DrawType.DIRECTED
    kind: BatchKind = BatchKind.ROUTINE
    initiation: str = ""
    level: str = "city"
    earliest_date: date | None = None
    latest_date: date | None = None
    may_join: bool = True


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """The joint plan of one year under one policy pack, filed with the coordinator on a date (LC-25).

    filed_on: while it is only proposed, the date on which that began.
    """

    year: int
    title: str
    pack: str
    filed_on: date
    batches: tuple[PlanBatch, ...]
    state: PlanState = PlanState.FILED


@dataclass(frozen=True, slots=True)
class Campaign:
    """Batches of one plan that are drawn and planned together."""

    id: str
    title: str
    year: int
    pack: str
    batches: tuple[str, ...]
    first_date: date
    last_date: date

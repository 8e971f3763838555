"""What each printed form of a batch, a plan, a draw or a year says; as `papers` has it of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from coordination.documents.papers import ItemSaid, OfficerSaid, Paper


@dataclass(frozen=True, slots=True)
class BatchTaskSaid:
    """One target of a batch with who inspects it."""

    number: str
    task: str
    target: str
    uscc: str
    region: str
    departments: str
    items: str
    held_on: str
    officers: tuple[OfficerSaid, ...]
    officer_names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPaper(Paper):
    """One batch of an annual plan with its tasks."""

    campaign: str
    batch: str
    batch_title: str
    plan_title: str
    draw_type: str
    kind: str
    department: str
    lead: str
    items: tuple[ItemSaid, ...]
    item_names: str
    scope: str
    regions: str
    ratio: str
    first_on: str
    last_on: str
    tasks: tuple[BatchTaskSaid, ...]
    task_count: str


@dataclass(frozen=True, slots=True)
class PlanBatchSaid:
    """One line of an annual plan. kind: routine or special, directed or undirected."""

    number: str
    batch: str
    title: str
    kind: str
    initiator: str
    lead: str
    department: str
    items: str
    scope: str
    ratio: str
    window: str
    joint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper(Paper):
    """An annual plan. joint_batches: those that are part of a joint inspection."""

    year: str
    plan_title: str
    state: str
    filed_on: str
    basis: str
    batches: tuple[PlanBatchSaid, ...]
    batch_count: str
    joint_batches: tuple[PlanBatchSaid, ...]
    joint_count: str
    departments: str


@dataclass(frozen=True, slots=True)
class WitnessSaid:
    """Somebody who was there. signed_at: empty before they signed."""

    number: str
    name: str
    kind: str
    confirmed_at: str
    signed_at: str


@dataclass(frozen=True, slots=True)
class DrawBatchSaid:
    """What a batch drew."""

    number: str
    batch: str
    title: str
    department: str
    ratio: str
    drawn: str


@dataclass(frozen=True, slots=True)
class AttemptSaid:
    """An attempt at the draw that came to nothing."""

    number: str
    ended_at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPaper(Paper):
    """The draw of a campaign: what was announced, what happened, who saw it."""

    campaign: str
    campaign_title: str
    attempt: str
    reason: str
    algorithm: str
    value_source: str
    commitment: str
    chain_length: str
    announced_at: str
    frozen_at: str
    frame_sha256: str
    frame_rows: str
    announcement_sha256: str
    public_value: str
    valued_at: str
    drawn_at: str
    record_sha256: str
    published_at: str
    least_witnesses: str
    witnesses: tuple[WitnessSaid, ...]
    office_signed_at: str
    batches: tuple[DrawBatchSaid, ...]
    batch_count: str
    drawn: str
    earlier: tuple[AttemptSaid, ...]


@dataclass(frozen=True, slots=True)
class DepartmentYearSaid:
    """A department's year in figures."""

    number: str
    department: str
    parts: str
    completed: str
    direct: str
    adopted: str
    published: str
    overdue: str
    objections: str
    corrected: str
    handed_on: str


@dataclass(frozen=True, slots=True)
class ItemYearSaid:
    """An item's year in figures."""

    number: str
    item: str
    owed: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPaper(Paper):
    """A year of joint inspection."""

    year: str
    planned: str
    visits: str
    joint: str
    joint_rate: str
    saved: str
    separate: str
    off_site: str
    direct_closed: str
    withdrawn: str
    departments: tuple[DepartmentYearSaid, ...]
    items: tuple[ItemYearSaid, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSaid:
    """One indicator of the assessment standard. evidence: met, not met, or kept on paper elsewhere."""

    number: str
    rule: str
    name: str
    evidence: str
    counted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPaper(Paper):
    """A department's self-assessment of a year."""

    year: str
    department: str
    indicators: tuple[IndicatorSaid, ...]
    met: str

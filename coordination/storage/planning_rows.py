"""Tables of plans, campaigns, checks owed, planning runs, published versions and the audit chain."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, LargeBinary
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant, SealedBytes
from coordination.storage.rows import json_list


class AnnualPlanRow(SQLModel, table=True):
    """Joint annual plans."""

    __tablename__ = "annual_plan"
    year: int = Field(primary_key=True)
    title: str
    pack: str
    filed_on: date
    state: str


class PlanBatchRow(SQLModel, table=True):
    """Batches of the annual plans; `ratio` is an exact fraction as text."""

    __tablename__ = "plan_batch"
    id: str = Field(primary_key=True)
    year: int = Field(foreign_key="annual_plan.year", index=True)
    title: str
    department: str = Field(foreign_key="department.code")
    items: list[str] = Field(sa_column=json_list())
    regions: list[str] = Field(sa_column=json_list())
    scope_items: list[str] = Field(sa_column=json_list())
    ratio: str
    first_date: date
    last_date: date
    lead_department: str = Field(foreign_key="department.code")
    joint_item: str
    draw_type: str
    kind: str
    initiation: str
    level: str
    earliest_date: date | None
    latest_date: date | None
    may_join: bool


class AlignmentRow(SQLModel, table=True):
    """Alignments proposed of annual plans; `content` is the whole proposal as JSON."""

    __tablename__ = "alignment"
    year: int = Field(primary_key=True, foreign_key="annual_plan.year")
    number: int = Field(primary_key=True)
    proposed_by: str
    proposed_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class CampaignRow(SQLModel, table=True):
    """Batches drawn and planned together."""

    __tablename__ = "campaign"
    id: str = Field(primary_key=True)
    title: str
    year: int = Field(foreign_key="annual_plan.year")
    pack: str
    batches: list[str] = Field(sa_column=json_list())
    first_date: date
    last_date: date


class DrawnElsewhereRow(SQLModel, table=True):
    """Targets drawn on official platforms."""

    __tablename__ = "drawn_elsewhere"
    batch: str = Field(primary_key=True, foreign_key="plan_batch.id")
    target: str = Field(primary_key=True, foreign_key="target.id")
    platform: str
    drawn_on: date
    external_reference: str


class CheckDemandRow(SQLModel, table=True):
    """Checks that drawn targets are owed."""

    __tablename__ = "check_demand"
    id: str = Field(primary_key=True)
    campaign: str = Field(foreign_key="campaign.id", index=True)
    batch: str = Field(foreign_key="plan_batch.id")
    target: str = Field(foreign_key="target.id", index=True)
    department: str = Field(foreign_key="department.code")
    item: str = Field(foreign_key="inspection_item.code")
    first_date: date
    last_date: date
    lead: bool
    source: str


class PlanningRunRow(SQLModel, table=True):
    """Planning runs with their problem file and, at the end, their plan file. Ids never come back, not even emptied.

    A problem file that was handed in belongs to no campaign.
    asked: of replans and what-ifs, what was asked, as JSON; record: what is published of a replan; messages: why its
    plan leaves checks out, for readers of any language, as JSON.
    """

    __tablename__ = "planning_run"
    __table_args__: ClassVar = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    campaign: str | None = Field(foreign_key="campaign.id", index=True)
    problem_sha256: str
    problem: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    base_version: int
    draw_seed: str
    seconds: float | None
    processes: int
    language: str
    state: str = Field(index=True)
    stage: str
    attempt: int
    requested_by: str
    requested_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    ended_at: datetime | None = Field(sa_column=Column(Instant, nullable=True))
    failure: dict[str, Any] | None = Field(sa_column=Column(JSON, nullable=True))
    best: int | None
    bound: int | None
    plan: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    kind: str
    asked: bytes | None = Field(sa_column=Column(SealedBytes("planning_run.asked"), nullable=True))
    record: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    messages: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))


class RunBlockRow(SQLModel, table=True):
    """Blocks of planning runs; `routes` is what was found, as JSON."""

    __tablename__ = "run_block"
    run: int = Field(primary_key=True, foreign_key="planning_run.id")
    number: int = Field(primary_key=True)
    state: str
    worker: str
    starts: int
    seconds: float | None
    best: int | None
    bound: int | None
    routes: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))


class PlanVersionRow(SQLModel, table=True):
    """Published plans, frozen; `content` is the whole version as JSON."""

    __tablename__ = "plan_version"
    campaign: str = Field(primary_key=True, foreign_key="campaign.id")
    version: int = Field(primary_key=True)
    published_at: str
    content: bytes = Field(sa_column=Column(SealedBytes("plan_version.content"), nullable=False))
    sha256: str


class AuditEventRow(SQLModel, table=True):
    """Who did what when; each event carries the digest of the one before."""

    __tablename__ = "audit_event"
    sequence: int = Field(primary_key=True)
    happened_at: str
    actor: str
    action: str
    subject: str = Field(index=True)
    detail: dict[str, str | int] = Field(sa_column=Column(JSON, nullable=False))
    previous_sha256: str
    sha256: str

"""Tables of tasks: checks, teams and parts, what was sent about them, evidence."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Column, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant, SealedBytes
from coordination.storage.rows import json_list, sealed


def instant(*, nullable: bool) -> Column[datetime]:
    """A column of aware instants."""
    return Column(Instant, nullable=nullable)


def content(place: str) -> Column[bytes]:
    """A column of bytes that are always there, sealed. place: table and column."""
    return Column(SealedBytes(place), nullable=False)


def of_a_part() -> ForeignKeyConstraint:
    """What belongs to a department's part of a task."""
    return ForeignKeyConstraint(["task", "department"], ["task_part.task", "task_part.department"])


class TaskRow(SQLModel, table=True):
    """Tasks. A check code is kept as it is: who reads the database has all that it shows anyway."""

    __tablename__ = "task"
    __table_args__: ClassVar = (
        UniqueConstraint("campaign", "visit"),
        Index("ix_task_check_code", "check_code"),
        Index("ix_task_target", "target"),
        Index("ix_task_held_on", "held_on"),
    )
    id: str = Field(primary_key=True)
    campaign: str = Field(foreign_key="campaign.id")
    visit: str
    kind: str
    version: int
    target: str = Field(foreign_key="target.id")
    target_name: str
    address: str
    region_code: str
    held_on: date
    start: str
    end: str
    lead_department: str = Field(foreign_key="department.code")
    state: str
    filing_reference: str
    notice_form: str | None
    check_code: str
    arrived_at: datetime | None = Field(sa_column=instant(nullable=True))
    ended_at: datetime | None = Field(sa_column=instant(nullable=True))
    cause: str
    urgent: bool


class TaskCheckRow(SQLModel, table=True):
    """Items owed in tasks."""

    __tablename__ = "task_check"
    __table_args__: ClassVar = (Index("ix_task_check_batch", "batch"),)
    task: str = Field(primary_key=True, foreign_key="task.id")
    check: str = Field(primary_key=True)
    batch: str = Field(foreign_key="plan_batch.id")
    department: str = Field(foreign_key="department.code")
    item: str = Field(foreign_key="inspection_item.code")
    item_name: str


class UrgentCheckRow(SQLModel, table=True):
    """Urgent checks, and how their paperwork stands."""

    __tablename__ = "urgent_check"
    task: str = Field(primary_key=True, foreign_key="task.id")
    department: str = Field(foreign_key="department.code")
    source: str
    reason: str = Field(sa_column=sealed("urgent_check.reason"))
    reference: str
    reported_by: str
    reported_at: datetime = Field(sa_column=instant(nullable=False))
    due_on: date
    refusal: str = Field(sa_column=sealed("urgent_check.refusal"))
    refused_by: str
    refused_at: datetime | None = Field(sa_column=instant(nullable=True))
    completed_by: str
    completed_at: datetime | None = Field(sa_column=instant(nullable=True))
    delay: str = Field(sa_column=sealed("urgent_check.delay"))


class StatedGroundRow(SQLModel, table=True):
    """Grounds of exemption and liability that heads of departments stated."""

    __tablename__ = "stated_ground"
    __table_args__: ClassVar = (of_a_part(),)
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    ground: str = Field(primary_key=True)
    statement: str = Field(sa_column=sealed("stated_ground.statement"))
    stated_by: str
    stated_at: datetime = Field(sa_column=instant(nullable=False))


class VisitFeedbackRow(SQLModel, table=True):
    """What those inspected said of visits."""

    __tablename__ = "visit_feedback"
    task: str = Field(primary_key=True, foreign_key="task.id")
    number: int = Field(primary_key=True)
    rating: int
    grievances: list[str] = Field(sa_column=json_list())
    words: str = Field(sa_column=sealed("visit_feedback.words"))
    given_at: datetime = Field(sa_column=instant(nullable=False))


class TaskMemberRow(SQLModel, table=True):
    """Teams of tasks."""

    __tablename__ = "task_member"
    __table_args__: ClassVar = (Index("ix_task_member_inspector", "inspector"),)
    task: str = Field(primary_key=True, foreign_key="task.id")
    inspector: str = Field(primary_key=True)
    name: str
    department: str = Field(foreign_key="department.code")
    leader: bool


class TaskDeclineRow(SQLModel, table=True):
    """Officers who do not take part in a task, with their statements."""

    __tablename__ = "task_decline"
    task: str = Field(primary_key=True, foreign_key="task.id")
    inspector: str = Field(primary_key=True)
    reason: str
    statement: str = Field(sa_column=sealed("task_decline.statement"))
    declined_at: datetime = Field(sa_column=instant(nullable=False))


class TaskPartRow(SQLModel, table=True):
    """Departments' parts of tasks."""

    __tablename__ = "task_part"
    task: str = Field(primary_key=True, foreign_key="task.id")
    department: str = Field(primary_key=True, foreign_key="department.code")
    approved_by: str
    approved_at: datetime | None = Field(sa_column=instant(nullable=True))
    end: str | None
    closing_reason: str | None
    inspected_on: date | None
    completed_by: str
    completed_at: datetime | None = Field(sa_column=instant(nullable=True))


class SiteSaveRow(SQLModel, table=True):
    """What was sent about a part, in the order in which it was received; `entry` is the whole of it as JSON."""

    __tablename__ = "site_save"
    __table_args__: ClassVar = (of_a_part(), UniqueConstraint("task", "department", "key"))
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    key: str
    account: str
    received_at: datetime = Field(sa_column=instant(nullable=False))
    entry: bytes = Field(sa_column=content("site_save.entry"))


class KeptContentRow(SQLModel, table=True):
    """The bytes of evidence, and of pieces of bound files, by digest: what two departments attach is kept once."""

    __tablename__ = "kept_content"
    sha256: str = Field(primary_key=True)
    content: bytes = Field(sa_column=content("kept_content.content"))


class EvidenceRow(SQLModel, table=True):
    """Evidence of parts."""

    __tablename__ = "evidence"
    __table_args__: ClassVar = (of_a_part(),)
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True, foreign_key="kept_content.sha256")
    name: str = Field(sa_column=sealed("evidence.name"))
    media_type: str
    size_bytes: int
    check: str
    added_by: str
    added_at: datetime = Field(sa_column=instant(nullable=False))

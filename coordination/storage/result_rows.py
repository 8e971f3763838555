"""Tables of results, objections, findings that were handed on, files, and what platforms confirmed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, ForeignKeyConstraint
from sqlmodel import Field, SQLModel

from coordination.storage.rows import sealed
from coordination.storage.task_rows import content, instant, of_a_part


class ResultRow(SQLModel, table=True):
    """Results of departments' parts."""

    __tablename__ = "result"
    __table_args__: ClassVar = (of_a_part(),)
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    state: str
    version: int
    reported_by: str
    reported_at: datetime | None = Field(sa_column=instant(nullable=True))
    published_by: str
    published_at: datetime | None = Field(sa_column=instant(nullable=True))
    disclosure: str | None
    circle: str = Field(sa_column=sealed("result.circle"))
    reason: str = Field(sa_column=sealed("result.reason"))


class ResultVersionRow(SQLModel, table=True):
    """Contents of results, frozen; `content` is the whole as JSON, `sha256` its digest, `conclusion` to be counted."""

    __tablename__ = "result_version"
    __table_args__: ClassVar = (ForeignKeyConstraint(["task", "department"], ["result.task", "result.department"]),)
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    content: bytes = Field(sa_column=content("result_version.content"))
    conclusion: str | None
    sha256: str
    made_by: str
    made_at: datetime = Field(sa_column=instant(nullable=False))
    reason: str = Field(sa_column=sealed("result_version.reason"))
    signed_by: str


class ObjectionRow(SQLModel, table=True):
    """Objections to results: one each, from receipt to answer."""

    __tablename__ = "objection"
    __table_args__: ClassVar = (ForeignKeyConstraint(["task", "department"], ["result.task", "result.department"]),)
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    version: int
    objector: str = Field(sa_column=sealed("objection.objector"))
    grounds: str = Field(sa_column=sealed("objection.grounds"))
    received_on: date
    received_by: str
    reviewer: str
    review_began_at: datetime | None = Field(sa_column=instant(nullable=True))
    decision: str | None
    decision_reason: str = Field(sa_column=sealed("objection.decision_reason"))
    decided_by: str
    decided_at: datetime | None = Field(sa_column=instant(nullable=True))
    answer: str = Field(sa_column=sealed("objection.answer"))
    fed_back_at: datetime | None = Field(sa_column=instant(nullable=True))


class ObjectionPaperRow(SQLModel, table=True):
    """Papers of objections and of the answers to them."""

    __tablename__ = "objection_paper"
    __table_args__: ClassVar = (
        ForeignKeyConstraint(["task", "department"], ["objection.task", "objection.department"]),
    )
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True, foreign_key="kept_content.sha256")
    side: str
    name: str = Field(sa_column=sealed("objection_paper.name"))
    media_type: str
    size_bytes: int
    added_by: str
    added_at: datetime = Field(sa_column=instant(nullable=False))


class ResultSyncRow(SQLModel, table=True):
    """What is known of results on official platforms."""

    __tablename__ = "result_sync"
    __table_args__: ClassVar = (ForeignKeyConstraint(["task", "department"], ["result.task", "result.department"]),)
    task: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    state: str
    external_reference: str
    changed_at: datetime | None = Field(sa_column=instant(nullable=True))


class FollowUpRow(SQLModel, table=True):
    """Findings and where they went."""

    __tablename__ = "follow_up"
    __table_args__: ClassVar = (of_a_part(),)
    task: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    department: str
    check: str
    kind: str
    state: str
    matter: str = Field(sa_column=sealed("follow_up.matter"))
    to_department: str = Field(index=True)
    to_body: str
    opened_by: str
    opened_at: datetime = Field(sa_column=instant(nullable=False))
    acknowledged_by: str
    acknowledged_at: datetime | None = Field(sa_column=instant(nullable=True))
    external_reference: str
    outcome: str = Field(sa_column=sealed("follow_up.outcome"))
    outcome_by: str
    outcome_at: datetime | None = Field(sa_column=instant(nullable=True))


class CaseFileRow(SQLModel, table=True):
    """Files of tasks."""

    __tablename__ = "case_file"
    task: str = Field(primary_key=True, foreign_key="task.id")
    state: str
    binding: int
    index_sha256: str
    bound_by: str
    bound_at: datetime | None = Field(sa_column=instant(nullable=True))
    archived_at: datetime | None = Field(sa_column=instant(nullable=True))


class FileBindingRow(SQLModel, table=True):
    """Indexes of files as they were bound, frozen."""

    __tablename__ = "file_binding"
    task: str = Field(primary_key=True, foreign_key="case_file.task")
    number: int = Field(primary_key=True)
    content: bytes = Field(sa_column=content("file_binding.content"))


class CampaignClockRow(SQLModel, table=True):
    """The time limits a campaign's clocks run by, until somebody takes over a changed pack."""

    __tablename__ = "campaign_clock"
    campaign: str = Field(primary_key=True, foreign_key="campaign.id")
    pack: str
    rules: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    since: datetime = Field(sa_column=instant(nullable=False))


class IndicatorFileRow(SQLModel, table=True):
    """Files that show indicators of a department's year; the bytes are kept content."""

    __tablename__ = "indicator_file"
    year: int = Field(primary_key=True)
    department: str = Field(primary_key=True, foreign_key="department.code")
    rule: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True, foreign_key="kept_content.sha256")
    name: str = Field(sa_column=sealed("indicator_file.name"))
    media_type: str
    size_bytes: int
    added_by: str
    added_at: datetime = Field(sa_column=instant(nullable=False))

"""Tables of the registers. Field names are those of the records; lists are JSON, dates are dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from coordination.storage.columns import Instant, Sealed

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING  # names that Alembic can refer to on both databases
PASSING = {"passing": True}  # of a table whose rows are of this hour only: no backup keeps them


def sealed(place: str) -> Column[str]:
    """Personal data as text, of this table and column."""
    return Column(Sealed(place), nullable=False)


def json_list() -> Column[list[str]]:
    """A list of texts, dates or options, kept as JSON."""
    return Column(JSON, nullable=False)


class DepartmentRow(SQLModel, table=True):
    """Member departments of the joint meeting."""

    __tablename__ = "department"
    code: str = Field(primary_key=True)
    name: str = Field(unique=True)
    name_en: str
    short_name: str
    former_names: list[str] = Field(sa_column=json_list())
    vertical: bool
    subject_from: date | None
    subject_until: date | None


class SpecialtyRow(SQLModel, table=True):
    """The vocabulary of specialties."""

    __tablename__ = "specialty"
    code: str = Field(primary_key=True)
    name: str
    name_en: str
    department: str = Field(foreign_key="department.code")


class InspectionItemRow(SQLModel, table=True):
    """Item lists of the departments."""

    __tablename__ = "inspection_item"
    code: str = Field(primary_key=True)
    department: str = Field(foreign_key="department.code", index=True)
    field: str
    name: str
    item_class: str
    category: str
    legal_basis: str
    target_description: str
    kinds: list[str] = Field(sa_column=json_list())
    industries: list[str] = Field(sa_column=json_list())
    tags: list[str] = Field(sa_column=json_list())
    methods: list[str] = Field(sa_column=json_list())
    content: str
    ratio: float
    ratio_cap: float | None
    frequency: str
    minutes: int
    specialties: list[str] = Field(sa_column=json_list())
    specialty_match: str
    exemption_applies: bool
    notice_harmless: bool


class ChecklistRow(SQLModel, table=True):
    """How items are inspected."""

    __tablename__ = "checklist"
    item: str = Field(primary_key=True, foreign_key="inspection_item.code")
    procedure: str
    check_points: list[str] = Field(sa_column=json_list())


class StatutoryRatioRow(SQLModel, table=True):
    """How much of items the law wants inspected."""

    __tablename__ = "statutory_ratio"
    item: str = Field(primary_key=True, foreign_key="inspection_item.code")
    ratio: float
    frequency: str
    basis: str


class WorkRulesRow(SQLModel, table=True):
    """The work rules of departments."""

    __tablename__ = "work_rules"
    department: str = Field(primary_key=True, foreign_key="department.code")
    title: str
    number: str
    duties: str
    ratio_and_frequency: str
    procedure: str
    norms: str
    register_scope: str
    target_draw: str
    inspector_draw: str
    standards: str
    methods: str
    publication: str
    papers: str
    published_on: date | None


class JointItemRow(SQLModel, table=True):
    """The joint item list."""

    __tablename__ = "joint_item"
    code: str = Field(primary_key=True)
    field: str
    name: str
    item_class: str
    target_description: str
    lead_department: str = Field(foreign_key="department.code")
    cooperating_departments: list[str] = Field(sa_column=json_list())
    items: list[str] = Field(sa_column=json_list())
    legal_basis: str
    methods: list[str] = Field(sa_column=json_list())
    ratio_and_frequency: str
    level: str
    due: str
    contact_section: str


class TargetRow(SQLModel, table=True):
    """Targets, each merged from its register entries."""

    __tablename__ = "target"
    id: str = Field(primary_key=True)
    kind: str
    name: str = Field(index=True)
    region_code: str = Field(index=True)
    address: str
    uscc: str = Field(index=True)
    registration_number: str
    legal_representative: str = Field(sa_column=sealed("target.legal_representative"))
    phone: str = Field(sa_column=sealed("target.phone"))
    industry: str
    longitude: float | None
    latitude: float | None
    status: str
    credit_class: str
    food_risk_level: str
    flags: list[str] = Field(sa_column=json_list())
    tags: list[str] = Field(sa_column=json_list())
    closed_on: list[str] = Field(sa_column=json_list())
    premises: str = Field(index=True)


class RegisterEntryRow(SQLModel, table=True):
    """Rows of the registers; `content` is the whole record, `sha256` its digest, by which a change is seen.

    The digest is sealed too: who has it finds a phone by trying all numbers.
    """

    __tablename__ = "register_entry"
    register_kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    target: str = Field(foreign_key="target.id", index=True)
    content: str = Field(sa_column=sealed("register_entry.content"))
    sha256: str = Field(sa_column=sealed("register_entry.sha256"))
    since: str


class TargetCodeRow(SQLModel, table=True):
    """Every code a target is found by: credit code, registration number, organisation code, own ids, merged ids."""

    __tablename__ = "target_code"
    scheme: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    target: str = Field(foreign_key="target.id", index=True)


class ExemptionRow(SQLModel, table=True):
    """The exemption list."""

    __tablename__ = "exemption"
    target: str = Field(primary_key=True, foreign_key="target.id")
    first_date: date = Field(primary_key=True)
    last_date: date
    basis: str


class PastVisitRow(SQLModel, table=True):
    """Visits that took place: the ledger the next draw reads."""

    __tablename__ = "past_visit"
    __table_args__: ClassVar = (Index("ix_past_visit_visited_on", "visited_on"),)
    target: str = Field(primary_key=True, foreign_key="target.id")
    visited_on: date = Field(primary_key=True)
    department: str = Field(primary_key=True, foreign_key="department.code")
    items: list[str] = Field(sa_column=json_list())
    source: str
    on_site: bool
    cause: str


class InspectorRow(SQLModel, table=True):
    """The inspector register."""

    __tablename__ = "inspector"
    certificate_number: str = Field(primary_key=True)
    name: str
    department: str = Field(foreign_key="department.code", index=True)
    post: str
    level: str
    district_code: str
    station_code: str
    areas: list[str] = Field(sa_column=json_list())
    specialties: list[str] = Field(sa_column=json_list())
    certificate_issuer: str
    certificate_valid_to: date
    may_lead: bool
    sex: str
    status: str


class LeaveRow(SQLModel, table=True):
    """Absences of inspectors."""

    __tablename__ = "leave"
    inspector: str = Field(primary_key=True, foreign_key="inspector.certificate_number")
    first_date: date = Field(primary_key=True)
    half_day: str = Field(primary_key=True)
    last_date: date
    reason: str = Field(sa_column=sealed("leave.reason"))


class RecusalRow(SQLModel, table=True):
    """Inspectors who must not inspect a target."""

    __tablename__ = "recusal"
    inspector: str = Field(primary_key=True, foreign_key="inspector.certificate_number")
    target: str = Field(primary_key=True, foreign_key="target.id")
    reason: str = Field(sa_column=sealed("recusal.reason"))
    declared_by: str
    declared_at: datetime | None = Field(sa_column=Column(Instant, nullable=True))
    swap_with: str


class SealingKeyRow(SQLModel, table=True):
    """The ids of the keys that personal data in this database may be sealed with."""

    __tablename__ = "sealing_key"
    id: str = Field(primary_key=True)

"""Accounts of a year: what was planned and done, repeated visits, self-assessment, and who answers for what in a task.

Nothing here scores a number of inspections: more of them is never better (C-35).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordination.model.audit import AuditEvent


@dataclass(frozen=True, slots=True)
class DepartmentYear:
    """A department's year. parts: of tasks, withdrawn ones left out; overdue: published late, or not although due."""

    department: str
    parts: int
    completed: int
    direct: int
    adopted: int
    published: int
    overdue: int
    objections: int
    corrected: int
    handed_on: int
    handed_on_open: int


@dataclass(frozen=True, slots=True)
class ItemYear:
    """An item's year: how often it was owed, and how often it was checked."""

    item: str
    item_name: str
    owed: int
    done: int


@dataclass(frozen=True, slots=True)
class YearReport:
    """A year of joint inspection (LC-51).

    visits: made on site; joint: those with more than one department; separate: what the departments would have made
    each for itself; withdrawn: planned visits that left the plan.
    """

    year: int
    planned: int
    visits: int
    joint: int
    separate: int
    off_site: int
    direct_closed: int
    withdrawn: int
    departments: tuple[DepartmentYear, ...]
    items: tuple[ItemYear, ...]

    @property
    def saved(self) -> int:
        """Visits that going together saved."""
        return self.separate - self.visits

    @property
    def joint_rate(self) -> float | None:
        """Joint visits among all visits (D-15); None before the first."""
        return self.joint / self.visits if self.visits else None


class AlertKind(StrEnum):
    """Which limit on visits to one target was passed (D-15)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SAME_OFFICER = "same_officer"


@dataclass(frozen=True, slots=True)
class RepeatAlert:
    """A target visited more often than the pack bears, or met again by the same officer.

    visits: days on which it was, or for one day the different visits on it; officer: certificate number, empty for
    targets; most: how many the pack bears.
    """

    kind: AlertKind
    target: str
    officer: str
    first_on: date
    last_on: date
    visits: int
    most: int


class Ground(StrEnum):
    """Grounds of exemption and of liability a system can see the facts of (LC-55, LC-60 to LC-64, D-4)."""

    DUTY_PERFORMED = "duty_performed"
    NOT_INSPECTED = "not_inspected"
    PUBLISHED_LATE = "published_late"
    CRIME_NOT_TAKEN = "crime_not_taken"
    DELAYED = "delayed"
    EMPTY_RECORD = "empty_record"
    PAPERS_LATE = "papers_late"


@dataclass(frozen=True, slots=True)
class SeenGround:
    """A ground with the department it concerns and the rule it comes from. What it means is for people to judge."""

    ground: Ground
    rule: str
    department: str


@dataclass(frozen=True, slots=True)
class LiabilityTrace:
    """Who did what when in a task, and which grounds the facts speak for (LC-54)."""

    task: str
    events: tuple[AuditEvent, ...]
    grounds: tuple[SeenGround, ...]


class Evidence(StrEnum):
    """What the system can say of an indicator: met, not met, or that its papers are kept elsewhere."""

    MET = "met"
    NOT_MET = "not_met"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the 14 indicators of CX, yes or no with evidence. count and of: what the evidence is counted from."""

    rule: str
    evidence: Evidence
    count: int | None = None
    of: int | None = None

"""Accounts of a year: what was planned and done, repeated visits, self-assessment, and who answers for what in a task.

Nothing here scores a number of inspections: more of them is never better (C-35).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
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
    """Grounds of exemption and of liability a system can see the facts of (LC-55, LC-60 to LC-64, D-4).

    The others are for people to state (`STATED`): LC-56 to LC-59, and LC-65.
    """

    DUTY_PERFORMED = "duty_performed"
    NOT_INSPECTED = "not_inspected"
    PUBLISHED_LATE = "published_late"
    CRIME_NOT_TAKEN = "crime_not_taken"
    DELAYED = "delayed"
    EMPTY_RECORD = "empty_record"
    PAPERS_LATE = "papers_late"
    TECHNICAL_LIMIT = "technical_limit"
    NO_CAUSATION = "no_causation"
    FALSE_THIRD_PARTY_REPORT = "false_third_party_report"
    OTHER_EXEMPT = "other_exempt"
    OTHER_LIABLE = "other_liable"


STATED: Mapping[Ground, str] = {
    Ground.TECHNICAL_LIMIT: "LC-56",
    Ground.NO_CAUSATION: "LC-57",
    Ground.FALSE_THIRD_PARTY_REPORT: "LC-58",
    Ground.OTHER_EXEMPT: "LC-59",
    Ground.OTHER_LIABLE: "LC-65",
}
"""The rule of each ground that no fact of a system speaks for."""


@dataclass(frozen=True, slots=True)
class SeenGround:
    """A ground with the department it concerns and the rule it comes from. What it means is for people to judge."""

    ground: Ground
    rule: str
    department: str


@dataclass(frozen=True, slots=True)
class StatedGround:
    """A ground that the head of a department states of its part, with why. It stays; nobody can take it back."""

    task: str
    department: str
    ground: Ground
    statement: str
    stated_by: str
    stated_at: datetime

    @property
    def rule(self) -> str:
        """The rule the ground comes from."""
        return STATED[self.ground]


@dataclass(frozen=True, slots=True)
class LiabilityTrace:
    """Who did what when in a task, which grounds the facts speak for, and which were stated (LC-54)."""

    task: str
    events: tuple[AuditEvent, ...]
    grounds: tuple[SeenGround, ...]
    stated: tuple[StatedGround, ...] = ()


class Evidence(StrEnum):
    """What the system can say of an indicator.

    no_case: there was nothing yet to meet it by; filed: files show it; papers: they are elsewhere.
    """

    MET = "met"
    NOT_MET = "not_met"
    NO_CASE = "no_case"
    FILED = "filed"
    PAPERS = "papers"


BY_FILES = ("CX-A01", "CX-A02", "CX-A03", "CX-A04")
"""The indicators that no record here can speak for: a department attaches what shows them."""


@dataclass(frozen=True, slots=True)
class IndicatorFile:
    """A file that shows an indicator of a department's year, by SHA-256."""

    year: int
    department: str
    rule: str
    sha256: str
    name: str
    media_type: str
    size_bytes: int
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the 14 indicators of CX, yes or no with evidence. count and of: what the evidence is counted from.

    Of one that files show, count is how many there are, and decides nothing.
    """

    rule: str
    evidence: Evidence
    count: int | None = None
    of: int | None = None

"""Clocks: which duty is due when, of whom, and how it stands on a day (F.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Clock(StrEnum):
    """What a time limit is for. `objection_window` binds nobody: until then an objection is accepted."""

    VISIT = "visit"
    REPORT = "report"
    PUBLICATION = "publication"
    OBJECTION_WINDOW = "objection_window"
    REVIEW = "review"
    FEEDBACK = "feedback"
    FILE = "file"
    PAPERS = "papers"


class DueState(StrEnum):
    """How a time limit stands on a day."""

    OPEN = "open"
    NEAR = "near"
    OVERDUE = "overdue"
    KEPT = "kept"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class PartFacts:
    """The days of one department's part that clocks run from or stop at; None where it has not come to that.

    leads: whether the department keeps the file of the task; joint_done_on: when the last part was completed; begun_on:
    the day of an urgent check, from which its paperwork is due.
    """

    task: str
    department: str
    target_name: str
    planned_on: date
    leads: bool
    inspected_on: date | None = None
    completed_on: date | None = None
    reported_on: date | None = None
    published_on: date | None = None
    objected_on: date | None = None
    decided_on: date | None = None
    fed_back_on: date | None = None
    joint_done_on: date | None = None
    bound_on: date | None = None
    begun_on: date | None = None
    papers_on: date | None = None
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One time limit. provisional: its days cross into a year whose calendar is not announced (C-26)."""

    clock: Clock
    task: str
    department: str
    target_name: str
    trigger_on: date
    due_on: date
    provisional: bool
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueBoard:
    """Time limits on a day, the earliest first. outdated: campaigns whose pack has changed since their clocks began."""

    on: date
    dues: tuple[tuple[DueState, Due], ...]
    counts: dict[DueState, int]
    outdated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A time limit that a change of the rules moves. before and after: None where there is none."""

    clock: Clock
    task: str
    department: str
    before: date | None
    after: date | None

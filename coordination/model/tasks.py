"""Inspection tasks: what becomes of a planned visit, or of a check done off site, from the plan to its end.

A task is one target, on one occasion, for all departments that owe it a check; each of them has a part of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordination.model.urgent import UrgentCheck


class TaskKind(StrEnum):
    """Whether somebody goes there; written, network and testing items make no visit (C-37)."""

    ON_SITE = "on_site"
    OFF_SITE = "off_site"


class TaskState(StrEnum):
    """How far a task is. The last three are ends.

    direct_closed: every part ended without an inspection (ZB-69, ZB-49); withdrawn: not in the plan, unless a newer
    version takes it up again.
    """

    PROPOSED = "proposed"
    ASSIGNED = "assigned"
    DECLINED = "declined"
    RECUSED = "recused"
    REPLACED = "replaced"
    APPROVED = "approved"
    FILED = "filed"
    NOTIFIED = "notified"
    CODE_ISSUED = "code_issued"
    ARRIVED = "arrived"
    DONE = "done"
    DIRECT_CLOSED = "direct_closed"
    WITHDRAWN = "withdrawn"


ENDED = frozenset({TaskState.DONE, TaskState.DIRECT_CLOSED, TaskState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """How many tasks that a department leads are in a state. first_on: the day of the first of them."""

    state: TaskState
    lead_department: str
    count: int
    first_on: date


class TaskStep(StrEnum):
    """What can be done to a task."""

    ASSIGN = "assign"
    DECLINE = "decline"
    RECUSE = "recuse"
    REPLACE = "replace"
    APPROVE = "approve"
    FILE = "file"
    NOTIFY = "notify"
    ISSUE_CODE = "issue_code"
    ARRIVE = "arrive"
    RECORD = "record"
    FINISH = "finish"
    CLOSE = "close"
    WITHDRAW = "withdraw"


class PartEnd(StrEnum):
    """How a department's part ended: inspected, closed directly (ZB-69), or by conclusions of others (ZB-49, LC-09)."""

    INSPECTED = "inspected"
    DIRECT = "direct"
    ADOPTED = "adopted"


class NoticeForm(StrEnum):
    """One notice of all departments, numbered as the task, or one of each, numbered with its code too (D-5)."""

    JOINT = "joint"
    SEPARATE = "separate"


class ClosingReason(StrEnum):
    """Why an inspection was impossible, which with evidence counts as done (ZB-69)."""

    UNREACHABLE = "unreachable"
    SERIOUS_NON_COOPERATION = "serious_non_cooperation"
    DEREGISTERED = "deregistered"
    REGISTRATION_REVOKED = "registration_revoked"
    LICENCE_REVOKED = "licence_revoked"
    CLOSED = "closed"
    IN_LIQUIDATION = "in_liquidation"


class DeclineReason(StrEnum):
    """Why an officer may be replaced (ZB-40); recusal has a step of its own (ZB-42)."""

    POST_CHANGE = "post_change"
    WORK_CONFLICT = "work_conflict"
    HEALTH = "health"
    OTHER_SPECIAL = "other_special"
    RECUSAL = "recusal"


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    visit: what it is in the plan, unique in its campaign; version: of the plan it was last taken from; held_on: the
    planned day, off site the last day of the window; start and end: local times HH:MM, empty off site; check_code:
    what a target scans to see who comes, empty before it is issued; filing_reference: under which the check is
    registered; notice_form: one notice for all departments or one each, None before it is issued; cause: why the gap
    between visits does not bind it, empty where it does; urgent: made before its paperwork, which follows.
    """

    id: str
    campaign: str
    visit: str
    kind: TaskKind
    version: int
    target: str
    target_name: str
    address: str
    region_code: str
    held_on: date
    start: str
    end: str
    lead_department: str
    state: TaskState
    filing_reference: str = ""
    notice_form: NoticeForm | None = None
    check_code: str = ""
    arrived_at: datetime | None = None
    ended_at: datetime | None = None
    cause: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class TaskCheck:
    """One item owed in a task, by one department. `check`: id of the check owed."""

    task: str
    check: str
    batch: str
    department: str
    item: str
    item_name: str


@dataclass(frozen=True, slots=True)
class TaskMember:
    """One officer of a task's team."""

    task: str
    inspector: str
    name: str
    department: str
    leader: bool


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A department's part of a task.

    approved_by: account of the head of the enforcing body (D-3); inspected_on: when the inspection ended, the day of
    the evidence where it was closed without one; completed_at: when all items had an outcome, from which deadlines
    run (C-27); closing_reason: where ended directly.
    """

    task: str
    department: str
    approved_by: str = ""
    approved_at: datetime | None = None
    end: PartEnd | None = None
    closing_reason: ClosingReason | None = None
    inspected_on: date | None = None
    completed_by: str = ""
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """What a plan says of one task."""

    task: Task
    checks: tuple[TaskCheck, ...]
    team: tuple[TaskMember, ...]


@dataclass(frozen=True, slots=True)
class Decline:
    """An officer who does not take part, with the written statement (ZB-41, ZB-43). reason: a recusal where step is."""

    task: str
    inspector: str
    reason: DeclineReason
    statement: str
    declined_at: datetime


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with everything that hangs on it, as far as the caller sees; next_step: None at an end.

    haste: of an urgent check, how its paperwork stands.
    """

    task: Task
    checks: tuple[TaskCheck, ...]
    team: tuple[TaskMember, ...]
    parts: tuple[TaskPart, ...]
    next_step: TaskStep | None
    haste: UrgentCheck | None = None


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted; empty is any. batch: with a check of that batch."""

    campaign: str = ""
    state: str = ""
    department: str = ""
    inspector: str = ""
    batch: str = ""
    target: str = ""

"""Records of `joint-inspection-problem/1`: what is to be inspected, by whom, when, under which rules.

Dates are local (Asia/Shanghai), durations whole minutes. Every record is frozen; ids are unique inside
their list and every reference resolves, which `reading.read_problem` guarantees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal

Format = Literal["joint-inspection-problem/1"]


class Record:
    """A record of the file: its keys are exactly its fields, its values have exactly their types."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}


@dataclass(frozen=True)
class Session(Record):
    """A named part of the working day: `start` HH:MM, length in minutes."""

    id: str
    start: str
    minutes: int


@dataclass(frozen=True)
class Rules(Record):
    """The numbers of rules R3-R10; None means no limit."""

    min_inspectors_per_visit: int
    min_inspectors_per_department: int
    max_team_size: int | None
    leader_required: bool
    visit_gap_days: int | None
    item_cap_per_year: int | None
    visit_setup_minutes: int
    max_sessions_per_inspector_per_week: int | None


@dataclass(frozen=True)
class Travel(Record):
    """How minutes between two targets follow from their coordinates (R6)."""

    kilometres_per_hour: float
    detour_factor: float
    minimum_minutes: int


@dataclass(frozen=True)
class Department(Record):
    """A department, known by its id alone."""

    id: str


@dataclass(frozen=True)
class PreviousVisit(Record):
    """A visit that took place before, with the items checked then."""

    date: date
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target(Record):
    """A place to visit. Coordinates in degrees."""

    id: str
    area: str
    longitude: float
    latitude: float
    closed_on: tuple[date, ...] = ()
    previous_visits: tuple[PreviousVisit, ...] = ()


@dataclass(frozen=True)
class Check(Record):
    """One item of one department at one target, to be done from `first_date` to `last_date`, both included."""

    id: str
    target: str
    department: str
    item: str
    first_date: date
    last_date: date
    minutes: int
    specialties: tuple[str, ...] = ()
    lead: bool = False
    weight: int = 1
    gap_exempt: bool = False


@dataclass(frozen=True)
class Unavailable(Record):
    """A date, or one session of it, on which an inspector cannot come."""

    date: date
    session: str | None = None


@dataclass(frozen=True)
class Inspector(Record):
    """A person who may fill posts of one department."""

    id: str
    department: str
    areas: tuple[str, ...]
    specialties: tuple[str, ...]
    may_lead: bool
    certificate_valid_to: date
    unavailable: tuple[Unavailable, ...] = ()


@dataclass(frozen=True)
class Recusal(Record):
    """An inspector who must not come near a target."""

    inspector: str
    target: str


@dataclass(frozen=True)
class Pin(Record):
    """A visit that stays: exactly these checks, on this date, in this session if given, with at least these people."""

    checks: tuple[str, ...]
    date: date
    session: str | None = None
    inspectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem(Record):
    """One planning problem."""

    name: str
    working_days: tuple[date, ...]
    sessions: tuple[Session, ...]
    rules: Rules
    travel: Travel
    departments: tuple[Department, ...]
    targets: tuple[Target, ...]
    checks: tuple[Check, ...]
    inspectors: tuple[Inspector, ...]
    recusals: tuple[Recusal, ...] = ()
    pins: tuple[Pin, ...] = ()
    format: Format = "joint-inspection-problem/1"

    @cached_property
    def session_by_id(self) -> dict[str, Session]:
        """Sessions by id."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def target_by_id(self) -> dict[str, Target]:
        """Targets by id."""
        return {target.id: target for target in self.targets}

    @cached_property
    def check_by_id(self) -> dict[str, Check]:
        """Checks by id."""
        return {check.id: check for check in self.checks}

    @cached_property
    def inspector_by_id(self) -> dict[str, Inspector]:
        """Inspectors by id."""
        return {inspector.id: inspector for inspector in self.inspectors}

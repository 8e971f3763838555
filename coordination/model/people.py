"""Departments and inspectors, their leave and their recusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Department:
    """A member of the joint meeting. `vertical`: managed by the central government, not by the city.

    subject_from, subject_until: the first and the last day on which it is a subject of enforcement, None without limit.
    One that handed over part of its powers stays one; one that handed over all of them is out from then on (JN-44).
    """

    code: str
    name: str
    name_en: str
    short_name: str
    former_names: tuple[str, ...]
    vertical: bool
    subject_from: date | None = None
    subject_until: date | None = None

    def enforces(self, first: date, last: date) -> bool:
        """Whether it may inspect on every day of a span."""
        return (self.subject_from or first) <= first and last <= (self.subject_until or last)


@dataclass(frozen=True, slots=True)
class Specialty:
    """One word of the controlled vocabulary of specialties (JN-28)."""

    code: str
    name: str
    name_en: str
    department: str


class InspectorStatus(StrEnum):
    """Whether a person may be sent out (JN-26)."""

    ACTIVE = "active"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Inspector:
    """A person in the inspector register; `certificate_number` identifies (JN-27, ZB-23).

    areas: codes of the regions covered, a city code covers all its counties; specialties: codes of the vocabulary.
    """

    certificate_number: str
    name: str
    department: str
    post: str
    level: str
    district_code: str
    station_code: str
    areas: tuple[str, ...]
    specialties: tuple[str, ...]
    certificate_issuer: str
    certificate_valid_to: date
    may_lead: bool
    sex: str = ""
    status: InspectorStatus = InspectorStatus.ACTIVE


class HalfDay(StrEnum):
    """Part of a day a leave covers."""

    WHOLE_DAY = "whole_day"
    MORNING = "am"
    AFTERNOON = "pm"


@dataclass(frozen=True, slots=True)
class Leave:
    """An absence of an inspector from one date to another, both included."""

    inspector: str
    first_date: date
    last_date: date
    half_day: HalfDay = HalfDay.WHOLE_DAY
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredRecusal:
    """An inspector who must not inspect a target, with the relation that is the reason (ZB-42).

    declared_by, declared_at: who last said so and when, as the desk notes it; empty where it came before it did.
    swap_with: the certificate number of the colleague the officer would change visits with (ZB-43), empty for nobody.
    """

    inspector: str
    target: str
    reason: str
    declared_by: str = ""
    declared_at: datetime | None = None
    swap_with: str = ""

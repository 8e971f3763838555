"""What those who were inspected say of the visit, by the check code they were shown (D-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Grievance(StrEnum):
    """What must not happen on a visit.

    Operation hindered (HK-26), a fee (CX-27), favours (ZB-73), no certificate shown (ZB-52, CX-25), more checked than
    was announced (D-3).
    """

    HINDERED = "hindered"
    FEE = "fee"
    FAVOURS = "favours"
    NO_CERTIFICATE = "no_certificate"
    MORE_THAN_ANNOUNCED = "more_than_announced"


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """What somebody says of a visit. rating: from 1 to 5, 5 the best."""

    rating: int
    grievances: tuple[Grievance, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class VisitFeedback:
    """Feedback as it is kept: of whom is not known, and the inspecting departments do not see it. number: from 1."""

    task: str
    number: int
    rating: int
    grievances: tuple[Grievance, ...]
    words: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackRead:
    """Feedback as the office and the supervisor read it, with the visit it is about.

    departments: those with a part in the visit, by code.
    """

    task: str
    number: int
    rating: int
    grievances: tuple[Grievance, ...]
    words: str
    given_at: datetime
    target_name: str
    held_on: date
    departments: tuple[str, ...] = ()


ANY_GRIEVANCE = "any"


@dataclass(frozen=True, slots=True)
class FeedbackFilter:
    """Which feedback is wanted; empty is any.

    department: with a part in the visit; rating: from 1 to 5; grievance: one of `Grievance`, or ANY_GRIEVANCE;
    first_date, last_date: of the days on which it was given.
    """

    campaign: str = ""
    department: str = ""
    task: str = ""
    rating: int | None = None
    grievance: str = ""
    first_date: date | None = None
    last_date: date | None = None

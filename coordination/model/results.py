"""Results: what a department reports of its part, publishes, and corrects where it was wrong. Versions stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordination.model.on_site import Measure, Outcome
from coordination.model.tasks import ClosingReason, PartEnd


class ResultState(StrEnum):
    """How far a department's result is; `awaited` until it is reported."""

    AWAITED = "awaited"
    REPORTED = "reported"
    PUBLISHED = "published"
    OBJECTION = "objection"
    REVIEW = "review"
    CORRECTED = "corrected"
    UPHELD = "upheld"
    FED_BACK = "fed_back"


class ResultStep(StrEnum):
    """What can be done to a result."""

    REPORT = "report"
    PUBLISH = "publish"
    OBJECT = "object"
    REVIEW = "review"
    UPHOLD = "uphold"
    CORRECT = "correct"
    FEED_BACK = "feed_back"


class Disclosure(StrEnum):
    """Whether everybody may read a result, or only those it is sent to (ZB-61)."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class PublicFilter:
    """Which of the results that everybody may read are wanted; empty or None is any.

    target: id; name: a part of the target's; conclusion: of `Outcome`, as it is now; since: published on it or later.
    """

    campaign: str = ""
    target: str = ""
    name: str = ""
    department: str = ""
    conclusion: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one department's part. version: of the newest content, 0 before it is reported.

    circle: whom a restricted one is sent to; reason: why it is restricted.
    """

    task: str
    department: str
    state: ResultState = ResultState.AWAITED
    version: int = 0
    reported_by: str = ""
    reported_at: datetime | None = None
    published_by: str = ""
    published_at: datetime | None = None
    disclosure: Disclosure | None = None
    circle: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What was found at one item. adopted_from: whose conclusion it is, where it is not one's own."""

    item: str
    item_name: str
    checked: bool
    outcomes: tuple[Outcome, ...]
    found: str
    measures: tuple[Measure, ...]
    handled: str
    not_checked_reason: str = ""
    adopted_from: str = ""


@dataclass(frozen=True, slots=True)
class ResultContent:
    """A report with the five things ZB-59 wants: when, how many targets, what was checked, what was found, what to do.

    conclusion: the worst outcome of the items (C-25); None where none was inspected.
    """

    task: str
    department: str
    target: str
    target_name: str
    inspected_on: date
    target_count: int
    end: PartEnd
    closing_reason: ClosingReason | None
    items: tuple[ItemResult, ...]
    conclusion: Outcome | None
    opinion: str


@dataclass(frozen=True, slots=True)
class ItemCorrection:
    """What an item's result should have been."""

    item: str
    outcomes: tuple[Outcome, ...]
    found: str = ""
    handled: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong in a published result; items that are not named stay, and so does the opinion where empty."""

    reason: str
    items: tuple[ItemCorrection, ...] = ()
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class ResultVersion:
    """One content of a result, frozen. reason and signed_by: of a correction, which the head signs (ZB-63)."""

    task: str
    department: str
    number: int
    content: ResultContent
    sha256: str
    made_by: str
    made_at: datetime
    reason: str = ""
    signed_by: str = ""


class Decision(StrEnum):
    """What a review comes to (ZB-66)."""

    UPHELD = "upheld"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Objection:
    """The objection to a result, from its receipt to the answer. version: of the result it is against."""

    task: str
    department: str
    version: int
    objector: str
    grounds: str
    received_on: date
    received_by: str
    reviewer: str = ""
    review_began_at: datetime | None = None
    decision: Decision | None = None
    decision_reason: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    answer: str = ""
    fed_back_at: datetime | None = None


class PaperSide(StrEnum):
    """Whose paper it is: handed in with the objection, or sent with the answer."""

    OBJECTION = "objection"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class ObjectionPaper:
    """A photo, recording or document of an objection, by SHA-256."""

    task: str
    department: str
    sha256: str
    side: PaperSide
    name: str
    media_type: str
    size_bytes: int
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result with its contents, the newest first, the objection to it and the papers of that."""

    result: Result
    versions: tuple[ResultVersion, ...]
    objection: Objection | None
    papers: tuple[ObjectionPaper, ...] = ()


class SyncState(StrEnum):
    """What is known of a result on an official platform: nothing is claimed that was not confirmed (C-30)."""

    PENDING = "pending"
    EXPORTED = "exported"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ResultSync:
    """One version of a result on one platform. external_reference: what the platform calls it, once confirmed."""

    task: str
    department: str
    version: int
    channel: str
    state: SyncState = SyncState.PENDING
    external_reference: str = ""
    changed_at: datetime | None = None

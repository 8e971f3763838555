"""What is recorded of a check: typed on site or at the desk, sent once, never overwritten. Outcomes start empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordination.model.items import Method
from coordination.model.precursors import PrecursorSheet


class Outcome(StrEnum):
    """Outcome types of the national publicity system (D-14). None of them is ever assumed."""

    NO_PROBLEM = "no_problem"
    INFO_NOT_PUBLISHED = "info_not_published"
    INFO_FALSE = "info_false"
    UNREACHABLE = "unreachable"
    RECTIFICATION_ORDERED = "rectification_ordered"
    SERIOUS_NON_COOPERATION = "serious_non_cooperation"
    ACTIVITY_NOT_FOUND = "activity_not_found"
    PENDING_FOLLOW_UP = "pending_follow_up"


WITHOUT_FINDING = frozenset({Outcome.NO_PROBLEM, Outcome.ACTIVITY_NOT_FOUND})
"""Outcomes beside which no other can stand, and that need no word on what was found."""


class Measure(StrEnum):
    """What was done about a violation (ZB-53); no_penalty_minor: it is on a list of minor ones (LC-39)."""

    ON_SITE_RECORD = "on_site_record"
    PRELIMINARY_EVIDENCE = "preliminary_evidence"
    STOP_ORDERED = "stop_ordered"
    RECTIFICATION_URGED = "rectification_urged"
    NO_PENALTY_MINOR = "no_penalty_minor"


class AdoptionKind(StrEnum):
    """Whose conclusion stands for a check of one's own (ZB-49); `result`: of another department here (LC-09)."""

    AUTHORITY = "authority"
    JUDICIAL = "judicial"
    EXPERT = "expert"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Adoption:
    """A conclusion that closes a check without an inspection of one's own.

    source: the body, or the department's code for a result of ours; reference: number of the document, or the task
    for a result of ours; concluded_on: when the inspection or conclusion was; evidence: digest of the document,
    empty for a result of ours.
    """

    kind: AdoptionKind
    source: str
    reference: str
    concluded_on: date
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """What was typed about one check.

    checked: None where nothing was said yet; reason: why it was not checked; found and handled: problems, and how
    they were put right (ZB-54); entrusted_to: body that tested or audited, under the eyes of officer `supervised_by`
    (ZB-50); precursors: the sheet of an item of precursor chemicals.
    """

    check: str
    checked: bool | None = None
    reason: str = ""
    methods: tuple[Method, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    found: str = ""
    measures: tuple[Measure, ...] = ()
    handled: str = ""
    adoption: Adoption | None = None
    entrusted_to: str = ""
    supervised_by: str = ""
    precursors: PrecursorSheet | None = None


class SignatureStatus(StrEnum):
    """Whether the inspected party signed (ZB-55)."""

    SIGNED = "signed"
    REFUSED = "refused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class PartySignature:
    """Signature of the inspected party; note: what officers say of a refusal; witness: whom they asked (ZB-56)."""

    status: SignatureStatus
    note: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One thing that is sent: any part of what there is to record. Instants are those of the device."""

    checks: tuple[CheckEntry, ...] = ()
    arrived_at: datetime | None = None
    departed_at: datetime | None = None
    signature: PartySignature | None = None


@dataclass(frozen=True, slots=True)
class SiteSave:
    """A sent entry as it is kept. key: made by the device, so that what is sent again is not done again."""

    key: str
    task: str
    department: str
    number: int
    account: str
    received_at: datetime
    entry: SiteEntry


@dataclass(frozen=True, slots=True)
class Evidence:
    """A photo, recording or document of a department's part, by SHA-256. check: empty where it is of the whole."""

    task: str
    department: str
    sha256: str
    name: str
    media_type: str
    size_bytes: int
    check: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PartRecord:
    """All that was recorded of a part: of each check what was sent last, of each person what they sent.

    checks: one for each check owed, empty where nothing was said; saves: how many entries it comes from.
    """

    checks: tuple[CheckEntry, ...]
    arrived_at: datetime | None
    departed_at: datetime | None
    signature: PartySignature | None
    saves: int


@dataclass(frozen=True, slots=True)
class PartView:
    """A part's record with its evidence."""

    record: PartRecord
    evidence: tuple[Evidence, ...]

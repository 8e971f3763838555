"""What each printed form of a task says: one frozen record a document, every value as it will be read.

The names of these records and fields are the placeholders of the templates; `forms.FORMS` says which form is made of
which record. A value nobody entered is empty, and the form leaves room for it to be written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The head of every document.

    number: unique among all documents; code: what proves the paper, see `desk.documents.verifying`; verify_address:
    where anybody may verify it; issuer: department or office; issued_on: a day.
    """

    title: str
    issuer: str
    number: str = ""
    code: str = ""
    verify_address: str = ""
    issued_on: str = ""


@dataclass(frozen=True, slots=True)
class TargetSaid:
    """The inspection target. representative and phone: only on forms that want them, and as the issuer may see them."""

    name: str
    uscc: str
    address: str
    region: str
    representative: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class OfficerSaid:
    """An inspector of the team. role: leader or member."""

    number: str
    name: str
    certificate: str
    department: str
    role: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """One item of a department, and what was recorded of it, empty before.

    content: what is checked; checked: yes or no; reason: why not; adopted: whose conclusion stands for it; entrusted:
    to whom, and under whose eyes.
    """

    number: str
    department: str
    name: str
    content: str
    legal_basis: str
    methods: str
    frequency: str
    checked: str = ""
    reason: str = ""
    outcomes: str = ""
    found: str = ""
    measures: str = ""
    handled: str = ""
    adopted: str = ""
    entrusted: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceSaid:
    """One piece of evidence, with its digest."""

    number: str
    name: str
    sha256: str
    added_at: str


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """A group of the sheet of precursor chemicals. way: how it is looked at; regular: yes or no, empty before."""

    number: str
    name: str
    way: str
    regular: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """The sheet of one item of precursor chemicals. asked: the papers that are asked for; shown: those that were."""

    item: ItemSaid
    groups: tuple[GroupSaid, ...]
    asked: str
    shown: str
    other: str


@dataclass(frozen=True, slots=True)
class PartSaid:
    """A department's part of a task, and what was recorded and reported of it, empty before.

    methods: of its items together; problems: what was found at any item; measures: taken at any item; ended: how the
    part ended; conclusion: the worst outcome; opinion: of the department; version: of the result; circle and
    restriction: whom it is circulated to, and why it is not public; sheets: of its items of precursor chemicals.
    """

    department: str
    items: tuple[ItemSaid, ...]
    officers: tuple[OfficerSaid, ...]
    item_names: str
    officer_names: str
    legal_basis: str
    methods: str
    approved_by: str = ""
    approved_on: str = ""
    arrived_at: str = ""
    departed_at: str = ""
    inspected_on: str = ""
    completed_on: str = ""
    ended: str = ""
    signature: str = ""
    signature_note: str = ""
    witness: str = ""
    evidence: tuple[EvidenceSaid, ...] = ()
    problems: str = ""
    measures: str = ""
    conclusion: str = ""
    opinion: str = ""
    version: str = ""
    correction: str = ""
    reported_by: str = ""
    reported_on: str = ""
    published_on: str = ""
    circle: str = ""
    restriction: str = ""
    sheets: tuple[SheetSaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPaper(Paper):
    """A task, for all its departments.

    task: its number; task_name: of the campaign; kind: routine, special or case; source: of the task; time: from and
    to; visit_count, visit_cap: which visit of the year this is for the target, and how many the departments set
    themselves at most, empty where none is set; check_code, check_address: empty before one is issued; fee_notice,
    integrity_notice: what the pack in force promises whoever is inspected (CX-27, ZB-73).
    """

    task: str
    task_name: str
    kind: str
    source: str
    held_on: str
    time: str
    lead: str
    departments: str
    target: TargetSaid
    officers: tuple[OfficerSaid, ...]
    officer_names: str
    officer_count: str
    items: tuple[ItemSaid, ...]
    parts: tuple[PartSaid, ...]
    filing_reference: str = ""
    visit_count: str = ""
    visit_cap: str = ""
    check_code: str = ""
    check_address: str = ""
    conclusion: str = ""
    fee_notice: str = ""
    integrity_notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPaper(TaskPaper):
    """A department's part of a task. remedies: where the party may turn."""

    part: PartSaid
    remedies: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionSaid:
    """An objection to a result. last_review_on, last_answer_on: by when it is reviewed and answered."""

    objector: str
    grounds: str
    received_on: str
    received_by: str
    last_review_on: str
    last_answer_on: str
    reviewer: str = ""
    decision: str = ""
    decision_reason: str = ""
    decided_by: str = ""
    decided_on: str = ""
    answer: str = ""
    answered_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionPaper(PartPaper):
    """An objection to the result of a part."""

    objection: ObjectionSaid


@dataclass(frozen=True, slots=True)
class FindingSaid:
    """A finding that was handed on. item: at which it was found; to: who takes it."""

    number: str
    kind: str
    item: str
    matter: str
    to: str
    opened_by: str
    opened_on: str
    acknowledged_by: str = ""
    acknowledged_on: str = ""
    reference: str = ""
    outcome: str = ""
    outcome_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPaper(PartPaper):
    """A finding of a part that was handed on."""

    finding: FindingSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPaper(TaskPaper):
    """An officer who does not take part. reason: one the pack allows; statement: as it was written."""

    officer: str
    certificate: str
    officer_department: str
    reason: str
    statement: str
    declined_on: str


@dataclass(frozen=True, slots=True)
class PieceSaid:
    """One piece of a bound file."""

    number: str
    section: str
    name: str
    sha256: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePaper(TaskPaper):
    """The index of a target's file. due_on: by when it is to be bound."""

    pieces: tuple[PieceSaid, ...]
    piece_count: str

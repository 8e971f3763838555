"""The parameters of a pack from the published plan to the bound file, typed: preparations, conduct, results, clocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coordination.model.tasks import ClosingReason, DeclineReason, TaskStep
from coordination.rules.packs import Shelf

_WANTED_BY = {
    TaskStep.APPROVE: "approval_before_visit",
    TaskStep.FILE: "filing_before_visit",
    TaskStep.NOTIFY: "inspection_notice_required",
    TaskStep.ISSUE_CODE: "check_code_required",
}
INSPECTORS_ENTER = "participating_inspectors"


class PublishFrom(StrEnum):
    """What the time limit of publication runs from (C-04)."""

    TASK_COMPLETION = "task_completion"
    END_OF_INSPECTION = "end_of_inspection"
    REPORT_FORMED = "report_formed"


@dataclass(frozen=True, slots=True)
class ConductRules:
    """What holds before and during an inspection.

    required: preparations without which nobody goes (D-3, ZB-34, ZB-52, D-16); public_notice: the coming inspection
    is announced to everybody (CX-24); officers: at least so many; inspectors_enter: only officers of the team record
    (JN-43), else their department too.
    """

    required: frozenset[TaskStep]
    public_notice: bool
    officers: int
    signature: bool
    closing_reasons: frozenset[ClosingReason]
    decline_reasons: frozenset[DeclineReason]
    inspectors_enter: bool
    recognition: bool


@dataclass(frozen=True, slots=True)
class ClockRules:
    """Time limits in working days, and where the one of publication runs from; papers_days: after an urgent check."""

    report_days: int
    publish_days: int
    publish_from: PublishFrom
    objection_days: int
    review_days: int
    feedback_days: int
    file_days: int
    papers_days: int = 2


@dataclass(frozen=True, slots=True)
class ResultRules:
    """What becomes of results. channels: where they are published; criminal_to: who gets what looks like a crime."""

    channels: tuple[str, ...]
    credit_record: bool
    criminal_to: str
    remedies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """What a notice promises whoever is inspected.

    fees: some may be taken (CX-27); undisturbed: operation is not hindered, and nothing is accepted (HK-26, ZB-73).
    """

    fees: bool
    undisturbed: bool


def conduct_rules(shelf: Shelf, pack_id: str) -> ConductRules:
    """The rules of conduct under a pack."""
    return ConductRules(
        required=frozenset(step for step, name in _WANTED_BY.items() if shelf.value(pack_id, name)),
        public_notice=bool(shelf.value(pack_id, "pre_inspection_notice_public")),
        officers=shelf.value(pack_id, "min_inspectors_per_visit"),
        signature=bool(shelf.value(pack_id, "party_signature_required")),
        closing_reasons=frozenset(ClosingReason(one) for one in shelf.value(pack_id, "abnormal_closing_reasons")),
        decline_reasons=frozenset(DeclineReason(one) for one in shelf.value(pack_id, "replacement_reasons")),
        inspectors_enter=shelf.value(pack_id, "entry_rule") == INSPECTORS_ENTER,
        recognition=bool(shelf.value(pack_id, "result_recognition")),
    )


def clock_rules(shelf: Shelf, pack_id: str) -> ClockRules:
    """The time limits under a pack."""
    return ClockRules(
        report_days=shelf.value(pack_id, "result_report_days"),
        publish_days=shelf.value(pack_id, "publish_days"),
        publish_from=PublishFrom(shelf.value(pack_id, "publish_days_from")),
        objection_days=shelf.value(pack_id, "objection_window_days"),
        review_days=shelf.value(pack_id, "review_days"),
        feedback_days=shelf.value(pack_id, "review_feedback_days"),
        file_days=shelf.value(pack_id, "archive_days"),
        papers_days=shelf.value(pack_id, "urgent_paper_days"),
    )


def result_rules(shelf: Shelf, pack_id: str) -> ResultRules:
    """What becomes of results under a pack."""
    return ResultRules(
        channels=tuple(shelf.value(pack_id, "publish_channels")),
        credit_record=bool(shelf.value(pack_id, "credit_record_push")),
        criminal_to=shelf.value(pack_id, "criminal_referral_to"),
        remedies=tuple(shelf.value(pack_id, "remedies")),
    )


def notice_rules(shelf: Shelf, pack_id: str) -> NoticeRules:
    """What a notice promises under a pack."""
    return NoticeRules(
        fees=bool(shelf.value(pack_id, "fee_allowed")),
        undisturbed=bool(shelf.value(pack_id, "no_hindrance_required")),
    )

"""export: published results to rows for official platforms, with the codes these use.

Codes of results and methods, words of follow-ups: result entry form of the provincial platforms. Outcome types:
国市监信〔2019〕38号.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from coordination.model.deadlines import PartFacts
from coordination.model.follow_ups import FollowUp, FollowUpKind
from coordination.model.items import Method
from coordination.model.on_site import CheckEntry, Outcome
from coordination.model.results import ResultContent, ResultSync
from coordination.model.tasks import ClosingReason, PartEnd

OUTCOME_CODES: Mapping[Outcome, str] = {
    Outcome.NO_PROBLEM: "1",
    Outcome.PENDING_FOLLOW_UP: "A",
    Outcome.INFO_NOT_PUBLISHED: "B",
    Outcome.INFO_FALSE: "C",
    Outcome.UNREACHABLE: "6",
    Outcome.RECTIFICATION_ORDERED: "E",
    Outcome.ACTIVITY_NOT_FOUND: "F",
    Outcome.SERIOUS_NON_COOPERATION: "8",
}
CLOSING_CODES: Mapping[ClosingReason, str] = {
    ClosingReason.UNREACHABLE: "6",
    ClosingReason.SERIOUS_NON_COOPERATION: "8",
    ClosingReason.DEREGISTERED: "9",
    ClosingReason.LICENCE_REVOKED: "10",
    ClosingReason.REGISTRATION_REVOKED: "11",
    ClosingReason.CLOSED: "7",
    ClosingReason.IN_LIQUIDATION: "7",
}
METHOD_CODES: Mapping[Method, str] = {
    Method.ON_SITE: "1",
    Method.WRITTEN: "2",
    Method.TESTING: "4",
    Method.NETWORK: "5",
}
_ADOPTED, _ENTRUSTED = "3", "6"
_NOTHING_TO_DO, _RECTIFY, _CASE, _TELL_OTHERS = (
    "无需后续处置",
    "违反本部门规定，责令改正",
    "案件线索移送办案机构",
    "抄告相关部门",
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a platform wants to know of target and department beside the result."""

    campaign_title: str
    uscc: str
    address: str
    department_name: str


@dataclass(frozen=True, slots=True)
class PublicityRow:
    """One result for a publicity system; codes are joined by commas. synced: what is known there of this version."""

    task: str
    campaign: str
    target_name: str
    uscc: str
    address: str
    department: str
    items: str
    methods: str
    results: str
    follow_up: str
    inspected_on: date
    version: int
    synced: str
    external_reference: str


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One result for a credit record: under whose name, by whom, when, what."""

    uscc: str
    target_name: str
    department: str
    inspected_on: date
    conclusion: str
    task: str
    version: int
    synced: str
    external_reference: str


def publicity_row(
    content: ResultContent, entries: Sequence[CheckEntry], handed: Sequence[FollowUp], named: Named, sync: ResultSync
) -> PublicityRow:
    """The row of one version of a result on one platform."""
    return PublicityRow(
        task=content.task,
        campaign=named.campaign_title,
        target_name=content.target_name,
        uscc=named.uscc,
        address=named.address,
        department=named.department_name,
        items="；".join(one.item_name for one in content.items),
        methods=",".join(_methods(content, entries)),
        results=",".join(result_codes(content)),
        follow_up="；".join(_follow_ups(content, handed)),
        inspected_on=content.inspected_on,
        version=sync.version,
        synced=sync.state.value,
        external_reference=sync.external_reference,
    )


def credit_row(content: ResultContent, named: Named, sync: ResultSync) -> CreditRow:
    """The row of one version of a result in the credit record."""
    return CreditRow(
        uscc=named.uscc,
        target_name=content.target_name,
        department=named.department_name,
        inspected_on=content.inspected_on,
        conclusion=",".join(result_codes(content)),
        task=content.task,
        version=sync.version,
        synced=sync.state.value,
        external_reference=sync.external_reference,
    )


def result_codes(content: ResultContent) -> list[str]:
    """The codes of a result, each once, in the order of the outcome types; 未发现问题 only where nothing else was."""
    outcomes = {outcome for item in content.items for outcome in item.outcomes}
    if outcomes - {Outcome.NO_PROBLEM}:
        outcomes.discard(Outcome.NO_PROBLEM)
    codes = [code for outcome, code in OUTCOME_CODES.items() if outcome in outcomes]
    if content.end is PartEnd.DIRECT and content.closing_reason is not None:
        codes.append(CLOSING_CODES[content.closing_reason])
    return list(dict.fromkeys(codes))


def _methods(content: ResultContent, entries: Sequence[CheckEntry]) -> list[str]:
    codes = {METHOD_CODES[method] for one in entries if one.checked for method in one.methods}
    codes |= {_ADOPTED} if any(item.adopted_from for item in content.items) else set()
    codes |= {_ENTRUSTED} if any(one.entrusted_to for one in entries) else set()
    return sorted(codes)


def _follow_ups(content: ResultContent, handed: Sequence[FollowUp]) -> list[str]:
    kinds = {one.kind for one in handed}
    found = [_CASE] if kinds & {FollowUpKind.CASE, FollowUpKind.CRIMINAL} else []
    found += [_TELL_OTHERS] if FollowUpKind.TERRITORIAL in kinds else []
    outcomes = {outcome for item in content.items for outcome in item.outcomes}
    found += [_RECTIFY] if Outcome.RECTIFICATION_ORDERED in outcomes else []
    return found or [_NOTHING_TO_DO]


NETWORK_STAGES = ("registered", "applied", "approved", "inspected", "papers", "closed")
"""The six stages of the provincial and city enforcement networks, in order (ZB-51)."""


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A department's part as an enforcement network shows it: how far it is, and the day of each stage, None before.

    stage: the last of `NETWORK_STAGES` before the first that is missing, empty before all; filing_reference: what the
    network calls the check, empty before it said so (C-30). registered_on: the version of the plan it is in was
    published; applied_on: that version was first filed; papers_on: its report was formed; closed_on: its result was
    published or circulated.
    """

    task: str
    target_name: str
    uscc: str
    department: str
    filing_reference: str
    stage: str
    registered_on: date | None
    applied_on: date | None
    approved_on: date | None
    inspected_on: date | None
    papers_on: date | None
    closed_on: date | None


def network_row(
    facts: PartFacts, named: Named, filing_reference: str, registered_on: date | None, applied_on: date | None
) -> NetworkRow:
    """The row of a part (ZB-51); what ended without an inspection was inspected on the day it was complete."""
    inspected_on = facts.inspected_on or facts.completed_on
    days = (registered_on, applied_on, facts.approved_on, inspected_on, facts.reported_on, facts.published_on)
    reached = sum(1 for _ in takewhile(lambda day: day is not None, days))
    return NetworkRow(
        facts.task,
        facts.target_name,
        named.uscc,
        named.department_name,
        filing_reference,
        NETWORK_STAGES[reached - 1] if reached else "",
        *days,
    )

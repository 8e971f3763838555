"""A record is what was sent last; what is missing is told at once; the ledger holds what was visited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordination.model.on_site import (
    Adoption,
    AdoptionKind,
    CheckEntry,
    Outcome,
    PartySignature,
    SignatureStatus,
    SiteEntry,
    SiteSave,
)
from coordination.model.targets import PastVisit
from coordination.model.tasks import ClosingReason, PartEnd, TaskCheck, TaskPart, TaskState
from coordination.stages.record import adopted, faults_of_entry, gaps, record
from coordination.stages.settle import ledger, settle, worst
from tests.coordination.conduct import local
from tests.coordination.stages.test_order import LETTER, TASK

AT = local("2026-04-07")
FIRE, FOOD = CheckEntry("c1", checked=True, outcomes=(Outcome.NO_PROBLEM,)), CheckEntry("c2")
OWED = [TaskCheck("T", "c1", "b", "AMR", "AMR-03", "甲"), TaskCheck("T", "c2", "b", "AMR", "AMR-04", "乙")]
PART = TaskPart("T", "AMR", end=PartEnd.INSPECTED, inspected_on=date(2026, 4, 7))
VISITED = replace(TASK, state=TaskState.ARRIVED, arrived_at=AT)
RECOGNISED = Adoption(AdoptionKind.RESULT, "EMERG", "T9", date(2026, 3, 2))


def saved(*entries: SiteEntry) -> list[SiteSave]:
    return [SiteSave(f"k{n}", "T", "AMR", n, "a", AT, entry) for n, entry in enumerate(entries)]


def test_outcomes_start_empty() -> None:
    found = record(["c1", "c2"], [])
    assert [(one.checked, one.outcomes) for one in found.checks] == [(None, ()), (None, ())]
    assert not adopted(found)


def test_of_each_check_what_was_sent_last_holds_and_other_checks_stay() -> None:
    again = replace(FIRE, outcomes=(Outcome.PENDING_FOLLOW_UP,), found="软管老化")
    found = record(
        ["c1", "c2"], saved(SiteEntry((FIRE,)), SiteEntry((replace(FOOD, checked=False),)), SiteEntry((again,)))
    )
    assert found.checks == (again, replace(FOOD, checked=False))
    assert found.saves == 3


def test_arrival_is_the_earliest_and_departure_the_latest_of_all_who_sent_one() -> None:
    hour = timedelta(hours=1)
    found = record([], saved(SiteEntry(arrived_at=AT, departed_at=AT + hour), SiteEntry(arrived_at=AT - hour)))
    assert (found.arrived_at, found.departed_at) == (AT - hour, AT + hour)


def test_everything_that_is_missing_is_told_at_once() -> None:
    entries = (replace(FIRE, outcomes=(Outcome.PENDING_FOLLOW_UP,)), replace(FOOD, checked=False))
    signed = PartySignature(SignatureStatus.REFUSED)
    found = record(
        ["c1", "c2", "c3", "c4"], saved(SiteEntry((*entries, CheckEntry("c4", checked=True)), signature=signed))
    )
    assert [(one.code, one.place) for one in gaps(found, on_site=True, signature=True)] == [
        ("gap-found", "c1"),
        ("gap-reason", "c2"),
        ("gap-check", "c3"),
        ("gap-outcome", "c4"),
        ("gap-arrival", "arrived_at"),
        ("gap-departure", "departed_at"),
        ("gap-signature-note", "signature"),
    ]
    assert "gap-arrival" not in {one.code for one in gaps(found, on_site=False, signature=True)}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (CheckEntry("c9"), "record-check-not-owed"),
        (replace(FIRE, outcomes=(Outcome.NO_PROBLEM, Outcome.INFO_FALSE)), "record-outcomes-contradict"),
        (replace(FIRE, checked=False), "record-outcome-unchecked"),
        (replace(FIRE, found="长" * 21), "record-too-long"),
        (replace(FIRE, entrusted_to="检测院"), "record-entrusted-unsupervised"),
    ],
)
def test_what_nobody_could_mean_is_refused(entry: CheckEntry, code: str) -> None:
    assert [one.code for one in faults_of_entry(SiteEntry((entry,)), ["c1", "c2"], 20)] == [code]
    assert not list(faults_of_entry(SiteEntry((FIRE,)), ["c1", "c2"], 20))


def test_the_joint_conclusion_is_the_worst_outcome() -> None:
    assert worst({Outcome.NO_PROBLEM, Outcome.INFO_FALSE, Outcome.RECTIFICATION_ORDERED}) is Outcome.INFO_FALSE
    assert worst(set()) is None
    closed = replace(PART, end=PartEnd.DIRECT, closing_reason=ClosingReason.UNREACHABLE)
    content = settle(VISITED, closed, OWED, record(["c1", "c2"], saved(SiteEntry((FIRE,)))), "移出名录")
    assert (content.conclusion, [one.checked for one in content.items]) == (Outcome.UNREACHABLE, [False, False])


def test_the_ledger_holds_what_was_checked_where_somebody_went() -> None:
    found = record(["c1", "c2"], saved(SiteEntry((FIRE, replace(FOOD, checked=False, reason="停产")))))
    assert ledger(VISITED, PART, OWED, found) == [PastVisit("t", date(2026, 4, 7), "AMR", ("AMR-03",), "T")]
    assert ledger(LETTER, PART, OWED, found) == [
        PastVisit("t", date(2026, 4, 7), "AMR", ("AMR-03",), "T", on_site=False)
    ]


def test_a_recognised_result_is_remembered_on_its_own_day_and_as_nobodys_second_visit() -> None:
    found = record(["c1", "c2"], saved(SiteEntry((replace(FIRE, adoption=RECOGNISED), FOOD))))
    both = record(["c1", "c2"], saved(SiteEntry((replace(FIRE, adoption=RECOGNISED), replace(FIRE, check="c2")))))
    assert not adopted(found)
    assert ledger(VISITED, PART, OWED, both) == [
        PastVisit("t", date(2026, 3, 2), "AMR", ("AMR-03",), "T", on_site=False),
        PastVisit("t", date(2026, 4, 7), "AMR", ("AMR-04",), "T"),
    ]
    court = replace(RECOGNISED, kind=AdoptionKind.JUDICIAL)
    judged = record(["c1"], saved(SiteEntry((replace(FIRE, adoption=court),))))
    assert ledger(TASK, replace(PART, end=PartEnd.ADOPTED), OWED[:1], judged) == []

"""Alerts, grounds and indicators follow from the facts, and more inspections are never better."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordination.model.deadlines import Clock, Due, DueState
from coordination.model.items import Method
from coordination.model.on_site import CheckEntry, Outcome, PartRecord
from coordination.model.tasks import PartEnd, TaskPart
from coordination.model.year_end import AlertKind, Evidence, Ground
from coordination.stages.account import DepartmentFacts, alerts, grounds, indicators

MOST = {"day": 1, "week": 2, "month": 3}
DAY = date(2026, 4, 7)


def on(*days: int, target: str = "t") -> list[tuple[str, date, str]]:
    return [(target, DAY + timedelta(days=day), f"s{number}") for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("visits", "kinds"),
    [
        (on(0), []),
        (on(0, 0), [AlertKind.DAY]),
        (on(0, 3, 6), [AlertKind.WEEK]),
        (on(0, 3, 7), []),
        (on(0, 7, 14, 29), [AlertKind.MONTH]),
        (on(0, 7, 14, 30), []),
    ],
)
def test_a_target_visited_too_often_is_named_with_its_worst_stretch(
    visits: list[tuple[str, date, str]], kinds: list[AlertKind]
) -> None:
    assert [one.kind for one in alerts(visits, [], MOST, ())] == kinds
    assert alerts(visits, [], MOST, {"t"}) == []


def test_departments_that_go_together_are_one_visit() -> None:
    assert alerts([("t", DAY, "task 1"), ("t", DAY, "task 1")], [], MOST, ()) == []


def test_an_officer_who_meets_a_target_again_is_named() -> None:
    met = [("LC-1", "t", DAY), ("LC-1", "t", DAY + timedelta(days=200)), ("LC-2", "t", DAY)]
    assert [(one.kind, one.officer, one.visits) for one in alerts([], met, MOST, ())] == [
        (AlertKind.SAME_OFFICER, "LC-1", 2)
    ]


PART = TaskPart("T", "AMR", end=PartEnd.INSPECTED)
WRITTEN = CheckEntry("c1", checked=True, methods=(Method.ON_SITE,), outcomes=(Outcome.NO_PROBLEM,))


def recorded(entry: CheckEntry) -> PartRecord:
    return PartRecord((entry,), None, None, None, 1)


def test_who_did_what_the_list_says_is_exempt_and_who_went_through_the_motions_is_not() -> None:
    assert [one.ground for one in grounds([PART], [], {"AMR": recorded(WRITTEN)}, [])] == [Ground.DUTY_PERFORMED]
    hollow = recorded(replace(WRITTEN, methods=()))
    assert [(one.ground, one.rule) for one in grounds([PART], [], {"AMR": hollow}, [])] == [
        (Ground.EMPTY_RECORD, "LC-64")
    ]


def test_a_missed_visit_and_a_late_publication_are_seen_with_their_rules() -> None:
    due = Due(Clock.VISIT, "T", "AMR", "店", DAY, DAY, provisional=False)
    late = replace(due, clock=Clock.PUBLICATION)
    found = grounds([PART], [(DueState.OVERDUE, due), (DueState.MISSED, late)], {"AMR": recorded(WRITTEN)}, [])
    assert [one.rule for one in found] == ["LC-60", "LC-61", "LC-63"]


GOOD = DepartmentFacts(
    targets=10,
    inspectors=4,
    items=3,
    plan_published=True,
    parts=20,
    completed=20,
    joint=5,
    published=20,
    published_in_time=20,
    findings=2,
    handed_on=2,
    special=1,
    rules_written=11,
    rules_asked=11,
)


def test_there_are_fourteen_indicators_and_more_inspections_change_none() -> None:
    found = indicators(GOOD)
    assert [one.rule for one in found] == [f"CX-A{number:02}" for number in range(1, 15)]
    assert {one.evidence for one in found} == {Evidence.MET, Evidence.PAPERS}
    more = replace(GOOD, parts=200, completed=200, published=200, published_in_time=200, joint=50)
    assert [one.evidence for one in indicators(more)] == [one.evidence for one in found]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"completed": 19}, "CX-A10"),
        ({"published_in_time": 19}, "CX-A12"),
        ({"handed_on": 1}, "CX-A13"),
        ({"plan_published": False}, "CX-A08"),
    ],
)
def test_what_is_missing_is_seen(changed: dict[str, int], rule: str) -> None:
    missed = [one.rule for one in indicators(replace(GOOD, **changed)) if one.evidence is Evidence.NOT_MET]
    assert rule in missed


def test_a_share_of_nothing_is_neither_met_nor_missed() -> None:
    none = replace(GOOD, parts=0, completed=0, published=0, published_in_time=0, findings=0, handed_on=0)
    open_still = [one.rule for one in indicators(none) if one.evidence is Evidence.NO_CASE]
    assert open_still == ["CX-A10", "CX-A12", "CX-A13"]

"""Time limits: the published vectors, triggers by pack, what a day makes of them, and what a change moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordination.model.deadlines import Clock, Due, DueState, Moved, PartFacts
from coordination.rules.conduct import ClockRules, clock_rules
from coordination.stages.due import due, moved, state_on
from seeds.loading import reference
from tests.coordination.model.test_calendar import VECTORS

REFERENCE = reference()
CALENDAR, SHELF = REFERENCE.calendar, REFERENCE.shelf
VISITED = PartFacts("T", "AMR", "示例店", date(2026, 4, 7), leads=True, inspected_on=date(2026, 4, 7))
COMPLETE = replace(VISITED, completed_on=date(2026, 4, 8), joint_done_on=date(2026, 4, 9))


def rules(pack: str) -> ClockRules:
    return clock_rules(SHELF, pack)


def dues(facts: PartFacts, pack: str = "BASE2026") -> dict[Clock, Due]:
    return {one.clock: one for one in due([facts], rules(pack), CALENDAR)}


@pytest.mark.parametrize(("trigger", "days", "on"), VECTORS)
def test_the_vectors_of_the_rulebook_hold(trigger: str, days: int, on: str) -> None:
    limits = replace(rules("BASE2026"), report_days=days)
    complete = replace(VISITED, completed_on=date.fromisoformat(trigger))
    (found,) = (one for one in due([complete], limits, CALENDAR) if one.clock is Clock.REPORT)
    assert (found.due_on, found.provisional) == (date.fromisoformat(on), False)


def test_a_limit_into_a_year_without_calendar_is_provisional() -> None:
    late = replace(COMPLETE, joint_done_on=date(2026, 12, 1))
    assert dues(late)[Clock.FILE].provisional
    assert not dues(COMPLETE)[Clock.FILE].provisional


@pytest.mark.parametrize(
    ("pack", "trigger"), [("LC", "2026-04-08"), ("HK", "2026-04-08"), ("JN", "2026-04-08"), ("CX", "2026-04-07")]
)
def test_publication_runs_from_what_the_pack_says(pack: str, trigger: str) -> None:
    found = dues(COMPLETE, pack)[Clock.PUBLICATION]
    assert (found.trigger_on, found.due_on) == (
        date.fromisoformat(trigger),
        CALENDAR.deadline(date.fromisoformat(trigger), 20).on,
    )


def test_in_zibo_publication_runs_two_days_from_the_report_and_not_before() -> None:
    assert Clock.PUBLICATION not in dues(COMPLETE, "ZB")
    reported = replace(COMPLETE, reported_on=date(2026, 5, 8))
    assert dues(reported, "ZB")[Clock.PUBLICATION].due_on == date(2026, 5, 11)


def test_the_file_is_due_from_the_last_department_and_only_by_who_leads() -> None:
    assert dues(COMPLETE)[Clock.FILE].trigger_on == date(2026, 4, 9)
    assert Clock.FILE not in dues(replace(COMPLETE, leads=False))
    assert Clock.FILE not in dues(replace(COMPLETE, joint_done_on=None))


def test_how_a_limit_stands_on_each_day() -> None:
    report = dues(COMPLETE)[Clock.REPORT]
    assert report.due_on == date(2026, 4, 15)  # a Wednesday
    days = {
        date(2026, 4, 10): DueState.OPEN,  # Friday: four working days are left
        date(2026, 4, 13): DueState.NEAR,
        date(2026, 4, 15): DueState.NEAR,
        date(2026, 4, 16): DueState.OVERDUE,
    }
    assert {day: state_on(report, day, CALENDAR) for day in days} == days
    for done, state in ((report.due_on, DueState.KEPT), (report.due_on + timedelta(1), DueState.MISSED)):
        assert state_on(replace(report, done_on=done), date(2026, 6, 1), CALENDAR) is state


def test_the_end_of_an_objection_window_is_nobodys_failure() -> None:
    window = dues(replace(COMPLETE, published_on=date(2026, 1, 5)))[Clock.OBJECTION_WINDOW]
    assert window.due_on == date(2026, 4, 3)
    assert state_on(window, date(2026, 4, 3), CALENDAR) is DueState.OPEN
    assert state_on(window, date(2026, 4, 4), CALENDAR) is DueState.KEPT


def test_what_a_change_of_the_pack_moves_is_told_and_nothing_else() -> None:
    reported = replace(COMPLETE, reported_on=date(2026, 4, 10))
    before, after = (due([reported], rules(pack), CALENDAR) for pack in ("LC", "ZB"))
    assert moved(before, after) == [Moved(Clock.PUBLICATION, "T", "AMR", date(2026, 5, 9), date(2026, 4, 14))]
    assert moved(before, before) == []
    unreported = moved(*(due([COMPLETE], rules(pack), CALENDAR) for pack in ("LC", "ZB")))
    assert [(one.before, one.after) for one in unreported] == [(date(2026, 5, 9), None)]

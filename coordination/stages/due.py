"""due: the days of every part and the time limits of a pack to what is due when, and how that stands on a day.

Working days are counted from the day after the trigger (C-26); each department's limits run from its own completion,
the limit of the file from the last department's (C-27).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice

from coordination.model.calendar import Deadline, WorkingCalendar
from coordination.model.deadlines import Clock, Due, DueState, Moved, PartFacts
from coordination.rules.conduct import ClockRules, PublishFrom

NEAR_DAYS = 3
"""A time limit is near on its last day and the working days before it, so many in all."""


def due(facts: Iterable[PartFacts], rules: ClockRules, calendar: WorkingCalendar) -> list[Due]:
    """Every time limit of the parts, by day, then by task, department and clock."""
    limit = cache(calendar.deadline)
    found = [
        Due(clock, one.task, one.department, one.target_name, trigger, ends.on, ends.provisional, done)
        for one in facts
        for clock, trigger, days, done in _clocks(one, rules)
        for ends in (limit(trigger, days) if days else Deadline(trigger, provisional=False),)
    ]
    return sorted(found, key=lambda one: (one.due_on, one.task, one.department, one.clock))


def _clocks(one: PartFacts, rules: ClockRules) -> Iterator[tuple[Clock, date, int, date | None]]:
    """What runs: the clock, its trigger, its working days, and the day on which it was stopped."""
    yield Clock.VISIT, one.planned_on, 0, one.inspected_on or one.completed_on
    if one.completed_on is not None:
        yield Clock.REPORT, one.completed_on, rules.report_days, one.reported_on
    begins = {
        PublishFrom.TASK_COMPLETION: one.completed_on,
        PublishFrom.END_OF_INSPECTION: one.inspected_on,
        PublishFrom.REPORT_FORMED: one.reported_on,
    }[rules.publish_from]
    if begins is not None:
        yield Clock.PUBLICATION, begins, rules.publish_days, one.published_on
    if one.published_on is not None:
        yield Clock.OBJECTION_WINDOW, one.published_on, rules.objection_days, one.objected_on
    if one.objected_on is not None:
        yield Clock.REVIEW, one.objected_on, rules.review_days, one.decided_on
    if one.decided_on is not None:
        yield Clock.FEEDBACK, one.decided_on, rules.feedback_days, one.fed_back_on
    if one.begun_on is not None:
        yield Clock.PAPERS, one.begun_on, rules.papers_days, one.papers_on
    if one.leads and one.joint_done_on is not None:
        yield Clock.FILE, one.joint_done_on, rules.file_days, one.bound_on


def state_on(one: Due, today: date, calendar: WorkingCalendar) -> DueState:
    """How a time limit stands on a day; the end of an objection window is nobody's failure."""
    if one.done_on is not None:
        return DueState.KEPT if one.done_on <= one.due_on else DueState.MISSED
    if today > one.due_on:
        return DueState.KEPT if one.clock is Clock.OBJECTION_WINDOW else DueState.OVERDUE
    if one.clock is Clock.OBJECTION_WINDOW:
        return DueState.OPEN
    left = islice(calendar.working_days(today, one.due_on), NEAR_DAYS + 1)
    return DueState.NEAR if sum(1 for _ in left) <= NEAR_DAYS else DueState.OPEN


def moved(before: Sequence[Due], after: Sequence[Due]) -> list[Moved]:
    """The time limits that are not on the same day under other rules, by clock, task and department."""
    old = {(one.clock, one.task, one.department): one.due_on for one in before}
    new = {(one.clock, one.task, one.department): one.due_on for one in after}
    return [Moved(*key, old.get(key), new.get(key)) for key in sorted(old.keys() | new) if old.get(key) != new.get(key)]

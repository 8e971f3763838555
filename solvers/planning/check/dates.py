"""R1 and R2: every check once, on a date that its window, the calendar and the target allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solvers.planning.check.view import View, Violation


def every_check_once(view: View) -> Iterator[Violation]:
    """R1: every check stands in exactly one visit of its own target or in `unplanned`; none is invented."""
    stands = Counter(check for _, visit in view.stops() for check in visit.checks)
    stands.update(entry.check for entry in view.plan.unplanned)
    for check in view.problem.checks:
        if stands[check.id] != 1:
            yield Violation("R1", "r1-not-once", check.id, {"times": stands[check.id]})
    for invented in stands.keys() - view.problem.check_by_id.keys():
        yield Violation("R1", "r1-invented", invented)
    for _, visit in view.stops():
        if not visit.checks:
            yield Violation("R1", "r1-empty-visit", visit.id)
        for check in view.checks_of(visit):
            if check.target != visit.target:
                yield Violation("R1", "r1-wrong-target", check.id, {"visit": visit.id, "target": check.target})


def date_in_window(view: View) -> Iterator[Violation]:
    """R2: a visit's date is a working day, inside every window of its checks, and no closed day of the target."""
    working_days = set(view.problem.working_days)
    for route, visit in view.stops():
        day = route.date
        if day not in working_days:
            yield Violation("R2", "r2-not-working-day", visit.id, {"date": day.isoformat()})
        target = view.problem.target_by_id.get(visit.target)
        if target is not None and day in target.closed_on:
            yield Violation("R2", "r2-closed", visit.id, {"date": day.isoformat(), "target": target.id})
        for check in view.checks_of(visit):
            if not check.first_date <= day <= check.last_date:
                window = {"first": check.first_date.isoformat(), "last": check.last_date.isoformat()}
                yield Violation(
                    "R2", "r2-outside-window", visit.id, {"date": day.isoformat(), "check": check.id, **window}
                )

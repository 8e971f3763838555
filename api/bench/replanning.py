"""The processes that replan a plan of ours after an event, and that say how much two plans differ.

Illness: whoever has most to do in the second week falls ill for it. Lost week: nobody inspects in the second week. What
lies before that week is not touched. Seconds are those from the two files' records to the checked plan after.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from coordination.model.replans import Chain, Event, EventKind, ReplanOrder
from coordination.replanning import replan
from coordination.stages.change import changed
from coordination.texts import texts
from solvers.effort import Effort
from solvers.parallel import processors
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_plan, read_problem, write_plan, write_problem
from solvers.replanning.verify import differences

CASES: Mapping[str, float] = {"illness": 1.0, "lost-week": 60.0}
"""The events, and how many seconds a replan after each may take."""
_CHAIN = Chain("", 1, "00" * 32, "onevisit-bench")


def after(case: str, problem: str, plan: str, problem_to: str, plan_to: str) -> dict[str, Any]:
    """Replans; writes the problem as it is then and the plan after, and tells seconds, counts and differences."""
    base, before = read_problem(Path(problem).read_bytes()), read_plan(Path(plan).read_bytes())
    event, first = _event(case, base, before)
    now = changed(base, before, event, first)
    raw = write_problem(now)
    Path(problem_to).write_bytes(raw)
    said, order = texts("zh"), ReplanOrder(event, first, digest(Path(plan).read_bytes()), _CHAIN)
    effort, started, used = Effort.of_seconds(_seconds(case), processors()), time.monotonic(), time.process_time()
    found = replan(now, before, digest(raw), order, said, effort)
    seconds, processor = time.monotonic() - started, time.process_time() - used
    Path(plan_to).write_bytes(write_plan(found.plan))
    counts = [asdict(count) for count in found.record.counts]
    return {"seconds": seconds, "processor_seconds": processor, "counts": counts, **_moved(before, found.plan)}


def _seconds(case: str) -> float:
    """The time a search is given: some of what a replan may take goes into checks and files."""
    return 0.75 * CASES[case]


def differ(before: str, other: str) -> dict[str, Any]:
    """How much two plans differ."""
    return _moved(read_plan(Path(before).read_bytes()), read_plan(Path(other).read_bytes()))


def _moved(before: Plan, other: Plan) -> dict[str, int]:
    """Weight of the other plan; visits at another date or session, with other checks or gone; (visit, inspector) new.

    Ids of visits follow from their first checks, so that plans made apart can be compared.
    """
    visits = {place for kind, place, *_ in differences(before, other) if kind in {"checks", "date", "session"}}
    pairs = [
        {(visit.id, post.inspector) for route in plan.routes for visit in route.visits for post in route.posts}
        for plan in (before, other)
    ]
    return {
        "planned_weight": other.scores.planned_weight,
        "visits_moved": len(visits),
        "people_moved": len(pairs[1] - pairs[0]),
    }


def _event(case: str, problem: Problem, plan: Plan) -> tuple[Event, date]:
    days = sorted(problem.working_days)
    second = sorted({day.isocalendar()[:2] for day in days})[1]
    week = [day for day in days if day.isocalendar()[:2] == second]
    if case == "lost-week":
        return Event(EventKind.DAYS_LOST, case, first_date=week[0], last_date=week[-1]), week[0]
    busy = Counter(post.inspector for route in plan.routes if route.date in week for post in route.posts)
    who = max(sorted(busy), key=lambda inspector: busy[inspector])
    return Event(EventKind.ABSENCE, "health", case, "", (who,), "", week[0], week[-1]), week[0]


if __name__ == "__main__":
    act, *given = sys.argv[1:]
    print(json.dumps(after(*given) if act == "after" else differ(*given)))  # noqa: T201 - this is how the bench is told

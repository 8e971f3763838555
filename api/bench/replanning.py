"""The processes that replan a plan of ours after an event, and that say how much two plans differ.

Illness: whoever has most to do in the second week falls ill for it. Lost week: nobody inspects in the second week.
Staff cut: the department with most posts from then on gives up every other of its people. What lies before that week is
not touched and not counted. Seconds are those from the two files' records to the checked plan after.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from coordination.model.replans import Aim, Chain, Event, EventKind, ReplanOrder
from coordination.replanning import replan
from coordination.stages.change import changed
from coordination.stages.suppose import remaining
from coordination.texts import texts
from solvers.effort import Effort
from solvers.parallel import processors
from solvers.planning.plan import Plan, Route
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_plan, read_problem, write_plan, write_problem
from solvers.replanning.verify import differences

CASES: Mapping[str, float] = {"illness": 1.0, "lost-week": 60.0, "staff-cut": 60.0}
"""The events, and how many seconds a replan after each may take."""
AIMS: Mapping[str, tuple[Aim, ...]] = {"illness": (Aim.MOVES,), "lost-week": tuple(Aim), "staff-cut": tuple(Aim)}
"""What a replan after each event is asked to have the fewest of."""
_CHAIN = Chain("", 1, "00" * 32, "onevisit-bench")


def after(case: str, aim: str, problem: str, plan: str, problem_to: str, plan_to: str) -> dict[str, Any]:
    """Replans; writes what is still to be planned then and the plan after; tells seconds, counts and differences."""
    base, before = read_problem(Path(problem).read_bytes()), read_plan(Path(plan).read_bytes())
    event, first = _event(case, base, before)
    now = changed(base, before, event, first)
    sha256 = digest(write_problem(now))
    Path(problem_to).write_bytes(write_problem(remaining(now, before, first)))
    said, order = texts("zh"), ReplanOrder(event, first, digest(Path(plan).read_bytes()), _CHAIN, Aim(aim))
    effort, started, used = Effort.of_seconds(_seconds(case), processors()), time.monotonic(), time.process_time()
    found = replan(now, before, sha256, order, said, effort)
    seconds, processor = time.monotonic() - started, time.process_time() - used
    Path(plan_to).write_bytes(write_plan(found.plan))
    counts = [asdict(count) for count in found.record.counts]
    differ = _moved(now, before, found.plan, first)
    return {"seconds": seconds, "processor_seconds": processor, "counts": counts, **differ}


def _seconds(case: str) -> float:
    """The time a search is given: some of what a replan may take goes into checks and files."""
    return 0.7 * CASES[case]


def differ(problem: str, before: str, other: str) -> dict[str, Any]:
    """How much the plan of what is still to be planned differs from the plan before."""
    left, first = read_problem(Path(problem).read_bytes()), read_plan(Path(before).read_bytes())
    return _moved(left, first, read_plan(Path(other).read_bytes()), min(left.working_days))


def _moved(problem: Problem, before: Plan, other: Plan, since: date) -> dict[str, int]:
    """From a date on: weight planned and checks not planned, person-days of the other plan, and what differs.

    That is visits at another date or session, with other checks or gone, and pairs of visit and inspector that are new.
    Ids of visits follow from their first checks, so that plans made apart can be compared.
    """
    done = {check for route in before.routes if route.date < since for visit in route.visits for check in visit.checks}
    before, other = (replace(plan, routes=_from(plan, since)) for plan in (before, other))
    planned = {check for route in other.routes for visit in route.visits for check in visit.checks}
    visits = {place for kind, place, *_ in differences(before, other) if kind in {"checks", "date", "session"}}
    pairs = [
        {(visit.id, post.inspector) for route in plan.routes for visit in route.visits for post in route.posts}
        for plan in (before, other)
    ]
    return {
        "planned_weight": sum(check.weight for check in problem.checks if check.id in planned),
        "unplanned": len({check.id for check in problem.checks} - done - planned),
        "person_days": len({(post.inspector, route.date) for route in other.routes for post in route.posts}),
        "visits_moved": len(visits),
        "people_moved": len(pairs[1] - pairs[0]),
    }


def _from(plan: Plan, since: date) -> tuple[Route, ...]:
    return tuple(route for route in plan.routes if route.date >= since)


def _event(case: str, problem: Problem, plan: Plan) -> tuple[Event, date]:
    days = sorted(problem.working_days)
    second = sorted({day.isocalendar()[:2] for day in days})[1]
    week = [day for day in days if day.isocalendar()[:2] == second]
    if case == "lost-week":
        return Event(EventKind.DAYS_LOST, case, first_date=week[0], last_date=week[-1]), week[0]
    if case == "staff-cut":
        posts = Counter(post.department for route in _from(plan, week[0]) for post in route.posts)
        department = max(sorted(posts), key=lambda name: posts[name])
        people = sorted(inspector.id for inspector in problem.inspectors if inspector.department == department)
        return Event(
            EventKind.STAFF_CUT, case, inspectors=tuple(people[::2]), first_date=week[0], last_date=days[-1]
        ), week[0]
    busy = Counter(post.inspector for route in plan.routes if route.date in week for post in route.posts)
    who = max(sorted(busy), key=lambda inspector: busy[inspector])
    return Event(EventKind.ABSENCE, "health", case, "", (who,), "", week[0], week[-1]), week[0]


if __name__ == "__main__":
    act, *given = sys.argv[1:]
    print(json.dumps(after(*given) if act == "after" else differ(*given)))  # noqa: T201 - this is how the bench is told

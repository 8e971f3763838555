"""One planning run from top to bottom: the file to open first.

Checks become visits, visits become routes with open posts, the lottery fills the posts, what was not planned is
explained, and the checker - which knows none of the stages - has the last word. The draw that comes before is in
`stages.draw`, the problem is posed in `stages.pose`, the plan is published by `stages.publish`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from coordination.errors import NotAllowedError
from coordination.model.timetable import Merges, Timetable
from coordination.stages.bound import bound
from coordination.stages.explain import explain
from coordination.stages.merge import merge
from coordination.stages.route import route
from coordination.stages.staff import filled_route, staff
from coordination.texts import Texts
from solvers.effort import Effort
from solvers.fault import Fault
from solvers.planning.check import check
from solvers.planning.crew import Crew
from solvers.planning.plan import Plan, Scores, Unplanned
from solvers.planning.problem import Problem
from solvers.routing.model import route as find_routes

STAGES = ("merge", "route", "staff", "check")
_SHARE_OF_ROUTES = 0.8  # of the time that a limit leaves; the rest is for the lottery and the check


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: `done` of `total` parts of a stage, the best plan's person-sessions so far, their bound."""

    stage: str
    done: int = 0
    total: int = 1
    best: int | None = None
    bound: int | None = None


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run may work. seconds: a limit of time, None for as long as the problem needs; processes: at once.

    Without a limit the same input gives the same plan, byte for byte, for any number of processes.
    """

    seconds: float | None = None
    processes: int = 1


UNLIMITED = Options()


def solve(
    problem: Problem,
    problem_sha256: str,
    draw_seed: str,
    texts: Texts,
    progress: Progress,
    options: Options = UNLIMITED,
) -> Plan:
    """A checked plan for the problem.

    draw_seed: the public seed of the lottery; texts: the language of the details in `unplanned`; progress: told each
    step of `STAGES`, and whatever it raises cancels the run, of which nothing remains. Raises NotAllowedError with
    every violation should the checker find any.
    """
    effort = Effort.of_seconds(options.seconds, options.processes)
    crew = Crew(problem)
    progress(Step("merge"))
    merges = merge(problem, crew)
    progress(Step("route"))

    def told(done: int, total: int, best: int, bound: int) -> None:
        progress(Step("route", done, total, best, bound))

    timetable = route(
        problem, crew, merges.visits, partial(find_routes, effort=effort.part(_SHARE_OF_ROUTES), told=told)
    )
    progress(Step("staff"))
    roster = staff(problem, crew, timetable, draw_seed)
    progress(Step("check"))
    unplanned = explain(problem, crew, timetable, roster.filled_by, texts)
    plan = _assemble(problem, problem_sha256, merges, timetable, roster.filled_by, unplanned)
    plan = replace(plan, lottery=roster.lottery)
    violations = check(problem, plan, problem_sha256)
    if violations:
        faults = [Fault(violation.code, violation.place, violation.values) for violation in violations]
        raise NotAllowedError("plan-breaks-rules", faults, count=len(faults))
    return plan


def _assemble(
    problem: Problem,
    problem_sha256: str,
    merges: Merges,
    timetable: Timetable,
    filled_by: Mapping[str, str],
    unplanned: tuple[Unplanned, ...],
) -> Plan:
    planned = [check for one in timetable.routes for stop in one.stops for check in stop.visit.checks]
    scores = Scores(
        planned_weight=sum(problem.check_by_id[check].weight for check in planned),
        visits=sum(len(one.stops) for one in timetable.routes),
        person_sessions=sum(len(one.posts) for one in timetable.routes),
        travel_minutes=timetable.travel_minutes,
    )
    routes = tuple(filled_route(one, filled_by) for one in timetable.routes)
    return Plan(
        problem_sha256, routes, unplanned, scores, bound(problem, merges, scores, timetable.person_sessions_bound)
    )

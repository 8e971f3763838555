"""One planning run from top to bottom: the file to open first.

Checks become visits, visits become routes with open posts, the lottery fills the posts, what was not planned is
explained, and the checker - which knows none of the stages - has the last word. The draw that comes before is in
`stages.draw`, the problem is posed in `stages.pose`, the plan is published by `stages.publish`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from coordination.errors import NotAllowedError
from coordination.model.timetable import Merges, Timetable
from coordination.stages.bound import bound
from coordination.stages.explain import explain
from coordination.stages.merge import merge
from coordination.stages.route import route
from coordination.stages.staff import filled_route, staff
from coordination.texts import Texts
from solvers.fault import Fault
from solvers.planning.check import check
from solvers.planning.crew import Crew
from solvers.planning.plan import Plan, Scores, Unplanned
from solvers.planning.problem import Problem

Progress = Callable[[str], None]
STAGES = ("merge", "route", "staff", "check")


def solve(problem: Problem, problem_sha256: str, draw_seed: str, texts: Texts, progress: Progress) -> Plan:
    """A checked plan for the problem; the same input gives the same plan, byte for byte.

    draw_seed: the public seed of the lottery; texts: the language of the details in `unplanned`; progress: told
    each stage of `STAGES` as it begins. Raises NotAllowedError with every violation should the checker find any.
    """
    crew = Crew(problem)
    progress("merge")
    merges = merge(problem, crew)
    progress("route")
    timetable = route(problem, crew, merges.visits)
    progress("staff")
    roster = staff(problem, crew, timetable, draw_seed)
    progress("check")
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
    return Plan(problem_sha256, routes, unplanned, scores, bound(problem, merges, scores))

"""One planning run from top to bottom: the file to open first.

Checks become visits, visits become routes with open posts, the lottery fills the posts, what was not planned is
explained, and the checker - which knows none of the stages - has the last word. The draw that comes before is in
`stages.draw`, the problem is posed in `stages.pose`, the plan is published by `stages.publish`.

`solve` does it in one go. `coordination.running` does the same in parts, on any number of machines: `begin` is cheap
and gives the same everywhere, routes are found block by block (`solvers.routing.model`), and `finish` is the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from coordination.errors import NotAllowedError
from coordination.model.runs import UNLIMITED, Options, Progress, Step
from coordination.model.timetable import Merges, Timetable
from coordination.stages.bound import bound
from coordination.stages.explain import explain
from coordination.stages.merge import merge, nobody
from coordination.stages.route import RoutePosing, pose_routes
from coordination.stages.staff import filled_route, staff
from coordination.texts import Texts
from coordination.texts.left_out import in_words
from solvers.effort import ENDLESS, Cancelled, Effort, never
from solvers.fault import Fault
from solvers.planning.check import RULES, check
from solvers.planning.crew import Crew
from solvers.planning.plan import Plan, Scores, Unplanned
from solvers.planning.problem import Problem
from solvers.routing.model import route as find_routes
from solvers.routing.solution import Routing

SHARE_OF_ROUTES = 0.8  # of the time that a limit leaves; the rest is for the lottery and the check


def solve(
    problem: Problem,
    problem_sha256: str,
    draw_seed: str,
    texts: Texts,
    progress: Progress,
    options: Options = UNLIMITED,
    cancelled: Cancelled = never,
) -> Plan:
    """A checked plan for the problem.

    draw_seed: the public seed of the lottery; texts: the language of the details in `unplanned`; progress: told each
    step of `STAGES`, the first of a stage with nothing done, and whatever it raises ends the run; cancelled: asked all
    the while, and where it says so the run ends within about a second with CancelledError. Nothing remains of a run
    that was ended; one whose time is over still gives a plan. Raises NotAllowedError with every violation should the
    checker find any.
    """
    effort = Effort.of_seconds(options.seconds, options.processes, cancelled)
    progress(Step("merge"))
    begun = begin(problem, effort, lambda done, total: progress(Step("merge", done, total)))
    progress(Step("route"))

    def told(done: int, total: int, best: int, bound: int) -> None:
        progress(Step("route", done, total, best, bound, areas_apart=True))

    routing = find_routes(begun.routes.posed, effort.part(SHARE_OF_ROUTES), told)
    posts = sum(len(one.posts) for one in routing.routes)
    progress(Step("route", 1, 1, posts, routing.posts_bound))
    return finish(begun, routing, problem_sha256, draw_seed, texts, progress, effort)


@dataclass(frozen=True, slots=True)
class Begun:
    """A run before its routes are found: the merged visits, and the routing problem they pose."""

    problem: Problem
    crew: Crew
    merges: Merges
    routes: RoutePosing


def begin(problem: Problem, effort: Effort = ENDLESS, told: Callable[[int, int], None] = nobody) -> Begun:
    """Merges the checks and poses the routing problem: cheap, and the same wherever it is done; told: as `merge`."""
    crew = Crew(problem)
    merges = merge(problem, crew, effort, told)
    return Begun(problem, crew, merges, pose_routes(problem, crew, merges.visits))


def finish(
    begun: Begun,
    routing: Routing,
    problem_sha256: str,
    draw_seed: str,
    texts: Texts,
    progress: Progress,
    effort: Effort = ENDLESS,
) -> Plan:
    """The checked plan with these routes; as `solve`. effort: a cancel is heeded, time is not."""
    problem, crew = begun.problem, begun.crew
    timetable = begun.routes.timetable(routing)
    progress(Step("staff"))
    roster = staff(problem, crew, timetable, draw_seed, effort)
    progress(Step("check"))
    unplanned = in_words(explain(problem, crew, timetable, roster.filled_by, effort), texts)
    plan = _assemble(problem, problem_sha256, begun.merges, timetable, roster.filled_by, unplanned)
    plan = replace(plan, lottery=roster.lottery)
    done = count()

    def heed() -> None:
        effort.heed()
        if number := next(done):
            progress(Step("check", number, len(RULES)))

    violations = check(problem, plan, problem_sha256, heed)
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
    return Plan(problem_sha256, routes, unplanned, scores, bound(merges, scores, timetable.person_sessions_bound))

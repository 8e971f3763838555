"""move: one visit of a plan on another date or in another session, judged by the checker; no solver is asked.

The visit leaves its route, whose other visits stay as they are, and becomes a route of its own from the beginning of
the session, with those of its team whose departments have a check in it, and whoever leads. What the checker finds then
and did not find before is what the move breaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from coordination.model.moves import FreeStaff, Judgement
from solvers.planning.check import RULES
from solvers.planning.check.times import clock_minutes, minutes_of_visit
from solvers.planning.check.view import View, Violation
from solvers.planning.plan import Plan, Route, Visit
from solvers.planning.problem import Check, Inspector, Problem, Session, Target

_OF_PLANS = tuple(f"R{number}" for number in range(1, 13))
_OF_TEAMS = {"R7", "R8", "R9", "R10", "R11"}
_OWN = "moved"


def judge(problem: Problem, plan: Plan, checks: frozenset[str], held_on: date, session: Session) -> Judgement | None:
    """What breaks where the visit of exactly these checks is moved; None where the plan has no such visit.

    A pin of the same visit is what the move replaces, so it counts for nothing.
    """
    place = next(
        ((route, visit) for route in plan.routes for visit in route.visits if frozenset(visit.checks) == checks), None
    )
    if place is None:
        return None
    problem = replace(problem, pins=tuple(pin for pin in problem.pins if frozenset(pin.checks) != checks))
    route, visit = place
    own = _own_route(problem, route, visit, held_on, session)
    left = replace(route, visits=tuple(one for one in route.visits if one is not visit))
    others = tuple(left if one is route else one for one in plan.routes if one is not route or left.visits)
    before, after = _violations(problem, plan), _violations(problem, replace(plan, routes=(*others, own)))
    found = [one for one in after if one not in before]
    stays = {route.id, *(post.id for post in route.posts), *(one.id for one in left.visits)}
    ours = [one for one in found if one.place not in stays]
    wanted = [problem.check_by_id[check] for check in visit.checks if check in problem.check_by_id]
    free = _free(problem, others, problem.target_by_id[visit.target], held_on, session)
    return Judgement(
        start=own.visits[0].start,
        end=own.visits[0].end,
        staying=len(left.visits),
        against=tuple(one for one in ours if one.rule not in _OF_TEAMS),
        unfit=tuple(one for one in ours if one.rule in _OF_TEAMS),
        behind=tuple(one for one in found if one.place in stays),
        staff=tuple(_staff(problem, wanted, free)),
        to_lead=not problem.rules.leader_required or _may_lead(wanted, free),
        others={one.id: at.date for at in others for one in at.visits if one.target == visit.target},
    )


def _own_route(problem: Problem, route: Route, visit: Visit, held_on: date, session: Session) -> Route:
    checks = [problem.check_by_id[check] for check in visit.checks if check in problem.check_by_id]
    departments = {check.department for check in checks}
    posts = [post for post in route.posts if post.department in departments or post.leader]
    first = clock_minutes(session.start) or 0
    last = first + minutes_of_visit(checks, problem.rules.visit_setup_minutes)
    moved = replace(visit, start=_clock(first), end=_clock(last))
    named = tuple(replace(post, id=f"{_OWN}-{post.id}") for post in posts)
    return Route(_OWN, held_on, session.id, named, (moved,))


def _violations(problem: Problem, plan: Plan) -> list[Violation]:
    view = View(problem, plan, plan.problem_sha256)
    return [violation for name in _OF_PLANS for violation in RULES[name][1](view)]


def _free(
    problem: Problem, routes: Sequence[Route], target: Target, held_on: date, session: Session
) -> list[Inspector]:
    """Who may go there (R10) and is on no route of that session, within the weekly limit."""
    week, limit = held_on.isocalendar()[:2], problem.rules.max_sessions_per_inspector_per_week
    posts = [(route, post.inspector) for route in routes for post in route.posts]
    busy = {person for route, person in posts if (route.date, route.session) == (held_on, session.id)}
    load = Counter(person for route, person in posts if route.date.isocalendar()[:2] == week)
    recused = {one.inspector for one in problem.recusals if one.target == target.id}
    return [
        one
        for one in problem.inspectors
        if target.area in one.areas
        and held_on <= one.certificate_valid_to
        and one.id not in busy | recused
        and (limit is None or load[one.id] < limit)
        and not any(gone.date == held_on and gone.session in {None, session.id} for gone in one.unavailable)
    ]


def _staff(problem: Problem, checks: Sequence[Check], free: Sequence[Inspector]) -> Iterator[FreeStaff]:
    for department in sorted({check.department for check in checks}):
        people = [one for one in free if one.department == department]
        wanted = {name for check in checks if check.department == department for name in check.specialties}
        missing = wanted - {name for one in people for name in one.specialties}
        yield FreeStaff(department, problem.rules.min_inspectors_per_department, len(people), tuple(sorted(missing)))


def _may_lead(checks: Sequence[Check], free: Sequence[Inspector]) -> bool:
    """Whether some of the free may lead: of a department with a `lead` check, if there is one (R9)."""
    leading = {check.department for check in checks if check.lead} or {check.department for check in checks}
    return any(one.may_lead and one.department in leading for one in free)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"

"""A plan from who goes where with whom: times, posts, scores. A baseline is not asked for its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from solvers.planning.check.times import minutes_of_visit, travel_minutes
from solvers.planning.plan import Plan, Post, Route, Scores, Unplanned, Visit
from solvers.planning.problem import Inspector, Problem, Session


@dataclass(frozen=True, slots=True)
class Stop:
    """Checks done at a target."""

    target: str
    checks: tuple[str, ...]


def minutes_of(problem: Problem, stops: Sequence[Stop]) -> int:
    """How long a route takes that visits these in this order (R5, R6)."""
    targets = [problem.target_by_id[stop.target] for stop in stops]
    legs = sum(travel_minutes(origin, destination, problem.travel) for origin, destination in pairwise(targets))
    return legs + sum(_lasts(problem, stop) for stop in stops)


def route_of(
    problem: Problem,
    route_id: str,
    day: date,
    session: Session,
    stops: Sequence[Stop],
    team: Iterable[Inspector],
    leader: str | None,
) -> Route:
    """A route without waiting; each post asks for what its inspector can bring of what the checks need."""
    checks = [problem.check_by_id[check] for stop in stops for check in stop.checks]
    needed = {(check.department, specialty) for check in checks for specialty in check.specialties}
    posts = tuple(
        Post(
            f"{route_id}-p{number}",
            person.department,
            tuple(sorted(one for department, one in needed if department == person.department and _has(person, one))),
            person.id == leader,
            person.id,
        )
        for number, person in enumerate(team, 1)
    )
    opens = int(session.start[:2]) * 60 + int(session.start[3:])
    visits = []
    for number, stop in enumerate(stops):
        end = opens + minutes_of(problem, stops[: number + 1])
        start = end - _lasts(problem, stop)
        visits.append(Visit(f"{route_id}-v{number + 1}", stop.target, stop.checks, _clock(start), _clock(end)))
    return Route(route_id, day, session.id, posts, tuple(visits))


def assemble(problem: Problem, problem_sha256: str, routes: Iterable[Route]) -> Plan:
    """The plan of these routes; whatever they do not do is left out for want of capacity."""
    in_order = tuple(sorted(routes, key=lambda route: (route.date, route.session, route.id)))
    stops = [visit for route in in_order for visit in route.visits]
    planned = {check for visit in stops for check in visit.checks}
    known = problem.target_by_id
    travel = sum(
        travel_minutes(known[visit.target], known[following.target], problem.travel)
        for route in in_order
        for visit, following in pairwise(route.visits)
    )
    scores = Scores(
        planned_weight=sum(check.weight for check in problem.checks if check.id in planned),
        visits=len(stops),
        person_sessions=sum(len(route.posts) for route in in_order),
        travel_minutes=travel,
    )
    left = tuple(Unplanned(check.id, "no_capacity", "-") for check in problem.checks if check.id not in planned)
    return Plan(problem_sha256, in_order, left, scores)


def _lasts(problem: Problem, stop: Stop) -> int:
    checks = (problem.check_by_id[check] for check in stop.checks)
    return minutes_of_visit(checks, problem.rules.visit_setup_minutes)


def _has(person: Inspector, specialty: str) -> bool:
    return specialty in person.specialties


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"

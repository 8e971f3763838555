"""Baseline (c), a careful greedy: the same merged visits, routes by cheapest insertion, posts filled by whoever can.

Kept apart from the pipeline, so that it stays what it is while the pipeline gets better.
"""

from __future__ import annotations

from coordination.model.timetable import OpenPost, Timetable, TimetableRoute
from coordination.stages.merge import merge
from coordination.stages.route import route
from solvers import matching
from solvers.baselines.assembling import Stop, assemble, route_of
from solvers.planning.crew import Crew
from solvers.planning.plan import Plan, Route
from solvers.planning.problem import Inspector, Problem
from solvers.routing import greedy


def greedy_plan(problem: Problem, problem_sha256: str) -> Plan:
    """A correct plan without bounds, chances and reasons; raises NotAllowedError where a pin cannot hold."""
    crew = Crew(problem)
    timetable = route(problem, crew, merge(problem, crew).visits, greedy.route)
    filled_by = _fill(problem, crew, timetable)
    return assemble(problem, problem_sha256, (_route(problem, one, filled_by) for one in timetable.routes))


def _route(problem: Problem, one: TimetableRoute, filled_by: dict[str, Inspector]) -> Route:
    stops = [Stop(stop.visit.target, stop.visit.checks) for stop in one.stops]
    leader = next((filled_by[post.id].id for post in one.posts if post.leader), None)
    team = [filled_by[post.id] for post in one.posts]
    return route_of(problem, one.id, one.date, problem.session_by_id[one.session], stops, team, leader)


def _fill(problem: Problem, crew: Crew, timetable: Timetable) -> dict[str, Inspector]:
    """Somebody for every post, by post id; routes are only made where that can be."""
    filled = matching.Matching(problem.rules.max_sessions_per_inspector_per_week)
    numbers = {(slot.date, slot.session.id): number for number, slot in enumerate(crew.slots)}
    for one in timetable.routes:
        slot = numbers[one.date, one.session]
        for post in one.posts:
            candidates = _candidates(problem, crew, one, post, slot)
            filled.add(post.id, matching.OpenPost(slot, crew.slots[slot].week, candidates))
    return {str(post): problem.inspectors[person] for post, person in filled.filled_by.items()}


def _candidates(problem: Problem, crew: Crew, one: TimetableRoute, post: OpenPost, slot: int) -> list[int]:
    """Everybody who may fill the post (R10)."""
    targets = [problem.target_by_id[stop.visit.target] for stop in one.stops]
    people = crew.may_fill(post.department, post.specialties, targets, leader=post.leader, held_by=post.held_by)
    return [person for person in people if crew.available[person] >> slot & 1]

"""staff: the lottery fills the open posts of a timetable (R10, R11); chance alone decides among those who may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coordination.errors import NotAllowedError
from coordination.model.timetable import Timetable, TimetableRoute
from solvers.effort import ENDLESS, Effort
from solvers.planning.crew import Crew
from solvers.planning.plan import Lottery, Plan, Post, PostChances, Route, Visit
from solvers.planning.problem import Problem
from solvers.planning.sealing import sealed
from solvers.staffing import problem as staffing
from solvers.staffing.check import faults_of
from solvers.staffing.model import draw


@dataclass(frozen=True, slots=True)
class Roster:
    """Who fills every post, by post id, and the lottery that decided it."""

    filled_by: Mapping[str, str]
    lottery: Lottery


def staff(problem: Problem, crew: Crew, timetable: Timetable, draw_seed: str, effort: Effort = ENDLESS) -> Roster:
    """The inspector of every post, and the chances of everybody who might have got it.

    effort: only a cancel is heeded. Raises NotAllowedError where the posts cannot all be filled, which a timetable of
    ours never does.
    """
    held = {post.id: post.held_by for one in timetable.routes for post in one.posts if post.held_by is not None}
    posed = _pose(problem, crew, [filled_route(one, {}) for one in timetable.routes], held, draw_seed)
    drawn = draw(posed, effort)
    if drawn is None:
        raise NotAllowedError("posts-cannot-be-filled", posts=len(posed.posts))
    faults = list(faults_of(posed, drawn))
    if faults:
        raise NotAllowedError("lottery-wrong", faults, count=len(faults))
    ids = posed.inspectors
    chances = tuple(
        PostChances(post.label, dict(sorted((ids[person], chance) for person, chance in entry.items())))
        for post, entry in zip(posed.posts, drawn.lottery.chances, strict=True)
    )
    filled = {post.label: ids[person] for post, person in zip(posed.posts, drawn.filled_by, strict=True)}
    return Roster(filled, Lottery(draw_seed, chances))


def filled_route(one: TimetableRoute, filled_by: Mapping[str, str]) -> Route:
    """A route of the plan; a post that nobody fills yet has the inspector ""."""
    return Route(
        id=one.id,
        date=one.date,
        session=one.session,
        posts=tuple(
            Post(post.id, post.department, post.specialties, post.leader, filled_by.get(post.id, ""))
            for post in one.posts
        ),
        visits=tuple(
            Visit(
                stop.visit.id, stop.visit.target, stop.visit.checks, _clock(stop.start_minute), _clock(stop.end_minute)
            )
            for stop in one.stops
        ),
    )


def posed_again(problem: Problem, plan: Plan) -> staffing.Problem:
    """The posts of a plan as they were before its lottery; whom a pin names for a visit holds a post of its route."""
    pinned = {(check, inspector) for pin in problem.pins for check in pin.checks for inspector in pin.inspectors}
    held = {
        post.id: post.inspector
        for route in plan.routes
        for post in route.posts
        if any((check, post.inspector) in pinned for visit in route.visits for check in visit.checks)
    }
    return _pose(problem, Crew(problem), plan.routes, held, plan.lottery.draw_seed)


def _pose(
    problem: Problem, crew: Crew, routes: Iterable[Route], held_by: Mapping[str, str], draw_seed: str
) -> staffing.Problem:
    """All posts of the routes as open ones, but for those that are held."""
    given = tuple(routes)
    slot_of = {(slot.date, slot.session.id): number for number, slot in enumerate(crew.slots)}
    posts = []
    for route in given:
        slot = slot_of[route.date, route.session]
        posts += [
            staffing.Post(
                post.id,
                slot,
                crew.slots[slot].week,
                _candidates(problem, crew, route, post, slot, held_by.get(post.id)),
            )
            for post in route.posts
        ]
    return staffing.Problem(
        posts=tuple(posts),
        inspectors=tuple(inspector.id for inspector in problem.inspectors),
        available=tuple(slots.bit_count() for slots in crew.available),
        week_limit=problem.rules.max_sessions_per_inspector_per_week,
        draw_seed=draw_seed,
        sealed=sealed(given),
    )


def _candidates(
    problem: Problem, crew: Crew, route: Route, post: Post, slot: int, held_by: str | None
) -> tuple[int, ...]:
    """Everybody who may fill the post (R10), by position."""
    targets = [problem.target_by_id[visit.target] for visit in route.visits]
    people = crew.may_fill(post.department, post.specialties, targets, leader=post.leader, held_by=held_by)
    return tuple(person for person in people if crew.available[person] >> slot & 1)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"

"""staff: the lottery fills the open posts of a timetable (R10, R11); chance alone decides among those who may."""

from __future__ import annotations

from collections.abc import Mapping

from coordination.errors import NotAllowedError
from coordination.model.timetable import OpenPost, Timetable, TimetableRoute
from solvers.planning.crew import Crew
from solvers.planning.problem import Problem
from solvers.staffing import problem as staffing
from solvers.staffing.check import faults_of
from solvers.staffing.model import draw


def staff(problem: Problem, crew: Crew, timetable: Timetable, draw_seed: str) -> Mapping[str, str]:
    """The inspector of every post, by post id.

    Raises NotAllowedError where the posts cannot all be filled, which a timetable of ours never does.
    """
    slot_of = {(slot.date, slot.session.id): number for number, slot in enumerate(crew.slots)}
    open_posts = [(one, post) for one in timetable.routes for post in one.posts]
    posts = []
    for one, post in open_posts:
        slot = slot_of[one.date, one.session]
        posts.append(staffing.Post(post.id, slot, crew.slots[slot].week, _candidates(problem, crew, one, post, slot)))
    posed = staffing.Problem(
        posts=tuple(posts),
        inspectors=tuple(inspector.id for inspector in problem.inspectors),
        week_limit=problem.rules.max_sessions_per_inspector_per_week,
        draw_seed=draw_seed,
    )
    drawn = draw(posed)
    if drawn is None:
        raise NotAllowedError("posts-cannot-be-filled", posts=len(posts))
    faults = list(faults_of(posed, drawn))
    if faults:
        raise NotAllowedError("lottery-wrong", faults, count=len(faults))
    return {
        post.id: problem.inspectors[person].id for (_, post), person in zip(open_posts, drawn.filled_by, strict=True)
    }


def _candidates(problem: Problem, crew: Crew, route: TimetableRoute, post: OpenPost, slot: int) -> tuple[int, ...]:
    """Everybody who may fill the post (R10), by position."""
    targets = [problem.target_by_id[stop.visit.target] for stop in route.stops]
    areas = {target.area for target in targets}
    recused = frozenset[int]().union(*(crew.recused_from.get(target.id, frozenset()) for target in targets))
    return tuple(
        person
        for person in crew.by_place.get((post.department, targets[0].area), [])
        if crew.available[person] >> slot & 1
        and person not in recused
        and areas <= set(problem.inspectors[person].areas)
        and set(post.specialties) <= set(problem.inspectors[person].specialties)
        and (problem.inspectors[person].may_lead or not post.leader)
        and post.held_by in {None, problem.inspectors[person].id}
    )

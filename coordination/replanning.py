"""One replan from top to bottom, as `pipeline` is for a plan: what happened, the checked plan after, its record.

The problem is changed by the event, the published plan posed against it, the fewest changes found and proved, the posts
filled anew drawn with the code that was revealed for it; the checker has the last word on the plan, and another one on
what was changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coordination.errors import BadInputError, NotAllowedError
from coordination.model.replans import Aim, Event, EventKind, ReplanOrder, ReplanRecord
from coordination.model.timetable import MergedVisit, OpenPost, Stop, Timetable, TimetableRoute
from coordination.stages.differing import changes
from coordination.stages.drafting import Reach
from coordination.stages.explain import explain
from coordination.stages.replan import Replanned, replanned, sought
from coordination.stages.reposing import Published, Reposing
from coordination.stages.reteam import minute, travel_minutes
from coordination.texts import Texts
from coordination.texts.left_out import in_words
from solvers.effort import Effort
from solvers.fault import Fault
from solvers.planning.check import check
from solvers.planning.crew import Crew
from solvers.planning.plan import Bounds, Lottery, Plan, Route, Scores
from solvers.planning.problem import Check, Problem
from solvers.planning.reading import digest, write_plan
from solvers.replanning.lottery import key_of
from solvers.replanning.problem import NEW

_TIGHTER = {
    EventKind.ABSENCE,
    EventKind.RECUSAL,
    EventKind.SWAP,
    EventKind.DAYS_LOST,
    EventKind.STAFF_CUT,
    EventKind.ASSIGNMENT,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A replan: the plan after, and the record of it."""

    plan: Plan
    plan_file: bytes
    record: ReplanRecord


def replan(
    problem: Problem,
    before: Plan,
    problem_sha256: str,
    order: ReplanOrder,
    texts: Texts,
    effort: Effort,
    farthest: Reach = Reach.WIDE,
) -> Outcome:
    """The checked plan that changes least, and its record.

    problem: as it is now, of `stages.change`. Raises BadInputError where the event does not fit the plan,
    NotAllowedError where what stands cannot be filled or the plan after breaks a rule.
    """
    key = key_of(bytes.fromhex(order.chain.code), order.chain.public_value)
    posing, found = _fewest(problem, before, order, key, effort, farthest)
    plan = _plan(posing, found, before, problem_sha256, order.event, texts)
    violations = check(problem, plan, plan.problem_sha256)
    if violations:
        faults = [Fault(one.code, one.place, one.values) for one in violations]
        raise NotAllowedError("plan-breaks-rules", faults, count=len(faults))
    plan_file = write_plan(plan)
    told = changes(posing, plan.routes)
    published = replace(order, event=replace(order.event, statement=""))  # nobody's illness is published
    record = ReplanRecord(published, plan.problem_sha256, digest(plan_file), found.counts, told, found.lots)
    return Outcome(plan, plan_file, record)


def _fewest(
    problem: Problem, before: Plan, order: ReplanOrder, key: bytes, effort: Effort, farthest: Reach
) -> tuple[Reposing, Replanned]:
    """A demand first joins a visit that is near enough; where that costs anything, it becomes a visit of its own."""
    vacated = frozenset(order.event.posts) if order.event.kind is EventKind.POOLING else frozenset[str]()
    posing = Reposing(
        problem,
        Crew(problem),
        before,
        order.untouched_before,
        _assigned(before, order.event),
        vacated,
        few_people=order.aim is Aim.PERSON_SESSIONS,
    )
    if not order.event.checks:
        return posing, replanned(posing, key, effort, farthest)
    joined = _joined(before, order)
    if joined:
        joining = replace(posing, joined=joined)
        found = sought(joining, key, effort, Reach.WHOLE)
        if found is not None and not any(count.made for count in found.counts[:-1]):
            return joining, found
    apart = replace(posing, demands=tuple(_demands(order)))
    return apart, replanned(apart, key, effort, farthest)


def _assigned(before: Plan, event: Event) -> dict[str, str]:
    """Who must fill which post: the one named for it, or each of two the other's."""
    holder = {post.id: post.inspector for route in before.routes for post in route.posts}
    unknown = [Fault("replan-unknown-post", post) for post in event.posts if post not in holder]
    if unknown:
        raise BadInputError("replan-event-refused", unknown, count=len(unknown))
    if event.kind is EventKind.ASSIGNMENT:
        return {event.posts[0]: event.inspectors[0]}
    if event.kind is EventKind.SWAP:
        one, other = event.posts
        return {one: holder[other], other: holder[one]}
    return {}


def _joined(before: Plan, order: ReplanOrder) -> dict[str, tuple[str, ...]]:
    """The demanded checks by the first published visit to their target that lies in all their windows (LC-45)."""
    found: dict[str, tuple[str, ...]] = {}
    for target, checks in _by_target(order.event.checks).items():
        near = (
            visit.id
            for route in before.routes
            for visit in route.visits
            if visit.target == target
            and route.date >= order.untouched_before
            and all(one.first_date <= route.date <= one.last_date for one in checks)
        )
        visit = next(near, None)
        if visit is None:
            return {}
        found[visit] = tuple(one.id for one in checks)
    return found


def _demands(order: ReplanOrder) -> list[Published]:
    return [
        Published(f"v-{checks[0].id}", target, tuple(one.id for one in checks), NEW, order.untouched_before)
        for target, checks in _by_target(order.event.checks).items()
    ]


def _by_target(checks: Sequence[Check]) -> Mapping[str, list[Check]]:
    found: dict[str, list[Check]] = {}
    for one in checks:
        found.setdefault(one.target, []).append(one)
    return found


def _plan(posing: Reposing, found: Replanned, before: Plan, sha256: str, event: Event, texts: Texts) -> Plan:
    problem = posing.problem
    filled_by = {post.id: post.inspector for route in found.routes for post in route.posts}
    timetable = _timetable(problem, found.routes)
    planned = [one for route in found.routes for visit in route.visits for one in visit.checks]
    scores = Scores(
        planned_weight=posing.weight(planned),
        visits=sum(len(route.visits) for route in found.routes),
        person_sessions=len(filled_by),
        travel_minutes=timetable.travel_minutes,
    )
    unplanned = in_words(explain(problem, posing.crew, timetable, filled_by), texts)
    bounds = _bounds(before, scores, event)
    return Plan(sha256, found.routes, unplanned, scores, bounds, Lottery(before.lottery.draw_seed))


def _bounds(before: Plan, scores: Scores, event: Event) -> Bounds:
    """What was proved of the plan before and still holds: an event that only takes away makes nothing possible."""
    if event.kind not in _TIGHTER:
        return Bounds()
    same = scores.planned_weight == before.scores.planned_weight
    same_visits = same and scores.visits == before.scores.visits
    return Bounds(
        before.bounds.planned_weight,
        before.bounds.visits if same else None,
        before.bounds.person_sessions if same_visits else None,
    )


def _timetable(problem: Problem, routes: Sequence[Route]) -> Timetable:
    legs = [
        travel_minutes(problem, problem.target_by_id[one.target], problem.target_by_id[other.target])
        for route in routes
        for one, other in zip(route.visits, route.visits[1:], strict=False)
    ]
    return Timetable(
        routes=tuple(
            TimetableRoute(
                route.id,
                route.date,
                route.session,
                tuple(
                    Stop(
                        MergedVisit(visit.id, visit.target, visit.checks, (route.date,)),
                        minute(visit.start),
                        minute(visit.end),
                    )
                    for visit in route.visits
                ),
                tuple(OpenPost(post.id, post.department, post.specialties, post.leader) for post in route.posts),
            )
            for route in routes
        ),
        unrouted=(),
        travel_minutes=sum(legs),
    )

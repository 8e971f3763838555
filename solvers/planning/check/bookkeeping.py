"""What a plan says of itself: digest, ids, scores and bounds, recomputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solvers.planning.check.times import travel_minutes
from solvers.planning.check.view import View, Violation
from solvers.planning.plan import Scores


def plan_of_this_problem(view: View) -> Iterator[Violation]:
    """The plan belongs to the problem file, its ids are unique, and whatever it names exists."""
    if view.plan.problem_sha256 != view.problem_sha256:
        yield Violation("form", "form-other-problem", "problem_sha256", {"expected": view.problem_sha256})
    ids = {
        "route": Counter(route.id for route in view.plan.routes),
        "visit": Counter(visit.id for _, visit in view.stops()),
        "post": Counter(post.id for route in view.plan.routes for post in route.posts),
    }
    for kind, counted in ids.items():
        for entry, count in counted.items():
            if count > 1:
                yield Violation("form", "form-id-twice", entry, {"kind": kind, "count": count})
    for route in view.plan.routes:
        if route.session not in view.problem.session_by_id:
            yield Violation("form", "form-unknown-session", route.id, {"session": route.session})
    for _, visit in view.stops():
        if visit.target not in view.problem.target_by_id:
            yield Violation("form", "form-unknown-target", visit.id, {"target": visit.target})


def recomputed(view: View) -> Scores:
    """The four scores, from the routes alone."""
    targets = view.problem.target_by_id
    legs = [
        (targets[visit.target], targets[following.target])
        for route in view.plan.routes
        for visit, following in zip(route.visits, route.visits[1:], strict=False)
        if visit.target in targets and following.target in targets
    ]
    return Scores(
        planned_weight=sum(check.weight for check in view.problem.checks if check.id in view.place_of),
        visits=sum(len(route.visits) for route in view.plan.routes),
        person_sessions=sum(len(route.posts) for route in view.plan.routes),
        travel_minutes=sum(travel_minutes(origin, destination, view.problem.travel) for origin, destination in legs),
    )


def scores_recomputed(view: View) -> Iterator[Violation]:
    """The plan's scores are the ones its routes have."""
    actual = recomputed(view)
    for name in ("planned_weight", "visits", "person_sessions", "travel_minutes"):
        said, found = getattr(view.plan.scores, name), getattr(actual, name)
        if said != found:
            yield Violation("scores", "scores-wrong", name, {"said": said, "found": found})


def bounds_possible(view: View) -> Iterator[Violation]:
    """No bound contradicts the plan itself: weight not below, visits and person-sessions not above the scores."""
    actual, bounds = recomputed(view), view.plan.bounds
    if bounds.planned_weight is not None and bounds.planned_weight < actual.planned_weight:
        yield _impossible("planned_weight", bounds.planned_weight, actual.planned_weight)
    if bounds.visits is not None and bounds.visits > actual.visits:
        yield _impossible("visits", bounds.visits, actual.visits)
    if bounds.person_sessions is not None and bounds.person_sessions > actual.person_sessions:
        yield _impossible("person_sessions", bounds.person_sessions, actual.person_sessions)


def _impossible(name: str, bound: int, score: int) -> Violation:
    return Violation("bounds", "bounds-impossible", name, {"bound": bound, "score": score})

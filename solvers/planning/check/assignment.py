"""R10 and R11: every post is filled, by somebody who may fill it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solvers.planning.check.view import Values, View, Violation
from solvers.planning.plan import Post, Route
from solvers.planning.problem import Inspector


def posts_filled(view: View) -> Iterator[Violation]:
    """R11: a route has visits, and each of its posts an inspector of the problem."""
    for route in view.plan.routes:
        if not route.visits:
            yield Violation("R11", "r11-no-visit", route.id)
        for post in route.posts:
            if view.inspector_in(post) is None:
                yield Violation("R11", "r11-unfilled", post.id, {"inspector": post.inspector})


def inspector_eligible(view: View) -> Iterator[Violation]:
    """R10: department, specialties, certificate, areas, availability, recusals, one route a session, weekly limit."""
    recused = {(recusal.inspector, recusal.target) for recusal in view.problem.recusals}
    for route in view.plan.routes:
        for post in route.posts:
            inspector = view.inspector_in(post)
            if inspector is not None:
                yield from _may_not_fill(view, route, post, inspector, recused)
    yield from _too_many_sessions(view)


def _may_not_fill(
    view: View, route: Route, post: Post, inspector: Inspector, recused: set[tuple[str, str]]
) -> Iterator[Violation]:
    who = {"inspector": inspector.id}
    if inspector.department != post.department:
        yield Violation("R10", "r10-department", post.id, {**who, "department": post.department})
    for specialty in sorted(set(post.specialties) - set(inspector.specialties)):
        yield Violation("R10", "r10-specialty", post.id, {**who, "specialty": specialty})
    if inspector.certificate_valid_to < route.date:
        yield Violation(
            "R10", "r10-certificate", post.id, {**who, "valid_to": inspector.certificate_valid_to.isoformat()}
        )
    for absence in inspector.unavailable:
        if absence.date == route.date and absence.session in (None, route.session):
            yield Violation("R10", "r10-unavailable", post.id, {**who, "date": route.date.isoformat()})
    for visit in route.visits:
        target = view.problem.target_by_id.get(visit.target)
        if target is not None and target.area not in inspector.areas:
            yield Violation("R10", "r10-area", post.id, {**who, "area": target.area, "visit": visit.id})
        if (inspector.id, visit.target) in recused:
            yield Violation("R10", "r10-recused", post.id, {**who, "target": visit.target})


def _too_many_sessions(view: View) -> Iterator[Violation]:
    posts = [(route, post) for route in view.plan.routes for post in route.posts if view.inspector_in(post)]
    sessions = Counter((post.inspector, route.date, route.session) for route, post in posts)
    for (inspector, day, session), count in sessions.items():
        if count > 1:
            values: Values = {"date": day.isoformat(), "session": session, "count": count}
            yield Violation("R10", "r10-two-places", inspector, values)
    limit = view.problem.rules.max_sessions_per_inspector_per_week
    weeks = Counter((post.inspector, *route.date.isocalendar()[:2]) for route, post in posts)
    for (inspector, year, week), count in weeks.items():
        if limit is not None and count > limit:
            values = {"week": f"{year}-W{week:02}", "count": count, "limit": limit}
            yield Violation("R10", "r10-week", inspector, values)

"""A tiny city that can be planned by hand: two departments, one area, and plans that are right to begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from solvers.planning.check import check
from solvers.planning.plan import Plan, Post, Route, Scores, Unplanned, Visit
from solvers.planning.problem import (
    Check,
    Department,
    Inspector,
    PreviousVisit,
    Problem,
    Recusal,
    Rules,
    Session,
    Target,
    Travel,
    Unavailable,
)

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
NEXT_MONDAY = date(2026, 3, 9)
SHA = "0" * 64
__all__ = ["PreviousVisit", "Recusal", "Unavailable"]


def rules(**changed: object) -> Rules:
    return replace(
        Rules(
            2,
            2,
            12,
            leader_required=True,
            visit_gap_days=365,
            item_cap_per_year=2,
            visit_setup_minutes=10,
            max_sessions_per_inspector_per_week=8,
        ),
        **changed,
    )  # type: ignore[arg-type]


def target(name: str, **changed: object) -> Target:
    return replace(Target(name, "east", 116.0, 36.0), **changed)  # type: ignore[arg-type]


def food_check(name: str, at: str = "shop", **changed: object) -> Check:
    base = Check(name, at, "market", "food-01", MONDAY, NEXT_MONDAY, 45, ("food",), lead=True)
    return replace(base, **changed)  # type: ignore[arg-type]


def fire_check(name: str, at: str = "shop", **changed: object) -> Check:
    return replace(Check(name, at, "fire", "fire-01", MONDAY, NEXT_MONDAY, 30), **changed)  # type: ignore[arg-type]


def inspector(name: str, department: str, *specialties: str, **changed: object) -> Inspector:
    base = Inspector(name, department, ("east",), specialties, may_lead=True, certificate_valid_to=date(2027, 12, 31))
    return replace(base, **changed)  # type: ignore[arg-type]


def problem(**changed: object) -> Problem:
    base = Problem(
        name="tiny",
        working_days=(MONDAY, TUESDAY, WEDNESDAY, NEXT_MONDAY),
        sessions=(Session("am", "09:00", 180), Session("pm", "13:30", 210)),
        rules=rules(),
        travel=Travel(30.0, 1.3, 5),
        departments=(Department("market"), Department("fire")),
        targets=(target("shop"),),
        checks=(food_check("c1"),),
        inspectors=(
            inspector("m1", "market", "food"),
            inspector("m2", "market", "food"),
            inspector("m3", "market", may_lead=False),
            inspector("f1", "fire"),
            inspector("f2", "fire"),
        ),
    )
    return replace(base, **changed)  # type: ignore[arg-type]


def post(name: str, who: str, *specialties: str, department: str = "market", leader: bool = False) -> Post:
    return Post(name, department, specialties, leader, who)


def visit(name: str, *checks: str, at: str = "shop", start: str = "09:00", end: str = "09:55") -> Visit:
    return Visit(name, at, checks, start, end)


def route(
    name: str = "r1",
    *,
    on: date = MONDAY,
    session: str = "am",
    posts: tuple[Post, ...] | None = None,
    visits: tuple[Visit, ...] | None = None,
) -> Route:
    team = (post(f"{name}-p1", "m1", "food", leader=True), post(f"{name}-p2", "m2"))
    return Route(
        name, on, session, team if posts is None else posts, (visit("v1", "c1"),) if visits is None else visits
    )


def plan(*routes: Route, unplanned: tuple[Unplanned, ...] = (), weight: int | None = None, travel: int = 0) -> Plan:
    planned = sum(len(one.checks) for each in routes for one in each.visits)
    scores = Scores(
        planned if weight is None else weight,
        sum(len(each.visits) for each in routes),
        sum(len(each.posts) for each in routes),
        travel,
    )
    return Plan(SHA, routes, unplanned, scores)


def codes(posed: Problem, made: Plan) -> list[str]:
    """The codes of all violations."""
    return [violation.code for violation in check(posed, made, SHA)]

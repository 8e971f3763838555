"""R3: two visits to a target are the gap apart, earlier visits included, never two on one date."""

from datetime import timedelta

import pytest

from solvers.planning.plan import Plan, Route
from tests.solvers.planning.cases import (
    MONDAY,
    WEDNESDAY,
    PreviousVisit,
    codes,
    fire_check,
    food_check,
    plan,
    post,
    problem,
    route,
    rules,
    target,
    visit,
)


def fire_route(on: object, name: str = "r2") -> Route:
    posts = (post(f"{name}-p1", "f1", department="fire", leader=True), post(f"{name}-p2", "f2", department="fire"))
    return route(name, on=on, posts=posts, visits=(visit("v2", "c2", end="09:40"),))  # type: ignore[arg-type]


def two_visits(on: object) -> Plan:
    return plan(route(), fire_route(on))


@pytest.mark.parametrize("days", [365, 366])
def test_feasible_a_year_after_the_earlier_visit(days: int) -> None:
    earlier = PreviousVisit(MONDAY - timedelta(days=days))
    assert codes(problem(targets=(target("shop", previous_visits=(earlier,)),)), plan(route())) == []


def test_infeasible_too_near_an_earlier_or_another_visit() -> None:
    earlier = PreviousVisit(MONDAY - timedelta(days=364))
    assert codes(problem(targets=(target("shop", previous_visits=(earlier,)),)), plan(route())) == ["r3-too-near"]
    assert codes(problem(checks=(food_check("c1"), fire_check("c2"))), two_visits(WEDNESDAY)) == ["r3-too-near"]


@pytest.mark.parametrize(("gap", "breaks"), [(2, False), (3, True), (None, False)])
def test_neighbour_gap_of_exactly_the_distance(gap: int | None, breaks: bool) -> None:
    posed = problem(checks=(food_check("c1"), fire_check("c2")), rules=rules(visit_gap_days=gap))
    assert codes(posed, two_visits(WEDNESDAY)) == (["r3-too-near"] if breaks else [])


def test_neighbour_exempt_visits_are_near_to_nothing_but_need_a_date_of_their_own() -> None:
    exempt = problem(checks=(food_check("c1"), fire_check("c2", gap_exempt=True)))
    assert codes(exempt, two_visits(WEDNESDAY)) == []
    assert codes(exempt, two_visits(MONDAY)) == ["r3-too-near"]
    same_day = PreviousVisit(MONDAY)
    cause = problem(checks=(food_check("c1", gap_exempt=True),), targets=(target("shop", previous_visits=(same_day,)),))
    assert codes(cause, plan(route())) == ["r3-too-near"]

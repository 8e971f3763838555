"""R10: department, specialties, certificate, areas, availability, recusals, one route a session, weekly limit."""

from datetime import date

import pytest

from solvers.planning.problem import Problem
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    Recusal,
    Unavailable,
    codes,
    food_check,
    inspector,
    plan,
    post,
    problem,
    route,
    rules,
    target,
    visit,
)

TWO = (food_check("c1"), food_check("c2", at="bakery"))


def with_first(**changed: object) -> Problem:
    return problem(inspectors=(inspector("m1", "market", "food", **changed), *problem().inspectors[1:]))


def test_feasible_everything_in_order() -> None:
    posed = with_first(certificate_valid_to=MONDAY, unavailable=(Unavailable(MONDAY, "pm"), Unavailable(TUESDAY)))
    assert codes(posed, plan(route())) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"certificate_valid_to": date(2026, 3, 1)}, "r10-certificate"),
        ({"areas": ("west",)}, "r10-area"),
        ({"unavailable": (Unavailable(MONDAY),)}, "r10-unavailable"),
        ({"unavailable": (Unavailable(MONDAY, "am"),)}, "r10-unavailable"),
    ],
)
def test_infeasible_person(changed: dict[str, object], code: str) -> None:
    assert codes(with_first(**changed), plan(route())) == [code]


def test_infeasible_department_specialty_and_recusal() -> None:
    assert "r10-department" in codes(
        problem(), plan(route(posts=(post("p1", "m1", "food", leader=True), post("p2", "f1"))))
    )
    assert "r10-specialty" in codes(
        problem(), plan(route(posts=(post("p1", "m1", "food", leader=True), post("p2", "m3", "food"))))
    )
    assert codes(problem(recusals=(Recusal("m1", "shop"),)), plan(route())) == ["r10-recused"]


def test_infeasible_two_places_and_too_many_in_a_week() -> None:
    posed = problem(checks=TWO, targets=(target("shop"), target("bakery")))
    second = route("r2", visits=(visit("v2", "c2", at="bakery"),))
    assert codes(posed, plan(route(), second)) == ["r10-two-places", "r10-two-places"]
    tight = problem(checks=TWO, targets=posed.targets, rules=rules(max_sessions_per_inspector_per_week=1))
    assert codes(tight, plan(route(), route("r2", on=TUESDAY, visits=second.visits))) == ["r10-week", "r10-week"]


def test_neighbour_other_session_and_other_week() -> None:
    posed = problem(checks=TWO, targets=(target("shop"), target("bakery")))
    afternoon = route("r2", session="pm", visits=(visit("v2", "c2", at="bakery", start="13:30", end="14:25"),))
    assert codes(posed, plan(route(), afternoon)) == []
    tight = problem(checks=TWO, targets=posed.targets, rules=rules(max_sessions_per_inspector_per_week=1))
    assert codes(tight, plan(route(), route("r2", on=NEXT_MONDAY, visits=(visit("v2", "c2", at="bakery"),)))) == []

"""R1: every check stands in exactly one visit of its own target, or in `unplanned`."""

from solvers.planning.plan import Unplanned
from tests.solvers.planning.cases import codes, fire_check, food_check, plan, problem, route, target, visit


def test_feasible_planned_once() -> None:
    assert codes(problem(), plan(route())) == []


def test_infeasible_twice_missing_invented_and_elsewhere() -> None:
    both = problem(
        checks=(food_check("c1"), food_check("c2", at="bakery", item="food-02")),
        targets=(target("shop"), target("bakery")),
    )
    made = plan(
        route(visits=(visit("v1", "c1", "c2", "ghost"),)), unplanned=(Unplanned("c1", "no_capacity", "x"),), weight=2
    )
    found = codes(both, made)
    assert {"r1-not-once", "r1-invented", "r1-wrong-target"} <= set(found)
    assert "r1-not-once" in codes(both, plan(route()))
    assert "r1-empty-visit" in codes(
        problem(), plan(route(visits=(visit("v1", "c1"), visit("v2", start="10:00", end="10:10"))), weight=1)
    )


def test_neighbour_unplanned_counts_as_standing() -> None:
    posed = problem(checks=(food_check("c1"), fire_check("c2")), inspectors=problem().inspectors[:4])
    made = plan(route(), unplanned=(Unplanned("c2", "no_eligible_inspector", "fire has one person"),))
    assert codes(posed, made) == []

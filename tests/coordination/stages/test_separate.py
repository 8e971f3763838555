"""The problem of departments alone: what binds each of them stays, and no two of them can meet."""

from __future__ import annotations

from dataclasses import replace

from coordination.stages.separate import separated, target_of
from solvers.planning.plan import Unplanned
from solvers.planning.problem import Pin, PreviousVisit, Recusal
from solvers.planning.reading import read_problem, write_problem
from tests.solvers.planning.cases import (
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    codes,
    fire_check,
    food_check,
    plan,
    post,
    problem,
    route,
    target,
    visit,
)

JOINT = problem(
    targets=(
        target("shop", closed_on=(TUESDAY,), previous_visits=(PreviousVisit(MONDAY.replace(year=2024), ("food-01",)),)),
        target("mill"),
    ),
    checks=(food_check("c1"), fire_check("f1"), food_check("c2", at="mill")),
    recusals=(Recusal("m3", "shop"), Recusal("f1", "mill")),
    pins=(Pin(("c1", "f1"), MONDAY),),
)
PLAN = plan(route(visits=(visit("v1", "c1", "f1"),)), unplanned=(Unplanned("c2", "no_capacity", ""),))


def test_a_target_is_a_place_for_each_department_that_has_a_planned_check_there() -> None:
    alone = separated(JOINT, PLAN)
    assert read_problem(write_problem(alone)) == alone
    assert [(one.id, one.area) for one in alone.targets] == [("shop@fire", "east@fire"), ("shop@market", "east@market")]
    shop = JOINT.target_by_id["shop"]
    assert [replace(one, id="shop", area="east") for one in alone.targets] == [shop, shop]
    assert [(one.id, one.target) for one in alone.checks] == [("c1", "shop@market"), ("f1", "shop@fire")]
    assert {target_of(one.id) for one in alone.targets} == {"shop"}
    assert {one.areas for one in alone.inspectors if one.department == "fire"} == {("east@fire",)}
    assert (alone.recusals, alone.pins) == ((Recusal("m3", "shop@market"),), ())


def test_a_plan_of_departments_alone_is_right_and_one_in_which_they_meet_is_not() -> None:
    alone = separated(JOINT, PLAN)
    fire = (post("p3", "f1", department="fire", leader=True), post("p4", "f2", department="fire"))
    food = visit("v1", "c1", at="shop@market")
    own = plan(
        route(visits=(food,)),
        route("r2", on=WEDNESDAY, posts=fire, visits=(visit("v2", "f1", at="shop@fire", end="09:40"),)),
    )
    assert codes(alone, own) == []
    together = route(
        posts=(post("p1", "m1", "food", leader=True), post("p2", "m2"), replace(fire[0], leader=False), fire[1]),
        visits=(food, visit("v2", "f1", at="shop@fire", start="09:55", end="10:35")),
    )
    assert set(codes(alone, plan(together))) == {"r10-area"}

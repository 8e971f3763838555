"""R5: set-up plus the longest department; departments side by side, one department's checks one after the other."""

from tests.solvers.planning.cases import codes, fire_check, food_check, plan, post, problem, route, visit

TEAM = (
    post("p1", "m1", "food", leader=True),
    post("p2", "m2"),
    post("p3", "f1", department="fire"),
    post("p4", "f2", department="fire"),
)


def test_feasible_departments_side_by_side() -> None:
    posed = problem(checks=(food_check("c1"), fire_check("c2")))
    assert codes(posed, plan(route(posts=TEAM, visits=(visit("v1", "c1", "c2", end="09:55"),)))) == []


def test_infeasible_too_short_too_long_and_no_time_at_all() -> None:
    for end in ("09:54", "09:56"):
        assert codes(problem(), plan(route(visits=(visit("v1", "c1", end=end),)))) == ["r5-wrong-length"]
    assert "r5-not-a-time" in codes(problem(), plan(route(visits=(visit("v1", "c1", end="noon"),))))


def test_neighbour_one_department_adds_up() -> None:
    posed = problem(checks=(food_check("c1"), food_check("c2", item="food-02", minutes=20)))
    assert codes(posed, plan(route(visits=(visit("v1", "c1", "c2", end="10:15"),)))) == []

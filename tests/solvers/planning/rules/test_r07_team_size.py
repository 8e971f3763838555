"""R7: enough posts for the visit and for each department, and not too many."""

from tests.solvers.planning.cases import codes, fire_check, food_check, plan, post, problem, route, rules, visit


def test_feasible_two_of_each_department() -> None:
    assert codes(problem(), plan(route())) == []


def test_infeasible_too_few_too_few_of_a_department_and_too_many() -> None:
    alone = (post("p1", "m1", "food", leader=True),)
    assert codes(problem(), plan(route(posts=alone))) == ["r7-team-too-small", "r7-department-too-small"]
    mixed = (post("p1", "m1", "food", leader=True), post("p2", "m2"), post("p3", "f1", department="fire"))
    both = problem(checks=(food_check("c1"), fire_check("c2")))
    assert codes(both, plan(route(posts=mixed, visits=(visit("v1", "c1", "c2"),)))) == ["r7-department-too-small"]
    three = (*mixed[:2], post("p3", "m3"))
    assert codes(problem(rules=rules(max_team_size=2)), plan(route(posts=three))) == ["r7-team-too-large"]


def test_neighbour_switched_to_one_a_department_or_without_limit() -> None:
    mixed = (post("p1", "m1", "food", leader=True), post("p2", "f1", department="fire"))
    posed = problem(checks=(food_check("c1"), fire_check("c2")), rules=rules(min_inspectors_per_department=1))
    assert codes(posed, plan(route(posts=mixed, visits=(visit("v1", "c1", "c2"),)))) == []
    three = (post("p1", "m1", "food", leader=True), post("p2", "m2"), post("p3", "m3"))
    assert codes(problem(rules=rules(max_team_size=None)), plan(route(posts=three))) == []

"""R8: each specialty of a check is required by a post of its department and brought by who fills it."""

from tests.solvers.planning.cases import codes, food_check, inspector, plan, post, problem, route


def test_feasible_one_post_brings_it() -> None:
    assert codes(problem(), plan(route())) == []


def test_infeasible_required_by_nobody_or_not_brought() -> None:
    unasked = (post("p1", "m1", leader=True), post("p2", "m2"))
    assert codes(problem(), plan(route(posts=unasked))) == ["r8-specialty-missing"]
    not_brought = (post("p1", "m1", leader=True), post("p2", "m3", "food"))
    assert "r8-specialty-missing" in codes(problem(), plan(route(posts=not_brought)))


def test_neighbour_two_specialties_in_one_post_or_in_two() -> None:
    posed = problem(
        checks=(food_check("c1", specialties=("drugs", "food")),),
        inspectors=(inspector("m1", "market", "drugs", "food"), inspector("m2", "market", "food")),
    )
    assert codes(posed, plan(route(posts=(post("p1", "m1", "drugs", "food", leader=True), post("p2", "m2"))))) == []
    assert codes(posed, plan(route(posts=(post("p1", "m1", "drugs", leader=True), post("p2", "m2", "food"))))) == []

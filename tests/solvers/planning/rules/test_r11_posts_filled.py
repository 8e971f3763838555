"""R11: every post is filled; a route that cannot be filled does not exist."""

from tests.solvers.planning.cases import codes, plan, post, problem, route


def test_feasible_all_filled() -> None:
    assert codes(problem(), plan(route())) == []


def test_infeasible_somebody_unknown_and_a_route_without_visits() -> None:
    ghost = (post("p1", "m1", "food", leader=True), post("p2", "ghost"))
    assert codes(problem(), plan(route(posts=ghost))) == ["r11-unfilled"]
    assert "r11-no-visit" in codes(problem(), plan(route(), route("r2", session="pm", visits=())))


def test_neighbour_more_posts_than_needed_are_no_breach() -> None:
    three = (post("p1", "m1", "food", leader=True), post("p2", "m2"), post("p3", "m3"))
    assert codes(problem(), plan(route(posts=three))) == []

"""R2: a working day, inside every window, no closed day of the target."""

from datetime import date

from tests.solvers.planning.cases import MONDAY, TUESDAY, WEDNESDAY, codes, food_check, plan, problem, route, target


def test_feasible_first_and_last_day_of_the_window() -> None:
    posed = problem(checks=(food_check("c1", first_date=MONDAY, last_date=TUESDAY),))
    assert codes(posed, plan(route(on=MONDAY))) == []
    assert codes(posed, plan(route(on=TUESDAY))) == []


def test_infeasible_outside_window_weekend_and_closed() -> None:
    narrow = problem(checks=(food_check("c1", first_date=TUESDAY, last_date=TUESDAY),))
    assert codes(narrow, plan(route(on=MONDAY))) == ["r2-outside-window"]
    assert codes(problem(), plan(route(on=date(2026, 3, 7)))) == ["r2-not-working-day"]
    assert codes(problem(targets=(target("shop", closed_on=(MONDAY,)),)), plan(route())) == ["r2-closed"]


def test_neighbour_the_day_after_a_closed_day() -> None:
    posed = problem(targets=(target("shop", closed_on=(MONDAY, WEDNESDAY)),))
    assert codes(posed, plan(route(on=TUESDAY))) == []

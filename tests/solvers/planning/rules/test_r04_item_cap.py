"""R4: an item at a target at most so often in a calendar year, earlier visits included."""

from datetime import date

from tests.solvers.planning.cases import PreviousVisit, codes, food_check, plan, problem, route, rules, target


def shop_checked(*days: date) -> tuple[object, ...]:
    return (target("shop", previous_visits=tuple(PreviousVisit(day, ("food-01",)) for day in days)),)


def test_feasible_second_time_in_the_year() -> None:
    posed = problem(targets=shop_checked(date(2026, 1, 5)), rules=rules(visit_gap_days=None))
    assert codes(posed, plan(route())) == []


def test_infeasible_third_time_in_the_year() -> None:
    posed = problem(targets=shop_checked(date(2026, 1, 5), date(2026, 2, 2)), rules=rules(visit_gap_days=None))
    assert codes(posed, plan(route())) == ["r4-item-cap"]


def test_neighbour_the_year_before_other_items_and_exempt_checks_do_not_count() -> None:
    free = rules(visit_gap_days=None)
    assert codes(problem(targets=shop_checked(date(2025, 11, 3), date(2025, 12, 1)), rules=free), plan(route())) == []
    full = shop_checked(date(2026, 1, 5), date(2026, 2, 2))
    assert codes(problem(targets=full, rules=free, checks=(food_check("c1", item="food-02"),)), plan(route())) == []
    assert codes(problem(targets=full, rules=free, checks=(food_check("c1", gap_exempt=True),)), plan(route())) == []
    assert codes(problem(targets=full, rules=rules(visit_gap_days=None, item_cap_per_year=None)), plan(route())) == []

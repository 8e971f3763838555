"""R6: visits inside the session, in order, with the travel time between them."""

import pytest

from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from tests.solvers.planning.cases import codes, food_check, plan, problem, route, target, visit

CHECKS = (food_check("c1"), food_check("c2", at="bakery"))


def city(longitude: float = 116.1) -> Problem:
    return problem(checks=CHECKS, targets=(target("shop"), target("bakery", longitude=longitude)))


def made(start: str, end: str, travel: int) -> Plan:
    visits = (visit("v1", "c1"), visit("v2", "c2", at="bakery", start=start, end=end))
    return plan(route(visits=visits), travel=travel)


def test_feasible_with_exactly_the_travel_time() -> None:
    # 0.1 degrees of longitude at 36 degrees north: 8.996 km, 11.695 on the road, 23.39 minutes at 30 km/h.
    assert codes(city(), made("10:19", "11:14", 24)) == []


def test_infeasible_a_minute_short_and_outside_the_session() -> None:
    assert codes(city(), made("10:18", "11:13", 24)) == ["r6-too-little-travel"]
    assert codes(problem(), plan(route(visits=(visit("v1", "c1", start="11:06", end="12:01"),)))) == [
        "r6-outside-session"
    ]
    assert codes(problem(), plan(route(visits=(visit("v1", "c1", start="08:59", end="09:54"),)))) == [
        "r6-outside-session"
    ]


@pytest.mark.parametrize(
    ("longitude", "start", "end", "travel"), [(116.0, "09:55", "10:50", 0), (116.001, "10:00", "10:55", 5)]
)
def test_neighbour_same_place_is_no_way_and_a_near_one_the_minimum(
    longitude: float, start: str, end: str, travel: int
) -> None:
    assert codes(city(longitude), made(start, end, travel)) == []

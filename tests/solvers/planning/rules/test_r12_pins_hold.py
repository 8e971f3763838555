"""R12: a pinned visit has exactly the pinned checks, on the date, in the session and with the people that are given."""

import pytest

from solvers.planning.problem import Pin
from tests.solvers.planning.cases import (
    MONDAY,
    TUESDAY,
    codes,
    fire_check,
    food_check,
    plan,
    post,
    problem,
    route,
    visit,
)


@pytest.mark.parametrize("pin", [Pin(("c1",), MONDAY), Pin(("c1",), MONDAY, "am"), Pin(("c1",), MONDAY, "am", ("m2",))])
def test_feasible_as_pinned(pin: Pin) -> None:
    assert codes(problem(pins=(pin,)), plan(route())) == []


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        (Pin(("c1",), TUESDAY), "r12-moved"),
        (Pin(("c1",), MONDAY, "pm"), "r12-moved"),
        (Pin(("c1",), MONDAY, "am", ("m3",)), "r12-people"),
    ],
)
def test_infeasible_moved_or_without_the_people(pin: Pin, code: str) -> None:
    assert codes(problem(pins=(pin,)), plan(route())) == [code]


def test_infeasible_more_checks_than_pinned() -> None:
    posed = problem(checks=(food_check("c1"), fire_check("c2")), pins=(Pin(("c1",), MONDAY),))
    team = (*route().posts, post("p3", "f1", department="fire"), post("p4", "f2", department="fire"))
    assert codes(posed, plan(route(posts=team, visits=(visit("v1", "c1", "c2"),)))) == ["r12-not-this-visit"]


def test_neighbour_what_a_pin_does_not_name_is_free() -> None:
    posed = problem(pins=(Pin(("c1",), TUESDAY),))
    assert (
        codes(posed, plan(route(on=TUESDAY, session="pm", visits=(visit("v1", "c1", start="13:30", end="14:25"),))))
        == []
    )

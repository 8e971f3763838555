"""Pins hold, or the office is told which cannot and why."""

from __future__ import annotations

from datetime import date

import pytest

from coordination.errors import NotAllowedError
from coordination.pipeline import solve
from coordination.texts import texts
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, Problem, Unavailable
from tests.solvers.planning.cases import MONDAY, NEXT_MONDAY, TUESDAY, fire_check, food_check, inspector, problem


def solved(posed: Problem) -> Plan:
    return solve(posed, "0" * 64, "s", texts("en"), lambda _: None)


@pytest.mark.parametrize("day", [MONDAY, TUESDAY, NEXT_MONDAY])
@pytest.mark.parametrize("session", [None, "am", "pm"])
def test_a_pinned_visit_stands_where_it_was_pinned(day: date, session: str | None) -> None:
    (route,) = solved(problem(pins=(Pin(("c1",), day, session, ("m3", "m2")),))).routes
    assert (route.date, route.session) == (day, session or route.session)
    assert {"m2", "m3"} <= {post.inspector for post in route.posts}


def test_what_is_pinned_keeps_others_out_of_its_visit() -> None:
    posed = problem(checks=(food_check("c1"), fire_check("c2")), pins=(Pin(("c1",), MONDAY),))
    plan = solved(posed)
    assert [visit.checks for route in plan.routes for visit in route.visits] == [("c1",)]
    assert [entry.reason for entry in plan.unplanned] == ["repeat_within_gap"]


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        (Pin(("c1",), date(2026, 3, 7)), "pin-against-rules"),
        (Pin(("c1",), MONDAY, "am", ("f1",)), "pin-cannot-hold"),
        (Pin(("c1",), MONDAY, "am", ("m1", "m2", "m3")), "pin-cannot-hold"),
    ],
)
def test_a_pin_that_cannot_hold_is_named(pin: Pin, code: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        solved(problem(pins=(pin,)))
    assert (refused.value.code, [fault.code for fault in refused.value.faults]) == ("pins-cannot-hold", [code])


def test_a_pinned_person_on_leave_is_named() -> None:
    away = inspector("m1", "market", "food", unavailable=(Unavailable(MONDAY),))
    with pytest.raises(NotAllowedError):
        solved(problem(inspectors=(away, *problem().inspectors[1:]), pins=(Pin(("c1",), MONDAY, "am", ("m1",)),)))

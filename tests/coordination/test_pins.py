"""Pins hold, or the office is told which cannot and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordination.errors import NotAllowedError
from coordination.pipeline import solve
from coordination.texts import texts
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, PreviousVisit, Problem, Recusal, Unavailable
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    fire_check,
    food_check,
    inspector,
    problem,
    rules,
    target,
)


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


def changed(**inspectors: object) -> Problem:
    """The problem with another first inspector, who is pinned."""
    return problem(inspectors=(inspector("m1", "market", "food", **inspectors), *problem().inspectors[1:]))


LONG = (food_check("c1", minutes=150), food_check("c2", minutes=150))
BOTH = (food_check("c1"), fire_check("c2"))


@pytest.mark.parametrize(
    ("posed", "pin", "code"),
    [
        (problem(), Pin(("c1",), date(2026, 3, 7)), "pin-not-working-day"),
        (problem(targets=(target("shop", closed_on=(MONDAY,)),)), Pin(("c1",), MONDAY), "pin-closed"),
        (problem(checks=(food_check("c1", last_date=MONDAY),)), Pin(("c1",), TUESDAY), "pin-misses-window"),
        (
            problem(targets=(target("shop", previous_visits=(PreviousVisit(MONDAY - timedelta(days=9)),)),)),
            Pin(("c1",), MONDAY),
            "pin-too-near",
        ),
        (problem(rules=rules(item_cap_per_year=0)), Pin(("c1",), MONDAY), "pin-item-cap"),
        (problem(inspectors=problem().inspectors[2:]), Pin(("c1",), MONDAY), "pin-nobody"),
        (problem(checks=LONG), Pin(("c1", "c2"), MONDAY), "pin-too-long"),
        (problem(checks=(food_check("c1", minutes=180),)), Pin(("c1",), MONDAY, "am"), "pin-too-long"),
        (problem(checks=BOTH, rules=rules(max_team_size=2)), Pin(("c1", "c2"), MONDAY), "pin-team-too-large"),
        (changed(areas=("west",)), Pin(("c1",), MONDAY, None, ("m1",)), "pin-person-other-area"),
        (problem(recusals=(Recusal("m1", "shop"),)), Pin(("c1",), MONDAY, None, ("m1",)), "pin-person-recused"),
        (
            problem(checks=(food_check("c1"), food_check("c2")), rules=rules(item_cap_per_year=1)),
            Pin(("c1", "c2"), MONDAY),
            "pin-item-cap",
        ),
        (changed(certificate_valid_to=MONDAY), Pin(("c1",), TUESDAY, None, ("m1",)), "pin-person-certificate"),
        (changed(unavailable=(Unavailable(MONDAY),)), Pin(("c1",), MONDAY, "am", ("m1",)), "pin-person-away"),
        (
            problem(rules=rules(max_team_size=2)),
            Pin(("c1",), MONDAY, "am", ("m1", "m2", "m3")),
            "pin-cannot-hold",
        ),
    ],
)
def test_a_pin_that_cannot_hold_is_named_with_what_stands_against_it(posed: Problem, pin: Pin, code: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        solved(replace(posed, pins=(pin,)))
    assert (refused.value.code, [fault.code for fault in refused.value.faults]) == ("pins-cannot-hold", [code])
    for language in ("zh", "en"):
        assert "{" not in texts(language).say(code, **refused.value.faults[0].values)


@pytest.mark.parametrize("people", [("m1", "m2", "m3"), ("f1",), ("m3",)])
def test_people_whom_a_pin_names_come_along_where_the_checks_need_fewer(people: tuple[str, ...]) -> None:
    (route,) = solved(problem(pins=(Pin(("c1",), MONDAY, "am", people),))).routes
    assert set(people) <= {post.inspector for post in route.posts}
    assert len(route.posts) == (2 if people == ("m3",) else 3)

"""The big model: optimal on cases computed by hand, the same in two solvers, never worse than the planner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.pipeline import solve
from coordination.texts import texts
from solvers.baselines.whole import whole_on_cpsat, whole_on_highs
from solvers.planning.check import check
from solvers.planning.plan import Plan, Scores
from solvers.planning.problem import Pin, Problem
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    SHA,
    TUESDAY,
    fire_check,
    food_check,
    inspector,
    problem,
    rules,
    target,
)
from tests.solvers.planning.strategies import problems

Whole = Callable[[Problem, str, float], Plan | None]
SECONDS = 60.0
NEAR, FAR = target("near", longitude=116.01), target("far", longitude=117.0)
MARKET = tuple(inspector(name, "market", "food") for name in ("m1", "m2"))
BOTH = [whole_on_cpsat, whole_on_highs]


def planned(whole: Whole, posed: Problem) -> Plan:
    plan = whole(posed, SHA, SECONDS)
    assert plan is not None
    assert [violation for violation in check(posed, plan, SHA) if violation.rule != "reason"] == []
    return plan


def order(scores: Scores) -> tuple[int, ...]:
    return scores.planned_weight, -scores.visits, -scores.person_sessions, -scores.travel_minutes


@pytest.mark.parametrize("whole", BOTH)
@pytest.mark.parametrize(
    ("posed", "scores"),
    [
        (problem(), (1, 1, 2, 0)),
        (problem(checks=()), (0, 0, 0, 0)),
        (problem(inspectors=MARKET[:1]), (0, 0, 0, 0)),
        (problem(checks=(food_check("c1"), fire_check("c2"))), (2, 1, 4, 0)),
        # Windows apart and a gap of a year: one visit, the heavier check.
        (
            problem(
                checks=(food_check("c1", last_date=MONDAY), fire_check("c2", first_date=NEXT_MONDAY, weight=3)),
            ),
            (3, 1, 2, 0),
        ),
        # The same without a gap: two visits.
        (
            problem(
                checks=(food_check("c1", last_date=MONDAY), fire_check("c2", first_date=NEXT_MONDAY)),
                rules=rules(visit_gap_days=None),
            ),
            (2, 2, 4, 0),
        ),
        # Two targets near each other share a route, one an hour and a half away does not.
        (
            problem(
                targets=(target("shop"), NEAR), checks=(food_check("c1"), food_check("c2", "near")), inspectors=MARKET
            ),
            (2, 2, 2, 5),
        ),
        (
            problem(
                targets=(target("shop"), FAR), checks=(food_check("c1"), food_check("c2", "far")), inspectors=MARKET
            ),
            (2, 2, 4, 0),
        ),
    ],
)
def test_the_optimum_computed_by_hand(whole: Whole, posed: Problem, scores: tuple[int, ...]) -> None:
    assert planned(whole, posed).scores == Scores(*scores)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_it_is_never_worse_than_the_planner_nor_better_than_its_bounds(posed: Problem) -> None:
    best = planned(whole_on_cpsat, posed).scores
    ours = solve(posed, SHA, "seed", texts("en"), lambda _: None)
    assert order(best) >= order(ours.scores)
    assert ours.bounds.planned_weight is not None
    assert best.planned_weight <= ours.bounds.planned_weight
    if best.planned_weight == ours.scores.planned_weight:
        assert best.visits >= (ours.bounds.visits or 0)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_two_solvers_agree(posed: Problem) -> None:
    assert planned(whole_on_cpsat, posed).scores == planned(whole_on_highs, posed).scores


@settings(max_examples=40, deadline=None)
@given(problems(), st.booleans())
def test_pins_hold(posed: Problem, people: bool) -> None:
    ours = solve(posed, SHA, "seed", texts("en"), lambda _: None)
    pins = [
        Pin(visit.checks, route.date, route.session, tuple(post.inspector for post in route.posts) if people else ())
        for route in ours.routes[:1]
        for visit in route.visits
    ]
    planned(whole_on_cpsat, replace(posed, pins=tuple(pins)))


@pytest.mark.parametrize("whole", BOTH)
def test_a_pin_that_cannot_hold_gives_no_plan(whole: Whole) -> None:
    posed = problem(checks=(food_check("c1", last_date=MONDAY),), pins=(Pin(("c1",), TUESDAY),))
    assert whole(posed, SHA, SECONDS) is None

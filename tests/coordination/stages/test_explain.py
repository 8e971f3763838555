"""Every reason in `unplanned` names what an officer has to know to act."""

from __future__ import annotations

from datetime import timedelta

from coordination.pipeline import solve
from coordination.texts import texts
from solvers.planning.plan import Unplanned
from solvers.planning.problem import Problem
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    PreviousVisit,
    fire_check,
    food_check,
    inspector,
    problem,
    rules,
    target,
)


def unplanned(posed: Problem) -> Unplanned:
    (only,) = solve(posed, "0" * 64, "s", texts("en"), lambda _: None).unplanned
    return only


def test_no_working_day() -> None:
    closed = target("shop", closed_on=problem().working_days)
    found = unplanned(problem(targets=(closed,)))
    assert found.reason == "no_working_day"
    assert "2026-03-02 to 2026-03-09" in found.detail


def test_an_earlier_visit_and_by_how_many_days_the_window_would_have_to_grow() -> None:
    found = unplanned(
        problem(targets=(target("shop", previous_visits=(PreviousVisit(MONDAY - timedelta(days=350)),)),))
    )
    assert found.reason == "repeat_within_gap"
    assert "not before 2026-03-17" in found.detail  # 350 + 15 days
    assert "8 days longer" in found.detail


def test_windows_that_do_not_meet_and_by_how_many_days_they_are_apart() -> None:
    checks = (food_check("c1", last_date=MONDAY, weight=2), fire_check("c2", first_date=NEXT_MONDAY))
    found = unplanned(problem(checks=checks))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert "visited on 2026-03-02" in found.detail
    assert "by 7 days" in found.detail


def test_the_item_cap_with_its_count() -> None:
    visits = (PreviousVisit(MONDAY - timedelta(days=40), ("food-01", "food-01")),)
    found = unplanned(problem(targets=(target("shop", previous_visits=visits),), rules=rules(visit_gap_days=None)))
    assert found.reason == "item_cap"
    assert "2 times" in found.detail


def test_too_long_with_both_lengths() -> None:
    found = unplanned(problem(checks=(food_check("c1", minutes=201),)))
    assert found.reason == "too_long"
    assert "211 minutes" in found.detail
    assert "has 210" in found.detail


def test_a_team_that_may_not_be_large_enough() -> None:
    found = unplanned(problem(rules=rules(max_team_size=1)))
    assert found.reason == "team_too_large"
    assert "at least 2 people" in found.detail


def test_nobody_with_the_specialty() -> None:
    found = unplanned(problem(checks=(food_check("c1", specialties=("x-ray",)),)))
    assert found.reason == "no_eligible_inspector"
    assert "market has 3 people for east, 0 of them with the specialties (x-ray), 2 are needed" in found.detail


def test_nobody_who_may_lead() -> None:
    people = tuple(inspector(name, "market", "food", may_lead=False) for name in ("m1", "m2"))
    assert "nobody in east who may lead" in unplanned(problem(inspectors=people)).detail


def test_short_of_people_names_department_specialty_area_week_sessions_and_checks() -> None:
    one_day = {"first_date": MONDAY, "last_date": MONDAY}
    checks = tuple(food_check(f"c{number}", at=f"t{number}", minutes=170, **one_day) for number in range(3))
    targets = tuple(target(f"t{number}") for number in range(3))
    found = unplanned(problem(checks=checks, targets=targets))
    assert found.reason == "no_capacity"
    assert "market for east with the specialties (food): week 2026-W10 is short by 1 inspector sessions" in found.detail
    assert "checks waiting for them: 1." in found.detail


def test_two_checks_that_would_be_too_long_together() -> None:
    checks = (food_check("c1", minutes=120, weight=2), food_check("c2", item="food-02", minutes=100))
    found = unplanned(problem(checks=checks, working_days=(MONDAY, TUESDAY)))
    assert found.check == "c2"
    assert found.reason == "too_long"
    assert "230 minutes" in found.detail

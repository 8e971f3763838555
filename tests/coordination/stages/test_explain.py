"""Every reason in `unplanned` names what an officer has to know to act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordination.pipeline import solve
from coordination.texts import texts
from solvers.planning.plan import Unplanned
from solvers.planning.problem import Pin, Problem
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    WEDNESDAY,
    PreviousVisit,
    Recusal,
    Unavailable,
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


def test_a_window_grows_until_the_target_is_open() -> None:
    earlier = (PreviousVisit(MONDAY - timedelta(days=361)),)  # allowed again on Friday, and open on Monday
    check = food_check("c1", last_date=WEDNESDAY + timedelta(days=4))
    found = unplanned(problem(targets=(target("shop", previous_visits=earlier),), checks=(check,)))
    assert "not before 2026-03-09" in found.detail
    assert "1 days longer" in found.detail


@pytest.mark.parametrize(
    ("last", "first", "closed", "days"),
    [
        (MONDAY, NEXT_MONDAY, (), 7),
        (MONDAY, WEDNESDAY, (), 2),
        (WEDNESDAY, WEDNESDAY + timedelta(days=1), (), 1),  # Wednesday itself is open, the days until Monday are not
        (TUESDAY, WEDNESDAY, (TUESDAY, WEDNESDAY), 2),  # Monday and next Monday are open
    ],
)
def test_windows_without_a_common_open_day_and_how_far_one_must_be_widened(
    last: date, first: date, closed: tuple[date, ...], days: int
) -> None:
    checks = (food_check("c1", last_date=last, weight=2), fire_check("c2", first_date=first))
    found = unplanned(problem(checks=checks, targets=(target("shop", closed_on=closed),)))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert f"by {days} days" in found.detail
    widened = (checks[0], replace(checks[1], first_date=first - timedelta(days=days)))
    plan = solve(
        problem(checks=widened, targets=(target("shop", closed_on=closed),)), "0" * 64, "s", texts("en"), lambda _: None
    )
    assert not plan.unplanned


def test_widening_is_not_enough_where_one_visit_could_not_hold_both() -> None:
    checks = (food_check("c1", last_date=MONDAY, weight=2), food_check("c2", first_date=NEXT_MONDAY, minutes=170))
    found = unplanned(problem(checks=checks))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert "by 7 days, and a visit with both would take 225 minutes" in found.detail


def test_a_pinned_visit_takes_no_other_check() -> None:
    found = unplanned(problem(checks=(food_check("c1"), fire_check("c2")), pins=(Pin(("c1",), TUESDAY),)))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert "pinned visit on 2026-03-03" in found.detail


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
    assert "market has 3 people for east, 0 of them with the specialties (x-ray)" in found.detail
    assert "2 are needed" in found.detail


def test_an_area_without_people() -> None:
    found = unplanned(problem(targets=(target("shop", area="west"),)))
    assert (found.reason, found.detail[:28]) == ("no_eligible_inspector", "market has nobody for west; ")


def test_people_who_cannot_come_and_why() -> None:
    away = tuple(Unavailable(day) for day in problem().working_days)
    people = (
        inspector("m1", "market", "food"),
        inspector("m2", "market", "food", unavailable=away),
        inspector("m3", "market", certificate_valid_to=MONDAY - timedelta(days=1)),
        inspector("m4", "market", "food"),
        inspector("m5", "market", areas=("west",)),
    )
    found = unplanned(problem(inspectors=people, recusals=(Recusal("m4", "shop"),)))
    assert found.reason == "no_eligible_inspector"
    assert (
        "4 people for east: 1 recused from this target, 1 without a valid certificate, 1 on leave throughout."
        " 1 can come, 1 of them with the specialties (food), at most 1 in one half day; 2 are needed" in found.detail
    )


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

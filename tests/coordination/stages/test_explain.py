"""Every reason in `unplanned` names what an officer has to know to act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from coordination.pipeline import solve
from coordination.texts import texts
from coordination.texts.left_out import LeftOut
from solvers.planning.plan import Plan, Unplanned
from solvers.planning.problem import Check, Inspector, Pin, Problem
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
from tests.solvers.planning.strategies import problems


def solved(posed: Problem) -> Plan:
    return solve(posed, "0" * 64, "s", texts("en"), lambda _: None)


def unplanned(posed: Problem) -> Unplanned:
    (only,) = solved(posed).unplanned
    return only


def away(days: Mapping[str, tuple[date, ...]]) -> tuple[Inspector, ...]:
    """The inspectors, of whom whole departments are away on some days."""
    return tuple(
        replace(one, unavailable=tuple(Unavailable(day) for day in days.get(one.department, ())))
        for one in problem().inspectors
    )


def test_no_working_day_in_the_whole_plan() -> None:
    closed = target("shop", closed_on=problem().working_days)
    found = unplanned(problem(targets=(closed,)))
    assert found.reason == "no_working_day"
    assert "on no other day of this plan (2026-03-02 to 2026-03-09)" in found.detail


def test_without_a_working_day_the_nearest_day_on_which_it_could_be_done_is_told() -> None:
    check = food_check("c1", last_date=MONDAY)
    closed = (target("shop", closed_on=(MONDAY, TUESDAY)),)
    posed = problem(checks=(check,), targets=closed, inspectors=away({"market": (WEDNESDAY,)}))
    found = unplanned(posed)
    assert found.reason == "no_working_day"
    assert "could be done is 2026-03-09. Widen the window by 7 days" in found.detail
    for days, left in ((6, 1), (7, 0)):
        widened = replace(check, last_date=MONDAY + timedelta(days=days))
        assert len(solved(replace(posed, checks=(widened,))).unplanned) == left


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
    assert "1 day longer" in found.detail


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
    assert f"by {days} day" in found.detail
    widened = (checks[0], replace(checks[1], first_date=first - timedelta(days=days)))
    assert not solved(problem(checks=widened, targets=(target("shop", closed_on=closed),))).unplanned


UNTIL_TUESDAY, FROM_MONDAY = food_check("c1", last_date=TUESDAY, weight=2), fire_check("c2", first_date=NEXT_MONDAY)


def widened_by(posed: Problem, days: int) -> Problem:
    """The second check may be done so many days earlier."""
    first, second = posed.checks
    return replace(posed, checks=(first, replace(second, first_date=second.first_date - timedelta(days=days))))


def test_a_window_must_be_widened_to_a_day_with_people() -> None:
    people = away({"market": (NEXT_MONDAY,), "fire": (TUESDAY,)})
    posed = problem(checks=(UNTIL_TUESDAY, FROM_MONDAY), inspectors=people)
    assert "by 7 days and they become one visit" in unplanned(posed).detail
    assert unplanned(widened_by(posed, 6)).reason == "repeat_within_gap"
    assert not solved(widened_by(posed, 7)).unplanned


def test_no_days_are_told_where_people_are_what_parts_two_visits() -> None:
    people = away({"market": (NEXT_MONDAY,), "fire": (MONDAY, TUESDAY)})
    posed = problem(checks=(UNTIL_TUESDAY, FROM_MONDAY), inspectors=people)
    found = unplanned(posed)
    assert (
        "Nearest is 2026-03-03 am (6 days outside one of the windows): fire would need more people there"
        in found.detail
    )
    assert "become one visit" not in found.detail
    assert unplanned(widened_by(posed, 7)).reason == "repeat_within_gap"
    there = replace(posed, inspectors=away({"market": (NEXT_MONDAY,), "fire": (MONDAY,)}))
    assert not solved(widened_by(there, 6)).unplanned


def test_departments_that_are_there_on_the_same_days_and_never_in_one_session() -> None:
    absent = {"market": "am", "fire": "pm"}
    people = tuple(
        replace(one, unavailable=tuple(Unavailable(day, absent[one.department]) for day in problem().working_days))
        for one in problem().inspectors
    )
    found = unplanned(problem(checks=(UNTIL_TUESDAY, FROM_MONDAY), inspectors=people))
    assert "2026-03-03 am (6 days outside one of the windows): market would need more people there" in found.detail


def test_the_same_item_twice_in_a_year_is_no_matter_of_days() -> None:
    days = (date(2026, 12, 30), date(2027, 1, 4))
    checks = (
        food_check("c1", first_date=days[0], last_date=days[0], weight=2),
        food_check("c2", first_date=days[1], last_date=days[1]),
    )
    found = unplanned(problem(working_days=days, checks=checks, rules=rules(item_cap_per_year=1)))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert "would bring an item to 2 times in 2026, the cap is 1 a year" in found.detail


@settings(max_examples=40, deadline=None)
@given(problems())
def test_what_is_told_to_become_one_visit_does_and_with_a_day_less_does_not(drawn: Problem) -> None:
    posed = replace(drawn, rules=replace(drawn.rules, visit_gap_days=365, max_sessions_per_inspector_per_week=None))
    plan = solved(posed)
    visits = [visit for route in plan.routes for visit in route.visits]
    for left in plan.unplanned:
        assert isinstance(left, LeftOut)
        assert left.message is not None
        check, days = posed.check_by_id[left.check], left.message.values.get("days")
        there = [visit for visit in visits if visit.target == check.target]
        if left.message.code not in {"reason-windows-apart", "reason-other-visit"} or len(there) > 1:
            continue  # beside other visits less is possible
        visit = [posed.check_by_id[one] for one in there[0].checks]
        assert isinstance(days, int)
        assert any(one_visit(posed, [check], visit, days)) or any(one_visit(posed, visit, [check], days))
        if days:
            assert not any(one_visit(posed, [check], visit, days - 1))
            assert not any(one_visit(posed, visit, [check], days - 1))


def one_visit(posed: Problem, some: list[Check], others: list[Check], days: int) -> Iterator[bool]:
    """Whether all of it is one visit with the window of some widened by so many days, backwards and forwards."""
    first, last = max(one.first_date for one in some), min(one.last_date for one in some)
    for start, end in ((first - timedelta(days=days), last), (first, last + timedelta(days=days))):
        moved = [replace(one, first_date=min(one.first_date, start), last_date=max(one.last_date, end)) for one in some]
        plan = solved(replace(posed, checks=(*moved, *others)))
        yield not plan.unplanned and plan.scores.visits == 1


def test_widening_is_not_enough_where_one_visit_could_not_hold_both() -> None:
    checks = (food_check("c1", last_date=MONDAY, weight=2), food_check("c2", first_date=NEXT_MONDAY, minutes=170))
    found = unplanned(problem(checks=checks))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert "by 7 days, and a visit with both would take 225 minutes" in found.detail


def test_a_pinned_visit_takes_no_other_check() -> None:
    found = unplanned(problem(checks=(food_check("c1"), fire_check("c2")), pins=(Pin(("c1",), TUESDAY),)))
    assert (found.check, found.reason) == ("c2", "repeat_within_gap")
    assert "pinned visit on 2026-03-03" in found.detail
    assert "window of its checks 2026-03-02 to 2026-03-09" in found.detail
    assert "2026-03-02 to 2026-03-09 holds that day: pin it together" in found.detail


def test_a_window_that_misses_a_pinned_visit_and_by_how_many_days() -> None:
    checks = food_check("c1"), fire_check("c2", last_date=MONDAY)
    found = unplanned(problem(checks=checks, pins=(Pin(("c1",), WEDNESDAY),)))
    assert "Widen this check's window 2026-03-02 to 2026-03-02 by 2 days and pin it together" in found.detail
    widened = checks[0], replace(checks[1], last_date=WEDNESDAY)
    assert not solved(problem(checks=widened, pins=(Pin(("c1", "c2"), WEDNESDAY),))).unplanned


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
    assert "market for east with the specialties (food): week 2026-W10 is short by 1 inspector session" in found.detail
    assert "checks waiting for them: 1." in found.detail


def test_two_checks_that_would_be_too_long_together() -> None:
    checks = (food_check("c1", minutes=120, weight=2), food_check("c2", item="food-02", minutes=100))
    found = unplanned(problem(checks=checks, working_days=(MONDAY, TUESDAY)))
    assert found.check == "c2"
    assert found.reason == "too_long"
    assert "230 minutes" in found.detail

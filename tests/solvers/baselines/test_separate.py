"""Today's practice: what it does keep, and that what it breaks is counted."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from solvers.baselines.separate import separate
from solvers.planning.check import check
from solvers.planning.problem import Problem
from tests.solvers.planning.cases import SHA, fire_check, food_check, inspector, problem, target
from tests.solvers.planning.strategies import problems

MAY_BREAK = {"R3", "R4", "R8", "R9", "reason"}


@settings(max_examples=150, deadline=None)
@given(problems())
def test_windows_time_leave_and_team_size_are_kept(posed: Problem) -> None:
    without = replace(posed, recusals=(), rules=replace(posed.rules, max_team_size=None))
    found = check(without, separate(without, SHA), SHA)
    assert {violation.rule for violation in found} <= MAY_BREAK


def test_two_departments_go_twice_and_the_gap_is_broken() -> None:
    posed = problem(checks=(food_check("c1"), fire_check("c2")))
    plan = separate(posed, SHA)
    assert (plan.scores.visits, plan.scores.person_sessions) == (2, 4)
    assert "R3" in {violation.rule for violation in check(posed, plan, SHA)}


def test_one_department_puts_its_checks_at_a_target_together() -> None:
    plan = separate(problem(checks=(food_check("c1"), food_check("c2", item="food-02"))), SHA)
    assert plan.scores.visits == 1


def test_a_pair_goes_on_to_the_next_target_and_the_next_pair_takes_its_share() -> None:
    places = tuple(target(name, longitude=116.0 + number / 100) for number, name in enumerate("abcd"))
    people = tuple(inspector(f"m{number}", "market", "food") for number in range(5))
    checks = tuple(food_check(f"c-{place.id}", place.id) for place in places)
    plan = separate(problem(targets=places, checks=checks, inspectors=people), SHA)
    assert [len(route.visits) for route in plan.routes] == [2, 2]
    assert {post.inspector for route in plan.routes for post in route.posts} == {"m0", "m1", "m2", "m3"}

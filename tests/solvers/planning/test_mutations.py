"""A correct plan of a random problem, made wrong in one place: the checker names the rule every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coordination.pipeline import solve
from coordination.texts import texts
from solvers.planning.check import check
from solvers.planning.plan import Plan, Post, Route, Unplanned, Visit
from solvers.planning.problem import Problem
from tests.solvers.planning.strategies import problems

SHA = "0" * 64


def first_route(plan: Plan, **changed: object) -> Plan:
    return replace(plan, routes=(replace(plan.routes[0], **changed), *plan.routes[1:]))  # type: ignore[arg-type]


def first_visit(plan: Plan, **changed: object) -> Plan:
    visits: tuple[Visit, ...] = plan.routes[0].visits
    return first_route(plan, visits=(replace(visits[0], **changed), *visits[1:]))  # type: ignore[arg-type]


def first_post(plan: Plan, **changed: object) -> Plan:
    posts: tuple[Post, ...] = plan.routes[0].posts
    return first_route(plan, posts=(replace(posts[0], **changed), *posts[1:]))  # type: ignore[arg-type]


def later(clock: str, minutes: int) -> str:
    total = int(clock[:2]) * 60 + int(clock[3:]) + minutes
    return f"{total // 60:02}:{total % 60:02}"


def checks_of_first(plan: Plan) -> tuple[str, ...]:
    return plan.routes[0].visits[0].checks


def planned_twice(plan: Plan) -> Plan:
    again: Route = replace(plan.routes[0], id="again", posts=(), visits=())
    again = replace(again, visits=(replace(plan.routes[0].visits[0], id="v-again"),))
    return replace(plan, routes=(*plan.routes, again))


MUTATIONS: dict[str, tuple[str, Callable[[Plan], Plan]]] = {
    "a check is lost": ("R1", lambda plan: first_visit(plan, checks=checks_of_first(plan)[1:])),
    "a check is planned twice": ("R1", planned_twice),
    "a check is both planned and not": (
        "R1",
        lambda plan: replace(
            plan, unplanned=(*plan.unplanned, Unplanned(checks_of_first(plan)[0], "no_capacity", "x"))
        ),
    ),
    "a check is invented": ("R1", lambda plan: first_visit(plan, checks=(*checks_of_first(plan), "no such check"))),
    "a Sunday": ("R2", lambda plan: first_route(plan, date=plan.routes[0].date + timedelta(days=300))),
    "a minute too long": (
        "R5",
        lambda plan: first_visit(plan, end=later(plan.routes[0].visits[0].end, 1)),
    ),
    "before the office opens": (
        "R6",
        lambda plan: first_visit(
            plan,
            start=later(plan.routes[0].visits[0].start, -480),
            end=later(plan.routes[0].visits[0].end, -480),
        ),
    ),
    "nobody goes": ("R7", lambda plan: first_route(plan, posts=())),
    "a stranger": ("R11", lambda plan: first_post(plan, inspector="nobody")),
    "one person in two posts": (
        "R10",
        lambda plan: first_route(plan, posts=(*plan.routes[0].posts, replace(plan.routes[0].posts[0], id="p-again"))),
    ),
    "a visit more in the scores": (
        "scores",
        lambda plan: replace(plan, scores=replace(plan.scores, visits=plan.scores.visits + 1)),
    ),
    "travel not counted": (
        "scores",
        lambda plan: replace(plan, scores=replace(plan.scores, travel_minutes=plan.scores.travel_minutes + 1)),
    ),
    "a bound below what was reached": (
        "bounds",
        lambda plan: replace(plan, bounds=replace(plan.bounds, planned_weight=plan.scores.planned_weight - 1)),
    ),
    "a bound above what was reached": (
        "bounds",
        lambda plan: replace(plan, bounds=replace(plan.bounds, person_sessions=plan.scores.person_sessions + 1)),
    ),
    "another problem": ("form", lambda plan: replace(plan, problem_sha256="1" * 64)),
}


@pytest.mark.parametrize("name", MUTATIONS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(problem=problems(), data=st.data())
def test_what_is_made_wrong_is_found(name: str, problem: Problem, data: st.DataObject) -> None:
    plan = solve(problem, SHA, data.draw(st.sampled_from(["a", "b"])), texts("en"), lambda _: None)
    assume(plan.routes)
    assert check(problem, plan, SHA) == []
    rule, mutate = MUTATIONS[name]
    found = {violation.rule for violation in check(problem, mutate(plan), SHA)}
    assert rule in found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(problem=problems())
def test_two_leaders_or_none_are_found_where_one_is_required(problem: Problem) -> None:
    problem = replace(problem, rules=replace(problem.rules, leader_required=True))
    plan = solve(problem, SHA, "seed", texts("en"), lambda _: None)
    assume(plan.routes)
    leader = plan.routes[0].posts[0].leader
    found = {violation.rule for violation in check(problem, first_post(plan, leader=not leader), SHA)}
    assert "R9" in found

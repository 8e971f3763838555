"""Whole planning runs on random small problems: always a plan, always a correct one, always the same one."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.model.runs import STAGES, Options, Step
from coordination.pipeline import solve
from coordination.texts import texts
from coordination.texts.left_out import left_out, messages_of
from solvers.effort import CancelledError
from solvers.planning.check import check
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, Problem
from solvers.planning.reading import digest, read_plan, read_problem, write_plan, write_problem
from tests.solvers.planning.strategies import problems


def solved(problem: Problem, draw_seed: str = "seed") -> Plan:
    return solve(problem, digest(write_problem(problem)), draw_seed, texts("zh"), lambda _: None)


@settings(max_examples=400, deadline=None)
@given(problems())
def test_every_plan_is_correct_and_every_reason_is_true(problem: Problem) -> None:
    plan = solved(problem)  # the pipeline itself refuses what the checker does not accept
    assert check(problem, plan, digest(write_problem(problem))) == []
    planned = {check for route in plan.routes for visit in route.visits for check in visit.checks}
    assert planned | {entry.check for entry in plan.unplanned} == {check.id for check in problem.checks}


@settings(max_examples=40, deadline=None)
@given(problems())
def test_the_same_problem_gives_the_same_plan_and_files_lose_nothing(problem: Problem) -> None:
    raw = write_problem(problem)
    assert read_problem(raw) == problem
    assert write_problem(read_problem(raw)) == raw
    plan = solved(problem)
    assert write_plan(solved(problem)) == write_plan(plan)
    read = read_plan(write_plan(plan))
    assert replace(read, unplanned=left_out(read, messages_of(plan))) == plan


@settings(max_examples=40, deadline=None)
@given(problems())
def test_another_seed_changes_people_and_nothing_else(problem: Problem) -> None:
    one, other = solved(problem, "one"), solved(problem, "other")

    def without_people(plan: Plan) -> list[object]:
        return [
            (route.date, route.session, route.visits, [post.department for post in route.posts])
            for route in plan.routes
        ]

    assert without_people(one) == without_people(other)
    assert (one.scores, one.bounds) == (other.scores, other.bounds)


@st.composite
def pins_of(draw: st.DrawFn, problem: Problem, plan: Plan) -> tuple[Pin, ...]:
    """Pins that hold in a plan, which is the proof that they can."""
    people = st.sets(st.sampled_from([one.id for one in problem.inspectors]), max_size=2)
    return tuple(
        Pin(
            visit.checks,
            route.date,
            draw(st.sampled_from([None, route.session])),
            tuple(sorted({post.inspector for post in route.posts} & draw(people))),
        )
        for route in plan.routes
        for visit in route.visits
        if draw(st.integers(0, 3))
    )


@settings(max_examples=25, deadline=None)
@given(problems(), st.data())
def test_pins_that_can_hold_together_do(problem: Problem, data: st.DataObject) -> None:
    plan = solved(problem)
    pinned = replace(problem, pins=data.draw(pins_of(problem, plan)))
    again = solved(pinned)  # the checker knows R12
    held = {frozenset(visit.checks) for route in again.routes for visit in route.visits}
    assert {frozenset(pin.checks) for pin in pinned.pins} <= held


@settings(max_examples=10, deadline=None)
@given(problems())
def test_a_limit_of_time_ends_the_search_and_gives_a_checked_plan_with_its_bounds(problem: Problem) -> None:
    short = Options(seconds=0.001)
    plan = solve(problem, digest(write_problem(problem)), "seed", texts("zh"), lambda _: None, short)
    assert check(problem, plan, digest(write_problem(problem))) == []
    assert plan.bounds.person_sessions is not None
    assert plan.bounds.visits is not None
    assert plan.bounds.person_sessions <= plan.scores.person_sessions
    assert plan.bounds.planned_weight == solved(problem).bounds.planned_weight


@settings(max_examples=10, deadline=None)
@given(problems())
def test_what_is_told_on_the_way_adds_up_and_ends_with_the_bound_of_the_plan(problem: Problem) -> None:
    steps = list[Step]()
    plan = solve(problem, "0" * 64, "seed", texts("zh"), steps.append)
    by_stage = {stage: [step for step in steps if step.stage == stage] for stage in STAGES}
    assert all(told[0].done == 0 for told in by_stage.values())
    assert all(step.done <= step.total for step in steps)
    assert [step.done for step in by_stage["merge"]] == list(range(len({one.target for one in problem.checks}) + 1))
    assert [step.done for step in by_stage["check"]] == list(range(by_stage["check"][-1].total))
    *before, last = by_stage["route"]
    assert all(step.areas_apart for step in before if step.bound is not None)
    assert not last.areas_apart
    assert (last.best, last.bound) == (plan.scores.person_sessions, plan.bounds.person_sessions)


@settings(max_examples=5, deadline=None)
@given(problems())
def test_a_run_that_is_cancelled_at_any_moment_ends_there_without_a_plan(problem: Problem) -> None:
    def run(most: float) -> tuple[int, list[str]]:
        asked, stages = 0, list[str]()

        def cancelled() -> bool:
            nonlocal asked
            asked += 1
            return asked > most

        solve(problem, "0" * 64, "seed", texts("zh"), lambda step: stages.append(step.stage), cancelled=cancelled)
        return asked, stages

    asked, stages = run(inf)
    assert set(stages) == {"merge", "route", "staff", "check"}
    for most in range(0, asked, 1 + asked // 8):
        with pytest.raises(CancelledError):
            run(most)

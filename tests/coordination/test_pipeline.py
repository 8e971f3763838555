"""Whole planning runs on random small problems: always a plan, always a correct one, always the same one."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings

from coordination.pipeline import solve
from coordination.texts import texts
from coordination.texts.left_out import left_out, messages_of
from solvers.effort import CancelledError
from solvers.planning.check import check
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
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

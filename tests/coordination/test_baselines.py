"""The greedy baseline gives correct plans of all that can be carried."""

from __future__ import annotations

from hypothesis import given, settings

from coordination.baselines import greedy_plan
from seeds.benchmark import Benchmark
from seeds.loading import reference
from solvers.planning.check import check
from solvers.planning.problem import Problem
from tests.solvers.planning.strategies import problems

SHA = "0" * 64


@settings(max_examples=150, deadline=None)
@given(problems())
def test_its_plans_are_correct(problem: Problem) -> None:
    found = check(problem, greedy_plan(problem, SHA), SHA)
    assert [violation for violation in found if violation.rule != "reason"] == []


def test_it_carries_a_small_county_month() -> None:
    problem = Benchmark(2, 1, 20, "s").problem(reference().calendar)
    plan = greedy_plan(problem, SHA)
    assert plan.scores.visits > 30
    assert [violation for violation in check(problem, plan, SHA) if violation.rule != "reason"] == []

"""What each theorem concludes is what trying everything finds: weight, visits, posts, and both bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from math import inf

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solvers.cpsat import Limits
from solvers.merging.check import faults_of
from solvers.merging.exact import exact_merge
from solvers.merging.fewer import fewest_for, frontier_of
from solvers.merging.fewest import MOST_CHECKS, fewest_visits
from solvers.merging.heaviest import heaviest_visit
from solvers.merging.model import merge, one_visit
from solvers.merging.problem import Checks, Problem
from solvers.merging.solution import Merge
from tests.solvers.merging.cases import (
    best_by_trying_everything,
    check,
    most_weight_by_trying_everything,
    posed,
    posts,
    problems,
    score,
)

_often = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def possible(problem: Problem) -> Checks:
    return frozenset(position for position, one in enumerate(problem.checks) if one.days)


def conclusion_holds(
    theorem: Callable[[Problem, Checks], Merge | None], problem: Problem, *, fewest_posts: bool = True
) -> None:
    assume(possible(problem))
    made = theorem(problem, possible(problem))
    assume(made is not None)
    assert made is not None
    weight, visits, teams = best_by_trying_everything(problem)
    assert list(faults_of(problem, made)) == []
    assert score(problem, made) == (weight, visits)
    assert (made.weight_bound, made.visits_bound) == (weight, -visits)
    assert posts(problem, made) >= -teams
    if fewest_posts:
        assert posts(problem, made) == -teams


@_often
@given(problems(lengths=(200, 1000), teams=(None, 12)))
def test_one_visit(problem: Problem) -> None:
    conclusion_holds(one_visit, problem)


@_often
@given(problems(gaps=(1,), lengths=(1000,), teams=(None, 12)))
def test_fewest_visits_where_dates_are_free(problem: Problem) -> None:
    conclusion_holds(fewest_visits, problem)


@_often
@given(problems(gaps=(20,), lengths=(1000,), teams=(None,)), st.booleans())
def test_fewest_visits_where_all_checks_are_exempt(problem: Problem, gap: bool) -> None:
    exempt = tuple(replace(one, exempt=True) for one in problem.checks)
    conclusion_holds(fewest_visits, replace(problem, checks=exempt, gap_days=20 if gap else 1))


@_often
@given(problems(gaps=(10, 20)))
def test_heaviest_visit_where_none_is_exempt(problem: Problem) -> None:
    counted = tuple(replace(one, exempt=False) for one in problem.checks)
    conclusion_holds(heaviest_visit, replace(problem, checks=counted))


@_often
@given(problems(gaps=(10, 20), lengths=(1000,), teams=(None, 12)))
def test_heaviest_visit_beside_visits_that_are_exempt(problem: Problem) -> None:
    conclusion_holds(heaviest_visit, problem, fewest_posts=False)


@_often
@given(problems())
def test_exact_model(problem: Problem) -> None:
    conclusion_holds(exact_merge, problem)


@settings(max_examples=250, deadline=None)
@given(problems())
def test_whichever_applies(problem: Problem) -> None:
    made = merge(problem)
    weight, visits, _ = best_by_trying_everything(problem)
    assert list(faults_of(problem, made)) == []
    assert (*score(problem, made), made.weight_bound, made.visits_bound) == (weight, visits, weight, -visits)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 15)), min_size=1, max_size=MOST_CHECKS + 2))
def test_windows_without_holes_bring_their_proof(spans: list[tuple[int, int]]) -> None:
    windows = (check(first, first + more, item=number) for number, (first, more) in enumerate(spans))
    problem = posed(*windows, longest=1000)
    made, exact = merge(problem), exact_merge(problem, possible(problem))
    assert len(made.visits) == len(exact.visits) == len(made.certificate)
    assert list(faults_of(problem, made)) == []


@pytest.mark.parametrize("work", [0.0, 0.0002, 0.002])
@settings(max_examples=25, deadline=None)
@given(problems())
def test_bounds_are_right_where_the_limit_strikes(work: float, problem: Problem) -> None:
    assume(possible(problem))
    made = exact_merge(problem, possible(problem), Limits(seconds=inf, work=work))
    weight, visits, _ = best_by_trying_everything(problem)
    assert list(faults_of(problem, made)) == []
    assert made.weight_bound >= weight
    assert made.weight_bound > weight or made.visits_bound <= -visits


def test_the_limit_strikes_at_the_same_place_every_time() -> None:
    windows = [check(day, day + 9, department=day % 3, item=day, minutes=40 + day) for day in range(12)]
    problem = posed(*windows, gap=4, longest=100, most=4)
    limits = Limits(seconds=inf, work=0.01)
    assert len({exact_merge(problem, possible(problem), limits) for _ in range(3)}) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(problems(), min_size=1, max_size=3), st.sampled_from([0.0, 20.0]), st.data())
def test_no_fewer_visits_carry_a_weight(targets: list[Problem], work: float, data: st.DataObject) -> None:
    limits = Limits(seconds=inf, work=work)
    merges = [merge(one) if work else exact_merge(one, possible(one), limits) for one in targets if possible(one)]
    frontiers = [frontier_of(one, made) for one, made in zip(filter(possible, targets), merges, strict=True)]
    most = [most_weight_by_trying_everything(one) for one in targets if possible(one)]
    for frontier, real in zip(frontiers, most, strict=True):
        assert all(frontier[min(visits, len(frontier) - 1)] >= weight for visits, weight in real.items())
    ways = list(product(*(real.items() for real in most)))
    weight = data.draw(st.integers(0, max(sum(w for _, w in way) for way in ways)))
    fewest = min(sum(visits for visits, _ in way) for way in ways if sum(w for _, w in way) >= weight)
    assert fewest_for(frontiers, weight) <= fewest
    if work:
        whole = sum(frontier[-1] for frontier in frontiers)
        assert fewest_for(frontiers, whole) == sum(len(one.visits) for one in merges)

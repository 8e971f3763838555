"""The fewest changes are those that enumeration finds, and the bounds beside them are right."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings

from solvers.cpsat import Limits
from solvers.replanning import model, relaxing
from solvers.replanning.bounds import at_least, unavoidable
from solvers.replanning.check import faults_of
from solvers.replanning.model import replan
from solvers.replanning.problem import FEWEST_POSTS, LEVELS, Level, Problem, Scope
from solvers.replanning.solution import Replan
from tests.solvers.replanning.cases import NAMES, brute_force, companies_of, problems

LIMITS = Limits(10.0, 1, 2.0, 2)


def right(problem: Problem) -> Replan:
    """A replan in which the checker finds nothing wrong."""
    found = replan(problem, NAMES, b"key")
    assert found is not None
    assert list(faults_of(problem, found)) == []
    return found


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_fewest_changes_are_found_and_proved(problem: Problem) -> None:
    found = right(problem)
    assert tuple(count.made for count in found.counts) == brute_force(problem)
    assert all(count.proved for count in found.counts)


@settings(max_examples=20, deadline=None)
@given(problems())
def test_where_few_people_are_wanted_the_fewest_posts_come_before_dates(problem: Problem) -> None:
    found = right(replace(problem, levels=FEWEST_POSTS))
    assert tuple(count.made for count in found.counts) == brute_force(replace(problem, levels=FEWEST_POSTS))
    assert all(count.proved for count in found.counts)
    moves = {count.level: count.made for count in right(problem).counts}
    made = {count.level: count.made for count in found.counts}
    assert all(made[level] == moves[level] for level in (Level.DEMANDS, Level.WAIT, Level.CHECKS))


@settings(max_examples=20, deadline=None)
@given(problems())
def test_with_holders_alone_in_the_model_every_bound_still_holds(problem: Problem) -> None:
    with patch.object(model, "_MOST_FILLS", 0):
        found = right(problem)
    best = brute_force(problem)
    assert tuple(count.made for count in found.counts)[:-1] == best[:-1]
    assert found.counts[-1].at_least <= best[-1] <= found.counts[-1].made


@settings(max_examples=20, deadline=None)
@given(problems(Scope.SOME))
def test_a_large_problem_is_solved_in_parts_and_claims_no_more_than_nothing_can_avoid(problem: Problem) -> None:
    with patch.object(model, "_MOST_WAYS", 0):
        found = right(problem)
    best = brute_force(problem)
    made = tuple(count.made for count in found.counts)
    assert made >= best
    for place, count in enumerate(found.counts):
        assert made[:place] != best[:place] or count.at_least <= best[place]


@settings(max_examples=40, deadline=None)
@given(problems())
def test_what_is_called_unavoidable_is(problem: Problem) -> None:
    best = dict(zip(LEVELS, brute_force(problem), strict=True))
    fewest = unavoidable(problem)
    posed = replace(problem, companies=companies_of(problem))
    for level in LEVELS:
        assert at_least(fewest, best, level) <= best[level]
        assert level not in relaxing.RELAXED or relaxing.fewest(posed, level, best, LIMITS) <= best[level]

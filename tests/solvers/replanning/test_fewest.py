"""The fewest changes are those that enumeration finds, and the bounds beside them are right."""

from __future__ import annotations

import pytest

from solvers.replanning import model
from solvers.replanning.bounds import at_least, unavoidable
from solvers.replanning.check import faults_of
from solvers.replanning.model import replan
from solvers.replanning.problem import LEVELS, Scope
from tests.solvers.replanning.cases import brute_force, random_problem

NAMES = [f"i{number}" for number in range(9)]


@pytest.mark.parametrize("seed", range(40))
def test_the_fewest_changes_are_found_and_proved(seed: int) -> None:
    problem = random_problem(seed)
    best = brute_force(problem)
    found = replan(problem, NAMES, b"key")
    assert found is not None
    assert list(faults_of(problem, found)) == []
    assert tuple(count.made for count in found.counts) == best
    assert all(count.proved for count in found.counts)


@pytest.mark.parametrize("seed", range(40, 80))
def test_with_holders_alone_in_the_model_every_bound_still_holds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_MOST_FILLS", 0)
    problem = random_problem(seed)
    best = brute_force(problem)
    found = replan(problem, NAMES, b"key")
    assert found is not None
    assert list(faults_of(problem, found)) == []
    assert tuple(count.made for count in found.counts)[:-1] == best[:-1]
    assert found.counts[-1].at_least <= best[-1] <= found.counts[-1].made


@pytest.mark.parametrize("seed", range(80, 110))
def test_what_is_called_unavoidable_is(seed: int) -> None:
    problem = random_problem(seed)
    best = dict(zip(LEVELS, brute_force(problem), strict=True))
    fewest = unavoidable(problem)
    for level in LEVELS:
        assert at_least(fewest, best, level) <= best[level]


def test_bounds_of_some_ways_are_claimed_for_no_others() -> None:
    """With one way taken away the problem says so, and proves no more than what nothing can avoid."""
    problem = random_problem(3, scope=Scope.SOME)
    found = replan(problem, NAMES, b"key")
    assert found is not None
    fewest = unavoidable(problem)
    made = {count.level: count.made for count in found.counts}
    assert all(count.at_least == at_least(fewest, made, count.level) for count in found.counts)

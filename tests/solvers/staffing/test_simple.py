"""The simple lotteries do what they say, and what is wrong with them shows."""

from __future__ import annotations

import pytest

from solvers.staffing.model import chances
from solvers.staffing.simple import by_person, by_post, fairness_of
from tests.solvers.staffing.cases import posed

# Two posts of one session; the first suits both people, the second person 0 alone.
TRAP = posed([(0, (0, 1)), (0, (0,))], available=(1, 1))


def test_without_looking_ahead_half_the_runs_get_stuck() -> None:
    assert by_post(TRAP, 400).stuck == pytest.approx(0.5, abs=0.1)
    assert by_person(TRAP, 400).stuck == pytest.approx(0.5, abs=0.1)


def test_the_leximin_lottery_is_measured_like_the_others() -> None:
    problem = posed([(0, (0, 1)), (1, (0, 1)), (2, (0, 1)), (3, (0,))], available=(4, 4))
    found = chances(problem)
    assert found is not None
    fair = fairness_of(problem, found)
    assert (fair.least_ratio, fair.greatest_ratio) == (0.5, 0.5)
    assert fair.least_chance == pytest.approx(1 / 3, abs=1e-6)
    assert fair.shut_out == 0
    simple = by_post(problem, 400)
    assert sum(simple.loads.values()) == pytest.approx(4)
    assert simple.stuck == 0
    assert simple.fairness.least_ratio < 0.45
    greedy = by_person(problem, 400)
    assert greedy.fairness.least_ratio < 0.45
    assert greedy.loads[0] == pytest.approx(2.5, abs=0.2)


def test_a_full_week_takes_part_in_nothing_more() -> None:
    problem = posed([(0, (0, 1)), (1, (0, 1))], available=(2, 2), week_limit=1)
    assert by_person(problem, 20).loads == {0: 1, 1: 1}
    assert by_post(problem, 20).stuck == 0


def test_trials_are_repeatable() -> None:
    assert by_post(TRAP, 50) == by_post(TRAP, 50)

"""The lottery fills every post whenever that is possible, by tickets of the public seed alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.staffing.check import faults_of
from solvers.staffing.model import draw
from solvers.staffing.problem import Problem
from tests.solvers.staffing.cases import posed, problems


@settings(max_examples=200, deadline=None)
@given(problems(), st.text(max_size=5))
def test_every_outcome_is_correct(problem: Problem, draw_seed: str) -> None:
    problem = replace(problem, draw_seed=draw_seed)
    drawn = draw(problem)
    if drawn is not None:
        assert list(faults_of(problem, drawn)) == []
        assert draw(problem) == drawn


def test_wrong_staffings_are_noticed() -> None:
    problem = posed([(0, (0, 1)), (0, (0, 1)), (1, (0, 1))], week_limit=1)
    assert draw(problem) is None
    drawn = draw(replace(problem, week_limit=2))
    assert drawn is not None
    codes = {fault.code for fault in faults_of(problem, replace(drawn, filled_by=(0, 0, 2)))}
    assert codes == {"staffing-two-places", "staffing-week", "staffing-no-candidate"}
    lottery = replace(drawn.lottery, chances=({2: 1000000}, *drawn.lottery.chances[1:]))
    assert "staffing-chances" in {fault.code for fault in faults_of(problem, replace(drawn, lottery=lottery))}
    assert {fault.code for fault in faults_of(problem, replace(drawn, filled_by=()))} == {"staffing-posts"}


def test_over_many_seeds_everybody_gets_a_post_about_as_often() -> None:
    got = Counter(
        person
        for draw_seed in range(400)
        if (drawn := draw(posed([(0, (0, 1, 2, 3, 4))], available=(1,) * 5, draw_seed=str(draw_seed)))) is not None
        for person in drawn.filled_by
    )
    assert set(got) == {0, 1, 2, 3, 4}
    assert sum((count - 80) ** 2 / 80 for count in got.values()) < 18.5  # 4 degrees of freedom, one in a thousand


def test_it_looks_ahead_to_the_posts_that_come_after() -> None:
    # The first post could take anybody, the second only person 0: whatever the tickets say, both are filled.
    for draw_seed in range(40):
        drawn = draw(posed([(0, (0, 1)), (0, (0,))], draw_seed=str(draw_seed)))
        assert drawn is not None
        assert drawn.filled_by == (1, 0)


def test_impossible_is_an_answer() -> None:
    assert draw(posed([(0, (0,)), (0, (0,))])) is None

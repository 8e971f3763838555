"""The lottery fills every post whenever that is possible, by tickets of the public seed alone."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.staffing.check import faults_of
from solvers.staffing.model import draw
from solvers.staffing.problem import Post, Problem

posts = st.lists(
    st.tuples(st.integers(0, 3), st.frozensets(st.integers(0, 4), min_size=1)).map(
        lambda pair: (pair[0], tuple(sorted(pair[1])))
    ),
    max_size=7,
)


def posed(some: list[tuple[int, tuple[int, ...]]], *, week_limit: int | None = None, draw_seed: str = "s") -> Problem:
    listed = tuple(Post(f"p{number}", slot, slot // 2, who) for number, (slot, who) in enumerate(some))
    return Problem(listed, tuple(f"i{number}" for number in range(5)), week_limit, draw_seed)


@settings(max_examples=200)
@given(posts, st.sampled_from([None, 1, 2]), st.text(max_size=5))
def test_every_outcome_is_correct(some: list[tuple[int, tuple[int, ...]]], limit: int | None, draw_seed: str) -> None:
    problem = posed(some, week_limit=limit, draw_seed=draw_seed)
    drawn = draw(problem)
    if drawn is not None:
        assert list(faults_of(problem, drawn)) == []
        assert draw(problem) == drawn


def test_the_order_in_which_candidates_are_listed_decides_nothing() -> None:
    forwards = posed([(0, (0, 1, 2, 3)), (0, (0, 1, 2, 3))])
    backwards = posed([(0, (3, 2, 1, 0)), (0, (3, 2, 1, 0))])
    assert draw(forwards) == draw(backwards)


def test_over_many_seeds_everybody_gets_a_post_about_as_often() -> None:
    got = Counter(
        person
        for draw_seed in range(400)
        if (drawn := draw(posed([(0, (0, 1, 2, 3, 4))], draw_seed=str(draw_seed)))) is not None
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

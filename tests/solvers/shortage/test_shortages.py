"""Shortages agree with Hall's theorem, tried on every set of posts and every way to fill them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.matching import Matching, OpenPost
from solvers.shortage.check import deficiency, faults_of
from solvers.shortage.model import shortages
from solvers.shortage.problem import Post, Problem, bits
from solvers.shortage.solution import Shortage

WEEK_OF = (0, 0, 1, 1)
posts = st.builds(Post, st.integers(0, 15), st.frozensets(st.integers(0, 2)).map(lambda some: tuple(sorted(some))))
problems = st.builds(
    Problem,
    st.lists(posts, max_size=5).map(tuple),
    st.tuples(*[st.integers(0, 15)] * 3),
    st.just(WEEK_OF),
    st.sampled_from([None, 1, 2]),
)


def most_filled(problem: Problem) -> int:
    """The most posts that can be filled, by trying every seat for every post."""
    best = 0
    for choice in product(*([None, *problem.seats(post)] for post in problem.posts)):
        taken = [seat for seat in choice if seat is not None]
        weeks = [(inspector, problem.week_of[slot]) for inspector, slot in taken]
        limit = problem.week_limit
        if len(set(taken)) == len(taken) and all(limit is None or weeks.count(week) <= limit for week in weeks):
            best = max(best, len(taken))
    return best


def subsets(count: int) -> chain[tuple[int, ...]]:
    return chain.from_iterable(combinations(range(count), size) for size in range(count + 1))


def with_sessions(problem: Problem, some: tuple[int, ...], count: int) -> Problem:
    """The problem with `count` people more, each for one session of his own that any of the posts `some` can use."""
    newcomers = tuple(range(len(problem.available), len(problem.available) + count))
    extra = tuple(range(len(problem.week_of), len(problem.week_of) + count))
    widened = [
        replace(post, slots=post.slots | sum(1 << slot for slot in extra), candidates=(*post.candidates, *newcomers))
        if number in some
        else post
        for number, post in enumerate(problem.posts)
    ]
    available = (*problem.available, *(1 << slot for slot in extra))
    return replace(problem, posts=tuple(widened), available=available, week_of=(*problem.week_of, *extra))


@settings(max_examples=150, deadline=None)
@given(problems)
def test_what_is_missing_is_the_largest_deficiency_and_what_cannot_be_filled(problem: Problem) -> None:
    found = shortages(problem)
    assert list(faults_of(problem, found)) == []
    missing = sum(shortage.missing for shortage in found)
    assert missing == max(deficiency(problem, some) for some in subsets(len(problem.posts)))
    assert missing == len(problem.posts) - most_filled(problem)


@settings(max_examples=150, deadline=None)
@given(problems)
def test_the_violators_are_the_smallest_of_the_largest_deficiency(problem: Problem) -> None:
    found = shortages(problem)
    together = {post for shortage in found for post in shortage.posts}
    most = sum(shortage.missing for shortage in found)
    assert all(together <= set(some) for some in subsets(len(problem.posts)) if deficiency(problem, some) == most)


@settings(max_examples=150, deadline=None)
@given(problems)
def test_so_many_sessions_more_fill_the_posts_and_one_fewer_does_not(problem: Problem) -> None:
    for shortage in shortages(problem):
        alone = replace(problem, posts=tuple(problem.posts[number] for number in shortage.posts))
        everybody = tuple(range(len(alone.posts)))
        assert shortages(with_sessions(alone, everybody, shortage.missing)) == ()
        left = shortages(with_sessions(alone, everybody, shortage.missing - 1))
        assert sum(one.missing for one in left) == 1


def test_two_people_who_are_planned_and_a_third_post_in_their_session() -> None:
    seat = Post(0b1, (0, 1))
    problem = Problem((seat, seat, seat, Post(0b10, (0,))), (0b11, 0b01), (0, 0), None)
    assert shortages(problem) == (Shortage((0, 1, 2), 1),)


def test_the_weekly_limit_is_a_shortage_too() -> None:
    problem = Problem((Post(0b01, (0,)), Post(0b10, (0,))), (0b11,), (0, 0), 1)
    assert shortages(problem) == (Shortage((0, 1), 1),)
    assert shortages(replace(problem, week_limit=2)) == ()


def test_weeks_that_share_no_post_are_shortages_of_their_own() -> None:
    early, late, both = Post(0b001, (0,)), Post(0b100, (0,)), Post(0b101, (0,))
    problem = Problem((early, early, late, late), (0b111,), (0, 0, 1), 2)
    assert shortages(problem) == (Shortage((0, 1), 1), Shortage((2, 3), 1))
    assert shortages(replace(problem, posts=(*problem.posts, both))) == (Shortage((0, 1, 2, 3, 4), 3),)


def test_a_post_that_nobody_could_fill_and_no_posts_at_all() -> None:
    assert shortages(Problem((Post(0b1, ()),), (), (0,), None)) == (Shortage((0,), 1),)
    assert shortages(Problem((), (), (), None)) == ()


def test_the_checker_sees_wrong_numbers_and_posts_counted_twice() -> None:
    problem = Problem((Post(0b1, (0,)), Post(0b1, (0,))), (0b1,), (0,), None)
    assert [fault.code for fault in faults_of(problem, [Shortage((0, 1), 2)])] == ["shortage-wrong", "shortage-twice"]
    twice = [Shortage((0, 1), 1), Shortage((0, 1), 1)]
    assert [fault.code for fault in faults_of(problem, twice)] == ["shortage-twice"]


@settings(max_examples=100, deadline=None)
@given(problems)
def test_where_nothing_is_short_the_matching_fills_every_post(problem: Problem) -> None:
    one_slot = [replace(post, slots=1 << slot) for post in problem.posts for slot in list(bits(post.slots))[:1]]
    posed = replace(problem, posts=tuple(one_slot), week_limit=None)
    matching = Matching(None)
    filled = [
        matching.add(number, OpenPost(slot, 0, [i for i in post.candidates if posed.available[i] >> slot & 1]))
        for number, post in enumerate(posed.posts)
        for slot in bits(post.slots)
    ]
    assert all(filled) == (shortages(posed) == ())

"""The matching fills a set of posts exactly when that is possible, and can take back what it did."""

from __future__ import annotations

from itertools import product

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.matching import Matching, OpenPost

posts = st.lists(
    st.tuples(st.integers(0, 3), st.frozensets(st.integers(0, 3), min_size=1)).map(
        lambda pair: OpenPost(pair[0], pair[0] // 2, sorted(pair[1]))
    ),
    max_size=6,
)


def possible(some: list[OpenPost], week_limit: int | None) -> bool:
    """Whether the posts can all be filled, by trying every choice."""
    for choice in product(*(post.candidates for post in some)):
        at = [(person, post.slot) for person, post in zip(choice, some, strict=True)]
        weeks = [(person, post.week) for person, post in zip(choice, some, strict=True)]
        if len(set(at)) == len(at) and all(week_limit is None or weeks.count(week) <= week_limit for week in weeks):
            return True
    return False


def correct(matching: Matching) -> bool:
    filled = [(person, matching.posts[key]) for key, person in matching.filled_by.items()]
    at = [(person, post.slot) for person, post in filled]
    weeks = [(person, post.week) for person, post in filled]
    return (
        matching.filled_by.keys() == matching.posts.keys()
        and all(person in post.candidates for person, post in filled)
        and len(set(at)) == len(at)
        and all(matching.week_limit is None or weeks.count(week) <= matching.week_limit for week in weeks)
    )


@settings(max_examples=300)
@given(posts)
def test_without_a_weekly_limit_it_fills_whatever_can_be_filled(some: list[OpenPost]) -> None:
    matching = Matching(None)
    added = [number for number, post in enumerate(some) if matching.add(number, post)]
    assert correct(matching)
    assert (len(added) == len(some)) == possible(some, None)


def most_that_can_be_filled(some: list[OpenPost], week_limit: int) -> int:
    """The value of a maximum flow from posts over sessions and weeks of inspectors."""
    network = nx.DiGraph()
    network.add_nodes_from(["source", "sink"])
    for number, post in enumerate(some):
        network.add_edge("source", number, capacity=1)
        for person in post.candidates:
            network.add_edge(number, ("slot", person, post.slot), capacity=1)
            network.add_edge(("slot", person, post.slot), ("week", person, post.week), capacity=1)
            network.add_edge(("week", person, post.week), "sink", capacity=week_limit)
    return int(nx.maximum_flow_value(network, "source", "sink"))


many_posts = st.lists(
    st.tuples(st.integers(0, 5), st.frozensets(st.integers(0, 3), min_size=1, max_size=3)).map(
        lambda pair: OpenPost(pair[0], pair[0] // 3, sorted(pair[1]))
    ),
    min_size=6,
    max_size=16,
)


@settings(max_examples=1500, deadline=None)
@given(many_posts, st.integers(1, 3))
def test_with_a_weekly_limit_it_fills_as_many_as_a_maximum_flow(some: list[OpenPost], week_limit: int) -> None:
    matching = Matching(week_limit)
    added = [number for number, post in enumerate(some) if matching.add(number, post)]
    assert correct(matching)
    assert len(added) == most_that_can_be_filled(some, week_limit)


@given(posts, posts, st.sampled_from([None, 1, 2]))
def test_rollback_returns_to_the_mark(some: list[OpenPost], more: list[OpenPost], week_limit: int | None) -> None:
    matching = Matching(week_limit)
    for number, post in enumerate(some):
        matching.add(("some", number), post)
    before_posts, before = dict(matching.posts), dict(matching.filled_by)
    mark = matching.checkpoint()
    for number, post in enumerate(more):
        matching.add(("more", number), post)
    for key in list(before)[::2]:
        matching.remove(key)
    matching.rollback(mark)
    assert (matching.posts, matching.filled_by) == (before_posts, before)
    assert correct(matching)


def test_by_hand_a_new_post_moves_an_older_one_along() -> None:
    matching = Matching(None)
    assert matching.add("first", OpenPost(0, 0, [1, 2]))
    assert matching.add("second", OpenPost(0, 0, [1]))
    assert matching.filled_by == {"first": 2, "second": 1}
    assert not matching.add("third", OpenPost(0, 0, [1, 2]))


def test_by_hand_a_full_week_is_relieved_in_another_session() -> None:
    matching = Matching(1)
    assert matching.add("monday", OpenPost(0, 0, [1, 2]))
    assert matching.add("tuesday", OpenPost(1, 0, [1]))
    assert matching.filled_by == {"monday": 2, "tuesday": 1}

"""Chances: right in every sum and the same whatever the order; who has one and how evenly is in `test_support`."""

from __future__ import annotations

import pickle
from collections import Counter
from math import ceil, floor

from hypothesis import given, settings

from solvers.lots import CERTAIN
from solvers.staffing.model import chances, chances_of
from solvers.staffing.network import components
from solvers.staffing.problem import Problem
from tests.solvers.staffing.cases import posed, problems


@settings(max_examples=300, deadline=None)
@given(problems())
def test_every_sum_is_right(problem: Problem) -> None:
    found = chances(problem)
    if found is None:
        return
    slots, weeks, people = Counter[object](), Counter[object](), Counter[int]()
    for post, entry in zip(problem.posts, found.chances, strict=True):
        assert sum(entry.values()) == CERTAIN
        assert min(entry.values()) > 0
        assert entry.keys() <= set(post.candidates)
        for person, chance in entry.items():
            slots[person, post.slot] += chance
            weeks[person, post.week] += chance
            people[person] += chance
    assert max(slots.values()) <= CERTAIN
    assert problem.week_limit is None or max(weeks.values()) <= problem.week_limit * CERTAIN
    for person, load in found.loads.items():
        assert people[person] in {floor(load * CERTAIN), ceil(load * CERTAIN)}


def test_alike_people_have_like_chances() -> None:
    found = chances(posed([(0, (0, 1, 2, 3))]))
    assert found is not None
    assert list(found.chances) == [{0: 250000, 1: 250000, 2: 250000, 3: 250000}]


def test_three_share_a_post_to_the_millionth() -> None:
    found = chances(posed([(0, (0, 1, 2))]))
    assert found is not None
    assert sorted(found.chances[0].values()) == [333333, 333333, 333334]


def test_nobody_who_is_needed_elsewhere_has_a_chance() -> None:
    found = chances(posed([(0, (0, 1)), (0, (0,))]))
    assert found is not None
    assert list(found.chances) == [{1: CERTAIN}, {0: CERTAIN}]


def test_a_component_can_be_sent_to_another_process() -> None:
    for network in components(posed([(0, (0, 1, 2)), (1, (1, 2)), (2, (3,))])):
        assert chances_of(pickle.loads(pickle.dumps(network))) == chances_of(network)  # noqa: S301 - our own bytes


def test_the_order_in_which_candidates_are_listed_decides_nothing() -> None:
    assert chances(posed([(0, (0, 1, 2)), (0, (1, 2, 3))])) == chances(posed([(0, (2, 0, 1)), (0, (3, 2, 1))]))

"""Chances: right in every sum, nobody shut out without need, as even as they can be."""

from __future__ import annotations

import pickle
from collections import Counter
from math import ceil, floor, log

import numpy as np
from hypothesis import example, given, settings

from solvers.lots import CERTAIN
from solvers.staffing.evenness import most_even
from solvers.staffing.leximin import leximin
from solvers.staffing.millionths import _flow
from solvers.staffing.model import chances, chances_of
from solvers.staffing.network import components
from solvers.staffing.problem import Problem
from solvers.staffing.support import support
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


@settings(max_examples=60, deadline=None)
@given(problems())
@example(posed([(1, (0, 1)), (1, (0, 2)), (0, (0, 1, 2))], available=(1, 1, 1, 1)))  # sums right too soon
def test_whoever_can_have_a_chance_has_one_and_no_feasible_direction_makes_them_more_even(problem: Problem) -> None:
    for network in components(problem):
        optimum = leximin(network)
        if optimum is None:
            continue
        possible = support(network, optimum)
        real = most_even(network, optimum, possible)
        edges, everything = np.flatnonzero(possible.edges), np.arange(possible.edges.size)
        assert (real[edges] > 0).all()
        # Leximin solutions that use one edge as much as they can, over all edges of the network: first, none gives a
        # chance outside the support; second, the entropy falls in the direction of each (the condition of Kuhn,
        # Karush and Tucker for a concave maximum). A few millionths are what the rounding of the loads leaves room for.
        for edge in everything.tolist():
            least = np.zeros(everything.size, np.int64)
            least[edge] = 2000
            other = _flow(network, optimum, everything, least, np.full(everything.size, CERTAIN))
            if edge not in edges:
                assert other is None
                continue
            if other is None:
                continue
            assert set(np.flatnonzero(other > 100)) <= set(edges.tolist())
            slope = sum(-log(real[at]) * (other[at] / CERTAIN - real[at]) for at in edges.tolist())
            assert slope < 1e-3


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

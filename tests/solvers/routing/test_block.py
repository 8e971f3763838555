"""A block: the posts of the smallest team, from tables, are those that trying all people gives."""

from __future__ import annotations

from functools import reduce
from itertools import combinations, pairwise, permutations
from operator import or_

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.routing.block import block_of, part_of
from solvers.routing.problem import Problem, Slot, Visit
from solvers.routing.travel import Travel
from tests.solvers.routing.cases import fewest_posts, people_of, problems, routes_of


@settings(max_examples=60, deadline=None)
@given(problems())
def test_posts_are_the_fewest_people_who_bring_all_specialties(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    for end in range(1, len(problem.visits) + 1):
        bits = reduce(or_, (int(one) for one in block.bits[:end]))
        posts = block.needs.posts(np.array([bits], dtype=np.uint64))
        assert posts.tolist() == [fewest_posts(problem, range(end), people_of(block))]


@settings(max_examples=60, deadline=None)
@given(problems())
def test_two_visits_are_a_pair_where_they_fit_into_one_route(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    pairs = {(int(a), int(b)) for a, b in zip(*np.nonzero(np.triu(block.pairs)), strict=True)}
    assert pairs == {members for members in routes_of(block) if len(members) == 2}
    beside, begins = block.neighbours
    listed = [beside[first:last].tolist() for first, last in pairwise(begins)]
    assert listed == [np.nonzero(row)[0].tolist() for row in block.pairs]


@settings(max_examples=30, deadline=None)
@given(problems())
def test_a_part_of_a_block_has_the_routes_among_its_visits(problem: Problem) -> None:
    places = list(range(0, len(problem.visits), 2))
    part = part_of(block_of(problem, range(len(problem.visits))), places)
    assert np.array_equal(part.pairs, block_of(problem, places).pairs)
    assert np.array_equal(part.travel, block_of(problem, places).travel)


SEVEN = np.array([order for order in permutations(range(7)) if order[0] < order[-1]])
places = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=7, max_size=7)


@settings(max_examples=8, deadline=None)
@given(places, st.sampled_from([0, 5, 12]))
def test_beyond_six_visits_no_order_takes_less_than_is_told(spots: list[tuple[int, int]], least: int) -> None:
    """Every order of seven; and of any three places the way over one is no shorter, which is why."""
    visit = Visit(area=0, minutes=10, slots=1, needs={0: 0}, leads=frozenset())
    travel = Travel([116 + x / 100 for x, _ in spots], [36 + y / 100 for _, y in spots], 2.6, least)
    problem = Problem((visit,) * 7, (Slot(999, 0),), (), travel, 2, 2, None, leader_required=False, week_limit=None)
    block = block_of(problem, range(7))
    legs = block.travel
    for one in range(7):
        assert (legs[:, one, None] + legs[one, None, :] >= legs).all()
    best = legs[SEVEN[:, :-1], SEVEN[:, 1:]].sum(axis=1).min()
    for some in combinations(range(7), 6):
        told = block.travel_minutes(np.array([some]), np.zeros(1, dtype=np.int64))
        assert block.travel_minutes(np.arange(7)[None, :], told) <= best

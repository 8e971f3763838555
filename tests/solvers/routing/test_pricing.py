"""Pricing finds the routes of gain above the threshold, each with its posts and travel, and no other: brute force."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.routing import pricing
from solvers.routing.block import block_of
from solvers.routing.bottlenecks import Crowding, Members
from solvers.routing.pricing import SCALE, Priced, Pricer, best_of
from solvers.routing.problem import Inspector, Problem, Slot, Visit
from solvers.routing.travel import Travel
from tests.solvers.routing.cases import gain, price_lists, problems, routes_of

Rows = dict[Members, tuple[int, int, int]]


def rows(found: list[Priced]) -> Rows:
    """Gain, posts and travel of each route found; none is found twice."""
    listed = [
        (tuple(members), values)
        for one in found
        for members, *values in zip(
            one.members.tolist(), one.gains.tolist(), one.posts.tolist(), one.travel.tolist(), strict=True
        )
    ]
    assert len(dict(listed)) == len(listed)
    return {members: (values[0], values[1], values[2]) for members, values in listed}


@settings(max_examples=100, deadline=None)
@given(st.data(), problems(most_visits=8, areas=2), st.sampled_from([0, 0, SCALE // 2, -SCALE, -9 * SCALE]))
def test_it_finds_what_brute_force_finds(data: st.DataObject, problem: Problem, threshold: int) -> None:
    block = block_of(problem, range(len(problem.visits)))
    priced = data.draw(price_lists(block))
    pricer = Pricer(block, *priced, threshold)
    found = rows(pricer.routes())
    wanted = {
        members: (gain(block, members, route, priced), route[1], route[0].travel)
        for members, route in routes_of(block).items()
        if len(members) > 1
    }
    wanted = {members: values for members, values in wanted.items() if values[0] > threshold}
    assert pricer.complete
    assert {members: row for members, row in found.items() if len(members) <= 6} == {
        members: row for members, row in wanted.items() if len(members) <= 6
    }
    # Longer ones are found with less travel than they have, or more of them, never fewer.
    assert all(found[members][0] >= wanted[members][0] for members in wanted)


@settings(max_examples=30, deadline=None)
@given(st.data(), problems(most_visits=7))
def test_it_finds_the_same_in_small_portions(data: st.DataObject, problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    priced = data.draw(price_lists(block))
    whole = Pricer(block, *priced, -SCALE).routes()
    with patch.object(pricing, "_PAIRS_AT_ONCE", 2):
        assert rows(Pricer(block, *priced, -SCALE).routes()) == rows(whole)


@settings(max_examples=60, deadline=None)
@given(st.data(), problems(most_visits=7), st.integers(1, 5))
def test_a_cap_that_dropped_something_says_so(data: st.DataObject, problem: Problem, most_parts: int) -> None:
    block = block_of(problem, range(len(problem.visits)))
    prices, cuts, crowding = data.draw(price_lists(block))
    everything = rows(Pricer(block, prices, cuts, crowding).routes())
    capped = Pricer(block, prices, cuts, crowding, most_parts=most_parts)
    found = rows(capped.routes())
    assert found.items() <= everything.items()
    assert found == everything or not capped.complete


def test_routes_of_more_than_six_visits_are_found_whole() -> None:
    visits = tuple(Visit(0, 5, 1, {0: 0}, frozenset()) for _ in range(9))
    problem = _plain(visits, [116 + number / 1000 for number in range(9)])
    block = block_of(problem, range(9))
    found = rows(Pricer(block, np.full(9, SCALE // 4)).routes())
    assert found[tuple(range(9))][:2] == (9 * SCALE // 4 - 2 * SCALE, 2)


def test_more_departments_than_bits_hide_no_route() -> None:
    # Departments 0 and 32 share a bit; a bottleneck of the one must not cost a route that only needs the other.
    visits = (
        *(Visit(0, 10, 1, {32: 0}, frozenset({32})) for _ in range(2)),
        Visit(0, 10, 1, {0: 0}, frozenset({0})),
        *(Visit(0, 10, 1, {department: 0}, frozenset()) for department in range(1, 32)),
    )
    block = block_of(_plain(visits, [116.0] * len(visits)), range(len(visits)))
    prices = np.zeros(len(visits), dtype=np.int64)
    prices[:2] = 3 * SCALE
    for asked in (0, ~0):
        found = rows(Pricer(block, prices, crowding=Crowding(((1, asked),), (9 * SCALE,), (0,))).routes())
        assert found[0, 1][:2] == (4 * SCALE, 2)


@settings(max_examples=30, deadline=None)
@given(st.data(), problems(most_visits=7))
def test_the_best_come_first(data: st.DataObject, problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    found = Pricer(block, *data.draw(price_lists(block))).routes()
    gains = {members: row[0] for members, row in rows(found).items()}
    order = [gains[tuple(members)] for members, _, _ in best_of(found, 5)]
    assert order == sorted(gains.values(), reverse=True)[:5]


def _plain(visits: tuple[Visit, ...], longitudes: list[float]) -> Problem:
    return replace(_NOTHING, visits=visits, travel=Travel(longitudes, [36.0] * len(visits), 2.6, 1))


_NOTHING = Problem(
    visits=(),
    slots=(Slot(180, 0),),
    inspectors=(Inspector(0, 1, 0, may_lead=True, slots=1),),
    travel=Travel([], [], 1.0, 0),
    least_posts=2,
    posts_per_department=2,
    most_posts=None,
    leader_required=True,
    week_limit=None,
)

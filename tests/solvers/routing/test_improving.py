"""Partition and improvement: every visit once, on routes that fit, never worse than before, and above the bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import cast
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.cpsat import Limits
from solvers.effort import Effort
from solvers.routing import diving, improving
from solvers.routing.block import Block, block_of
from solvers.routing.bottlenecks import Crowding, Members
from solvers.routing.certificate import certify
from solvers.routing.columns import Columns
from solvers.routing.diving import dives
from solvers.routing.improving import Improvement
from solvers.routing.partition import _MOST_REPAIRS, _repair, partition
from solvers.routing.pricing import SCALE, Cuts
from solvers.routing.problem import Inspector, Problem
from tests.solvers.routing.cases import DEPARTMENTS, partitions, problems, routes_of


def plenty(problem: Problem) -> Block:
    """The block of all visits, with so many people that nothing is a bottleneck."""
    crowd = [Inspector(number % len(DEPARTMENTS), 1, 0, may_lead=True, slots=15) for number in range(60)]
    enough = replace(problem, inspectors=(*problem.inspectors, *crowd))
    return block_of(enough, range(len(problem.visits)))


def started(block: Block, data: st.DataObject) -> tuple[Improvement, list[Members], list[Members]]:
    """An improvement that knows every route, a random solution to begin with, and routes that are forbidden."""
    routes = routes_of(block)
    count = len(block.numbers)
    whole = [some for some in partitions(range(count)) if all(one in routes for one in some)]
    prices = np.array(data.draw(st.lists(st.integers(0, 3 * SCALE), min_size=count, max_size=count)), dtype=np.int64)
    columns = Columns(block)
    for members, (fit, posts) in sorted(routes.items()):
        columns.learn(members, posts, fit.travel)
    forbidden = data.draw(st.lists(st.sampled_from(sorted(routes)), max_size=4, unique=True))
    certificate = certify(block, prices, Cuts(), Crowding())
    improvement = Improvement(columns, certificate)
    return improvement, data.draw(st.sampled_from(whole)), [one for one in forbidden if len(one) > 1]


def is_whole(block: Block, routes: Sequence[Members]) -> bool:
    fitting = routes_of(block)
    visits = sorted(visit for members in routes for visit in members)
    return visits == list(range(len(block.numbers))) and all(members in fitting for members in routes)


FEW = [improving.Pass(SCALE, Limits(work=1.0), 4)] * 4


@pytest.mark.parametrize("is_long", [False, True], ids=["short", "long"])
@settings(max_examples=10, deadline=None)
@given(data=st.data(), problem=problems())
def test_improving_never_makes_it_worse_and_keeps_off_forbidden_routes(
    data: st.DataObject, problem: Problem, *, is_long: bool
) -> None:
    block = plenty(problem)
    with patch.object(improving, "_LONG", FEW):
        improvement, start, forbidden = started(block, data)
        improvement.is_long = is_long
        improvement.forbidden.update(forbidden)
        found = improvement.run([start], Effort())
    assert is_whole(block, found)
    assert improvement.posts(found) <= improvement.posts(start)
    assert set(found).isdisjoint(set(forbidden).difference(start))


@settings(max_examples=10, deadline=None)
@given(data=st.data(), problem=problems(), visits=st.integers(1, 5))
def test_sections_of_so_many_visits_hold_every_route_once(data: st.DataObject, problem: Problem, visits: int) -> None:
    improvement, start, _ = started(plenty(problem), data)
    improvement.route_of = {visit: members for members in start for visit in members}
    for turn in range(4):
        sections = improvement.sections(turn, visits)
        assert sorted(members for section in sections for members in section) == sorted(start)
        assert all(len(section) == 1 or sum(map(len, section)) <= visits for section in sections if section)


@settings(max_examples=15, deadline=None)
@given(data=st.data(), problem=problems(), is_long=st.booleans())
def test_of_routes_that_all_cost_little_the_best_are_chosen(
    data: st.DataObject, problem: Problem, *, is_long: bool
) -> None:
    block = plenty(problem)
    improvement, start, _ = started(block, data)
    improvement.is_long = is_long
    improvement.known = {members: known._replace(reduced_cost=0) for members, known in improvement.known.items()}
    wholes = [some for some in partitions(range(len(block.numbers))) if improvement.known.keys() >= set(some)]
    assert improvement.posts(improvement.run([start], Effort())) == min(map(improvement.posts, wholes))


@settings(max_examples=20, deadline=None)
@given(st.data(), problems())
def test_without_time_the_start_is_kept(data: st.DataObject, problem: Problem) -> None:
    improvement, start, _ = started(plenty(problem), data)
    assert improvement.run([start], Effort.of_seconds(0)) == sorted(start)


@settings(max_examples=25, deadline=None)
@given(problems())
def test_a_dive_carries_every_visit_once(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    columns = Columns(block)
    columns.begin(Effort())
    assert all(is_whole(block, solution) for solution in dives(columns, 3, Effort()))


@settings(max_examples=25, deadline=None)
@given(problems())
def test_a_dive_along_the_calendar_carries_every_visit_once(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    columns = Columns(block)
    columns.begin(Effort())
    with patch.multiple(diving, _MANY_VISITS=1, _STRETCH=2, _BEYOND=1):
        assert is_whole(block, dives(columns, 3, Effort())[0])


@settings(max_examples=25, deadline=None)
@given(problems(), st.sampled_from([None, 0]))
def test_a_partition_is_whole_and_no_better_than_its_bound_where_people_abound(
    problem: Problem, seconds: float | None
) -> None:
    block = plenty(problem)
    found = partition(block, lambda _: [], Effort.of_seconds(seconds))
    routes = routes_of(block)
    best = min(
        sum(routes[one][1] for one in some)
        for some in partitions(range(len(block.numbers)))
        if all(one in routes for one in some)
    )
    assert is_whole(block, found.routes)
    assert found.posts == sum(routes[one][1] for one in found.routes)
    assert found.certificate.posts <= best <= found.posts


@settings(max_examples=10, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_routes_that_do_not_settle_are_repaired(problem: Problem, chance: Random) -> None:
    block = block_of(problem, range(len(problem.visits)))

    def unsettled(routes: Sequence[Members]) -> list[Members]:
        return [members for members in routes if len(members) > 1 and chance.random() < 1 / 2]

    assert is_whole(block, partition(block, unsettled, Effort()).routes)


@pytest.mark.parametrize("settles", range(_MOST_REPAIRS + 1))
def test_whichever_repair_settles_is_taken(settles: int) -> None:
    class Repairing:
        """Another pair of visits after each repair; a pair takes two posts, and two alone take four."""

        tried = 0

        def posts(self, routes: Sequence[Members]) -> int:
            return 2 * len(routes)

        def repair(self, _lost: Sequence[Members], _effort: Effort) -> list[Members]:
            self.tried += 1
            return [(0, self.tried + 1)]

    settled = [(0, settles + 1)]
    improvement = cast("Improvement", Repairing())
    assert _repair(improvement, [(0, 1)], lambda routes: [] if routes == settled else routes, Effort()) == settled

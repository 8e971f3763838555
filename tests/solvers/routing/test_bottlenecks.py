"""Bottlenecks hold for every plan: no routing that is staffed puts more routes into one than it has room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.matching import Matching, OpenPost
from solvers.routing import greedy
from solvers.routing.block import Block, block_of
from solvers.routing.bottlenecks import Bottlenecks, Crowding, Key, Use
from solvers.routing.pricing import SCALE
from solvers.routing.problem import Problem
from tests.solvers.routing.cases import DEPARTMENTS, every_route, problems, routes_of


def uses(problem: Problem, block: Block) -> list[Use]:
    """What the routes of a greedy routing ask."""
    bottlenecks = Bottlenecks(block)
    routes = [tuple(sorted(route.visits)) for route in greedy.route(problem).routes]
    return [bottlenecks.use(members, every_route(problem, members)[members].travel) for members in routes]


def keys(problem: Problem) -> Iterable[Key]:
    asked = [key for department in DEPARTMENTS for key in (department, ~department)]
    return [(slots, one) for slots in range(1, 1 << len(problem.slots)) for one in asked]


@settings(max_examples=100, deadline=None)
@given(problems(most_visits=8, most_people=12))
def test_no_staffed_routing_breaks_one(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    routes, bottlenecks = uses(problem, block), Bottlenecks(block)
    for key in keys(problem):
        assert sum(use.held_by(key) for use in routes) <= bottlenecks.limit(key)


def can_be_staffed(problem: Problem, asked: int, counts: dict[int, int]) -> bool:
    """Whether so many teams of the one department there is, or so many of its leaders, can be out in each slot."""
    matching, each = Matching(None), problem.posts_per_department if asked >= 0 else 1
    for slot, count in counts.items():
        there = [
            number
            for number, one in enumerate(problem.inspectors)
            if one.slots >> slot & 1 and (asked >= 0 or one.may_lead)
        ]
        if not all(matching.add((slot, number), OpenPost(slot, 0, there)) for number in range(count * each)):
            return False
    return True


@settings(max_examples=15, deadline=None)
@given(problems(most_visits=1, most_people=4), st.data())
def test_so_many_routes_can_be_staffed_in_some_slots_and_not_one_more(problem: Problem, data: st.DataObject) -> None:
    """Hall's condition by itself: every way to spread the routes over the slots is tried."""
    problem = replace(problem, inspectors=tuple(replace(one, department=0) for one in problem.inspectors))
    within, asked = data.draw(st.sampled_from([key for key in keys(problem) if key[1] in {0, ~0}]))
    limit = Bottlenecks(block_of(problem, [0])).limit((within, asked))
    slots = [slot for slot in range(len(problem.slots)) if within >> slot & 1]
    spread = [counts for counts in product(range(6), repeat=len(slots)) if limit <= sum(counts) <= limit + 1]
    ways = [dict(zip(slots, counts, strict=True)) for counts in spread]
    assert {sum(way.values()) for way in ways if can_be_staffed(problem, asked, way)} == {limit}


@settings(max_examples=60, deadline=None)
@given(problems(most_visits=6))
def test_a_route_asks_for_the_slots_it_fits_into_and_its_departments(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    for members, (fit, _) in routes_of(block).items():
        visits = [problem.visits[member] for member in members]
        leads = {department for visit in visits for department in visit.leads}
        alone = {~department for department in leads if problem.leader_required and len(leads) == 1}
        asked = {department for visit in visits for department in visit.needs} | alone
        assert Bottlenecks(block).use(members, fit.travel) == Use(fit.slots, frozenset(asked))


@settings(max_examples=60, deadline=None)
@given(problems(most_visits=6), st.data())
def test_the_penalties_of_many_routes_are_those_of_each(problem: Problem, data: st.DataObject) -> None:
    problem = replace(problem, leader_required=True)
    block = block_of(problem, range(len(problem.visits)))
    key = data.draw(st.sampled_from(list(keys(problem))))
    crowding, bottlenecks = Crowding((key,), (SCALE,), (0,)), Bottlenecks(block)
    for members, (fit, _) in routes_of(block).items():
        chosen = list(members)
        slots = np.bitwise_and.reduce(block.slots[chosen], axis=0)[None, :]
        minutes = np.array([block.minutes[chosen].sum() + fit.travel])
        needs = np.bitwise_or.reduce(block.bits[chosen])[None]
        leads = np.bitwise_or.reduce(block.leads[chosen])[None]
        penalty = crowding.of_people(block, slots, minutes, needs) + crowding.of_leaders(block, slots, minutes, leads)
        assert penalty.tolist() == [SCALE * bottlenecks.use(members, fit.travel).held_by(key)]


@settings(max_examples=30, deadline=None)
@given(problems(most_visits=8, most_people=12))
def test_loads_count_the_routes_that_fit_nowhere_else(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    routes = uses(problem, block)
    for key, load in Bottlenecks(block).loads((use, 1) for use in routes).items():
        assert load == sum(use.held_by(key) for use in routes)

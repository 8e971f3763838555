"""Bottlenecks hold for every plan: no routing that is staffed puts more routes into one than it has room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

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

"""The certificate: whatever prices it begins with, no solution has fewer posts than it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.routing.block import Block, block_of
from solvers.routing.bottlenecks import Crowding
from solvers.routing.certificate import at_once, certify, rounded_up
from solvers.routing.pricing import SCALE
from solvers.routing.problem import Problem
from tests.solvers.routing.cases import (
    fewest_staffed,
    gain,
    partitions,
    price_lists,
    problems,
    routes_of,
)


def fewest(block: Block) -> int:
    """The fewest posts of routes that fit, whatever people there are: every partition is tried."""
    routes = routes_of(block)
    return min(
        sum(routes[one][1] for one in some)
        for some in partitions(range(len(block.numbers)))
        if all(one in routes for one in some)
    )


@settings(max_examples=80, deadline=None)
@given(st.data(), problems())
def test_no_route_is_worth_more_than_it_costs(data: st.DataObject, problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    prices, cuts, crowding = data.draw(price_lists(block))
    certificate = certify(block, prices, cuts, crowding)
    assert (certificate.prices <= prices).all()
    final = certificate.prices, cuts, crowding
    assert all(gain(block, members, found, final) <= 0 for members, found in routes_of(block).items())


@settings(max_examples=80, deadline=None)
@given(problems())
def test_without_time_no_route_is_worth_more_than_it_costs_either(problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    certificate = at_once(block)
    final = certificate.prices, certificate.cuts, certificate.crowding
    assert all(gain(block, members, found, final) <= 0 for members, found in routes_of(block).items())
    assert (certificate.prices > 0).all()
    assert certificate.posts <= fewest(block)


@settings(max_examples=80, deadline=None)
@given(st.data(), problems())
def test_it_is_never_above_the_optimum(data: st.DataObject, problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    prices, cuts, _ = data.draw(price_lists(block))
    best = fewest(block)
    assert certify(block, prices, cuts, Crowding()).posts <= best
    assert best % block.step == 0


@settings(max_examples=80, deadline=None)
@given(st.data(), problems(most_visits=4, most_people=12, special=False))
def test_with_bottlenecks_it_is_never_above_what_can_be_staffed(data: st.DataObject, problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    certificate = certify(block, *data.draw(price_lists(block)))
    best = fewest_staffed(problem, range(len(problem.visits)))
    assert best is None or certificate.posts <= best


@given(st.integers(-9 * SCALE, 9 * SCALE), st.integers(1, 3))
def test_rounding_up_goes_to_the_next_multiple(millionths: int, step: int) -> None:
    posts = rounded_up(millionths, step)
    assert posts % step == 0
    assert (posts - step) * SCALE < millionths <= posts * SCALE


@settings(max_examples=30, deadline=None)
@given(st.data(), problems())
def test_prices_that_no_route_exceeds_are_kept(data: st.DataObject, problem: Problem) -> None:
    block = block_of(problem, range(len(problem.visits)))
    prices, cuts, crowding = data.draw(price_lists(block))
    once = certify(block, prices, cuts, crowding)
    assert certify(block, once.prices, cuts, crowding).prices.tolist() == once.prices.tolist()

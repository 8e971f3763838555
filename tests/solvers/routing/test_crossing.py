"""Routes across areas: the bound on all posts holds for them too, whatever prices the areas bring."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.routing.block import block_of
from solvers.routing.bottlenecks import Crowding
from solvers.routing.certificate import Certificate, certify
from solvers.routing.crossing import bounded
from solvers.routing.pricing import SCALE, Cuts
from solvers.routing.problem import Inspector, Problem, Slot, Visit
from solvers.routing.travel import Travel
from tests.solvers.routing.cases import fewest_staffed, price_lists, problems


@st.composite
def certified(draw: st.DrawFn, problem: Problem, numbers: list[int]) -> dict[tuple[int, ...], Certificate]:
    """A certificate of each area, from random prices."""
    found = {}
    for area in sorted({problem.visits[number].area for number in numbers}):
        own = tuple(number for number in numbers if problem.visits[number].area == area)
        block = block_of(problem.part(own), range(len(own)))
        found[own] = certify(block, *draw(price_lists(block)))
    return found


@settings(max_examples=100, deadline=None)
@given(st.data(), problems(most_visits=5, areas=2, most_people=12))
def test_no_routes_within_or_across_areas_have_fewer_posts(data: st.DataObject, problem: Problem) -> None:
    everything = range(len(problem.visits))
    priced = sorted(data.draw(st.sets(st.sampled_from(everything), min_size=1)))
    certificates = data.draw(certified(problem, priced))
    routed = data.draw(st.sets(st.sampled_from(everything)))
    best = fewest_staffed(problem, sorted(routed))
    assert best is None or bounded(problem, certificates, routed) <= best


@settings(max_examples=30, deadline=None)
@given(st.data(), problems(most_visits=5, areas=2))
def test_visits_that_nobody_prices_count_nothing(data: st.DataObject, problem: Problem) -> None:
    everything = range(len(problem.visits))
    priced = sorted(data.draw(st.sets(st.sampled_from(everything), min_size=1)))
    certificates = data.draw(certified(problem, priced))
    assert bounded(problem, certificates, set(everything)) <= bounded(problem, certificates, set(priced))
    assert bounded(problem, certificates, set(everything).difference(priced)) == 0


def test_one_more_visit_may_bring_another_leader() -> None:
    # Only department 0 may lead visits 0 and 1, and has one leader; visit 2, which nobody prices, lets 1 lead as well.
    visits = (
        Visit(0, 60, 1, {0: 0}, frozenset({0})),
        Visit(0, 60, 1, {0: 0}, frozenset({0})),
        Visit(0, 10, 1, {1: 0}, frozenset({1})),
    )
    people = [
        Inspector(department, 1, 0, may_lead=number % 4 == 0, slots=1) for number in range(4) for department in (0, 1)
    ]
    problem = replace(_NOTHING, visits=visits, inspectors=tuple(people), travel=Travel([116.0] * 3, [36.0] * 3, 1, 0))
    block = block_of(problem.part((0, 1)), (0, 1))
    prices = block.needs.posts(block.bits) * SCALE * 3
    certificates = {(0, 1): certify(block, prices, Cuts(), Crowding(((1, ~0),), (4 * SCALE,), (1,)))}
    best = fewest_staffed(problem, (0, 1, 2))
    assert best is not None
    assert bounded(problem, certificates, {0, 1, 2}) <= best


def test_three_specialties_over_two_areas_make_an_odd_team() -> None:
    # Each area alone needs teams of even size; together they need three people, who bring all they ask for.
    food, drugs, meters = 1, 2, 4
    visits = (
        Visit(0, 30, 1, {0: food | drugs}, frozenset()),
        Visit(1, 30, 1, {0: meters}, frozenset()),
    )
    people = tuple(Inspector(0, 3, own, may_lead=True, slots=1) for own in (food, drugs, meters))
    problem = replace(_NOTHING, visits=visits, inspectors=people, travel=Travel([116.0] * 2, [36.0] * 2, 1, 0))
    certificates = {}
    for number in (0, 1):
        block = block_of(problem.part((number,)), (0,))
        certificates[number,] = certify(block, block.needs.posts(block.bits) * SCALE, Cuts(), Crowding())
    assert fewest_staffed(problem, (0, 1)) == 3
    assert bounded(problem, certificates, {0, 1}) == 3


_NOTHING = Problem(
    visits=(),
    slots=(Slot(100, 0),),
    inspectors=(),
    travel=Travel([], [], 1.0, 0),
    least_posts=2,
    posts_per_department=2,
    most_posts=None,
    leader_required=True,
    week_limit=None,
)

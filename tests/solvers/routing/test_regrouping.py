"""Regrouping: what fell apart is put together where others can move, and nothing that was reached is lost."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.effort import ENDLESS
from solvers.routing import greedy
from solvers.routing.open_routes import OpenRoutes
from solvers.routing.problem import Inspector, Problem, Slot, Visit
from solvers.routing.regrouping import regroup
from solvers.routing.travel import Travel
from tests.solvers.routing.test_model import assert_correct, value
from tests.solvers.routing.test_recovering import crowded


@settings(max_examples=10, deadline=None)
@given(crowded(), st.randoms(use_true_random=False))
def test_nothing_that_was_reached_is_lost(problem: Problem, chance: Random) -> None:
    numbers = chance.sample(range(len(problem.visits)), len(problem.visits))
    wanted = [numbers[place : place + 2] for place in range(0, len(numbers), 2)]
    found = greedy.opened(problem, wanted)
    before = found.routing()
    regroup(found, wanted, ENDLESS)
    after = found.routing()
    assert_correct(problem, after)
    assert (after.unrouted, after.in_part) == (before.unrouted, before.in_part)
    assert value(problem, after) >= value(problem, before)


def test_two_routes_that_stand_in_the_way_move() -> None:
    # One team of each department in each of four sessions. The first two visits could share the first session, where
    # the teams of both departments are with another visit each, which could as well be in the second.
    needs = ({0: 0, 1: 0}, {0: 0, 1: 0}, {0: 0}, {1: 0})
    visits = [
        Visit(0, 30, slots, wanted, frozenset(), weight=1)
        for slots, wanted in zip((0b0101, 0b1001, 0b0011, 0b0011), needs, strict=True)
    ]
    problem = Problem(
        visits=tuple(visits),
        slots=(Slot(90, 0),) * 4,
        inspectors=tuple(Inspector(one, 1, 0, may_lead=True, slots=0b1111) for one in (0, 1)),
        travel=Travel([0.0] * 4, [0.0] * 4, 2.0, 0),
        least_posts=1,
        posts_per_department=1,
        most_posts=None,
        leader_required=False,
        week_limit=None,
    )
    found = OpenRoutes(problem, ENDLESS)
    assert all(found._fill(place, 0, [number]) for place, number in enumerate((2, 3)))  # noqa: SLF001
    assert not found.settle([0, 1])
    assert found.place(0)
    assert found.place(1)
    assert found.post_count == 6
    regroup(found, [(0, 1)], ENDLESS)
    assert_correct(problem, found.routing())
    assert found.post_count == 4

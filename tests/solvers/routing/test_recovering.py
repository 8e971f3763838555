"""Recovering: what was tried in vain leaves no trace, and what was tried with success loses nothing."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.effort import ENDLESS
from solvers.routing import greedy, recovering
from solvers.routing.open_routes import OpenRoutes
from solvers.routing.problem import Check, Inspector, Problem, Slot, Visit
from solvers.routing.travel import Travel
from tests.solvers.routing.cases import DEPARTMENTS, without
from tests.solvers.routing.test_model import assert_correct, value


@st.composite
def crowded(draw: st.DrawFn) -> Problem:
    """Every visit alone finds people; all together do not: two teams of each department, half of them skilled."""
    people = [
        Inspector(department, 1, specialties, may_lead=True, slots=0b1111)
        for department in DEPARTMENTS
        for specialties in (0, 0, 0b1, 0b1)
    ]
    check = st.builds(
        Check,
        department=st.sampled_from(DEPARTMENTS),
        specialties=st.integers(0, 1),
        minutes=st.sampled_from([20, 40, 60]),
        weight=st.integers(1, 3),
        lead=st.just(value=False),
    )
    dated = st.integers(1, 0b1111)
    owed = draw(st.lists(st.tuples(dated, st.lists(check, min_size=1, max_size=3)), min_size=10, max_size=20))
    visits = (without(Visit(0, 0, 0, {}, frozenset(), checks=tuple(own), dated=on), set()) for on, own in owed)
    return Problem(
        visits=tuple(visits),
        slots=(Slot(200, 0), Slot(200, 0), Slot(160, 1), Slot(200, 1)),
        inspectors=tuple(people),
        travel=Travel([116 + number % 5 / 10 for number in range(len(owed))], [36.0] * len(owed), 2.6, 5),
        least_posts=2,
        posts_per_department=2,
        most_posts=6,
        leader_required=True,
        week_limit=draw(st.sampled_from([None, 1])),
    )


def state(found: OpenRoutes) -> dict[str, Any]:
    """All there is, but for the order in which routes of a session or area are tried."""
    return {
        "routing": found.routing(),
        "visits": found.visits,
        "posts": found.post_count,
        "at slot": {slot: sorted(places) for slot, places in found.at_slot.items() if places},
        "by area": {area: sorted(places) for area, places in found.by_area.items() if places},
        "busy": {place: number for place, number in found.busy.items() if number},
        "filled": found.matching.filled_by,
        "asked": found.matching.posts,
    }


@settings(max_examples=10, deadline=None)
@given(crowded())
def test_a_try_that_is_taken_back_leaves_no_trace(problem: Problem) -> None:
    found = greedy.opened(problem)
    before = state(found)
    before = {**before, "visits": list(found.visits), "filled": dict(before["filled"]), "asked": dict(before["asked"])}
    worse = count()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recovering._Recovery, "_worth", lambda *_: -next(worse))  # noqa: SLF001
        recovering.recover(found, ENDLESS)
    assert state(found) == before


@settings(max_examples=10, deadline=None)
@given(crowded())
def test_nothing_that_was_reached_is_lost(problem: Problem) -> None:
    found = greedy.opened(problem)
    before = found.routing()
    recovering.recover(found, ENDLESS)
    assert_correct(problem, found.routing())
    assert value(problem, found.routing()) >= value(problem, before)


def test_a_visit_that_stands_in_the_way_moves() -> None:
    # One team; the light visit could take either session and took that of the heavy one, which then found none.
    check = Check(department=0, specialties=0, minutes=40, weight=1, lead=False)
    light, heavy = (
        without(Visit(0, 0, 0, {}, frozenset(), checks=(check,) * times, dated=dated), set())
        for times, dated in ((1, 0b11), (2, 0b01))
    )
    problem = Problem(
        visits=(light, heavy),
        slots=(Slot(95, 0), Slot(95, 0)),
        inspectors=(Inspector(department=0, areas=1, specialties=0, may_lead=True, slots=0b11),),
        travel=Travel([0.0] * 2, [0.0] * 2, 2.0, 0),
        least_posts=1,
        posts_per_department=1,
        most_posts=None,
        leader_required=False,
        week_limit=None,
    )
    found = OpenRoutes(problem, ENDLESS)
    assert found.settle([0])
    assert not found.place(1, moving=False)
    assert not found.place_in_part(1)
    recovering.recover(found, ENDLESS)
    assert value(problem, found.routing()) == (3, -2, -2)

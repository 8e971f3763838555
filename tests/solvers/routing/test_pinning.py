"""Pins are held wherever brute force can hold them, and only then said to be impossible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from solvers.effort import ENDLESS
from solvers.routing import greedy, pinning
from solvers.routing.model import route
from solvers.routing.pinning import Placed, placed
from solvers.routing.problem import Inspector, Problem, Slot, Visit
from solvers.routing.travel import Travel
from tests.solvers.routing.cases import fewest_staffed, problems
from tests.solvers.routing.test_model import assert_correct


def all_pinned(problem: Problem) -> tuple[Problem, dict[int, list[int]]]:
    """The problem with every visit pinned to the day of its first slot, and the visits of each week."""
    visits, weeks = [], dict[int, list[int]]()
    for number, visit in enumerate(problem.visits):
        first = (visit.slots & -visit.slots).bit_length() - 1
        week = problem.slots[first].week
        day = sum(1 << slot for slot, one in enumerate(problem.slots) if one.week == week)
        visits.append(replace(visit, slots=visit.slots & day, pinned=True))
        weeks.setdefault(week, []).append(number)
    return replace(problem, visits=tuple(visits)), weeks


def crowded() -> Problem:
    """Three visits and one leader: the longest alone in the short session, the others together in the long one."""
    everybody = Inspector(department=1, areas=1, specialties=0, may_lead=False, slots=3)
    visit = Visit(area=0, minutes=40, slots=3, needs={1: 1}, leads=frozenset({1}), pinned=True, weight=4)
    return Problem(
        visits=(
            visit,
            replace(visit, minutes=60, leads=frozenset(), weight=3),
            replace(visit, minutes=120, needs={1: 0}, weight=3),
        ),
        slots=(Slot(210, 0), Slot(180, 0)),
        inspectors=(
            everybody,
            replace(everybody, department=0),
            replace(everybody, may_lead=True),
            replace(everybody, specialties=1),
        ),
        travel=Travel([116.0] * 3, [36.0] * 3, 2.6, 5),
        least_posts=1,
        posts_per_department=1,
        most_posts=None,
        leader_required=True,
        week_limit=2,
    )


def test_pins_hold_that_a_greedy_has_no_place_for() -> None:
    assert greedy.route(crowded()).unrouted
    found = route(crowded())
    assert_correct(crowded(), found)
    assert not found.unrouted


def test_what_could_not_be_decided_is_not_said_to_be_impossible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinning, "_MOST_ROUTES", 2)
    found = placed(crowded(), [1], ENDLESS)
    assert found.routes or not found.decided
    nobody = replace(crowded(), inspectors=())
    assert placed(nobody, [1], ENDLESS) == Placed((), decided=False)
    monkeypatch.undo()
    assert placed(nobody, [1], ENDLESS) == Placed((), decided=True)


@settings(max_examples=30, deadline=None)
@given(problems(most_visits=4, areas=2, most_people=8))
def test_pins_that_can_hold_do_and_what_is_said_to_be_impossible_is(problem: Problem) -> None:
    pinned, weeks = all_pinned(problem)
    fewest = {week: fewest_staffed(pinned, numbers) for week, numbers in weeks.items()}
    impossible = {number for week, posts in fewest.items() if posts is None for number in weeks[week]}
    found = placed(pinned, range(len(pinned.visits)), ENDLESS)
    assert found.decided
    assert sum(len(one.posts) for one in found.routes) == sum(posts or 0 for posts in fewest.values())
    assert {number for one in found.routes for number in one.visits} == set(range(len(pinned.visits))) - impossible
    routing = route(pinned)
    assert_correct(pinned, routing)
    assert routing.pins_decided
    lost = {week for week, numbers in weeks.items() if not set(numbers).isdisjoint(routing.unrouted)}
    assert lost == {week for week, posts in fewest.items() if posts is None}

"""The whole routing: correct, staffed, no worse than the plain greedy, and never below its own bound."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.effort import CancelledError, Effort
from solvers.matching import Matching, OpenPost
from solvers.routing import greedy, model
from solvers.routing.orders import best_order
from solvers.routing.partition import Partition
from solvers.routing.problem import Check, Inspector, Problem, Slot, Visit
from solvers.routing.solution import Post, Route, Routing
from solvers.routing.teams import needs_of
from solvers.routing.travel import Travel
from tests.solvers.routing.cases import every_route, fewest_staffed, most_weight, problems, with_checks, without


class StopError(Exception):
    """Somebody pressed stop."""


def value(problem: Problem, routing: Routing) -> tuple[int, int, int]:
    routed = [number for route in routing.routes for number in route.visits]
    visits = as_carried(problem, routing).visits
    return sum(visits[number].weight for number in routed), -len(routed), -routing.posts


def as_carried(problem: Problem, routing: Routing) -> Problem:
    """The problem with visits that are carried in part as they are carried."""
    visits = list(problem.visits)
    for number, kept in routing.in_part.items():
        visits[number] = without(visits[number], set(range(len(visits[number].checks))).difference(kept))
    return replace(problem, visits=tuple(visits))


def assert_correct(whole: Problem, routing: Routing) -> None:
    """R5-R11, as far as routes know of them."""
    routed = [number for route in routing.routes for number in route.visits]
    assert sorted([*routed, *routing.unrouted]) == list(range(len(whole.visits)))
    assert routing.in_part.keys() <= set(routed)
    problem = as_carried(whole, routing)
    for route in routing.routes:
        assert_route(problem, route)
    matching = Matching(problem.week_limit)
    for place, route in enumerate(routing.routes):
        for number, post in enumerate(route.posts):
            open_post = OpenPost(route.slot, problem.slots[route.slot].week, candidates(problem, route, post))
            assert matching.add((place, number), open_post)


def assert_route(problem: Problem, route: Route) -> None:
    visits = [problem.visits[number] for number in route.visits]
    ends = [start + visit.minutes for start, visit in zip(route.starts, visits, strict=True)]
    legs = [problem.travel.minutes(a, b) for a, b in pairwise(route.visits)]
    assert list(route.starts) == [0, *(end + leg for end, leg in zip(ends, legs, strict=False))]
    assert ends[-1] <= problem.slots[route.slot].minutes
    assert all(visit.slots >> route.slot & 1 for visit in visits)
    assert problem.least_posts <= len(route.posts)
    assert problem.most_posts is None or len(route.posts) <= problem.most_posts
    for department, wanted in needs_of(visits).items():
        own = [post.specialties for post in route.posts if post.department == department]
        assert len(own) >= problem.posts_per_department
        assert all(any(part >> bit & 1 for part in own) for bit in range(3) if wanted >> bit & 1)
    leads = {department for visit in visits for department in visit.leads}
    leading = [post.department for post in route.posts if post.leader]
    assert len(leading) == problem.leader_required
    assert not leads or set(leading) <= leads


def candidates(problem: Problem, route: Route, post: Post) -> list[int]:
    visits = [problem.visits[number] for number in route.visits]
    return [
        number
        for number, one in enumerate(problem.inspectors)
        if one.department == post.department
        and one.slots >> route.slot & 1
        and not post.specialties & ~one.specialties
        and (one.may_lead or not post.leader)
        and all(one.areas >> visit.area & 1 and number not in visit.recused for visit in visits)
    ]


@st.composite
def cases(draw: st.DrawFn) -> Problem:
    """Problems of two areas, with few people or many, weekly limits and visits that can be carried in part."""
    problem = draw(problems(most_visits=8, areas=2, most_people=draw(st.sampled_from([8, 24]))))
    problem = replace(problem, week_limit=draw(st.sampled_from([None, None, 1, 2])))
    recused = draw(st.sampled_from([frozenset[int](), frozenset([0])]))
    visits = (replace(problem.visits[0], recused=recused), *problem.visits[1:])
    return draw(with_checks(replace(problem, visits=visits)))


@settings(max_examples=30, deadline=None)
@given(cases())
def test_routes_are_correct_staffed_above_their_bound_and_no_worse_than_greedy(problem: Problem) -> None:
    found = model.route(problem)
    assert_correct(problem, found)
    assert found.posts_bound <= found.posts
    assert value(problem, found) >= value(problem, greedy.route(problem))


def test_where_the_partition_is_poor_the_plain_greedy_is_taken(
    thirty: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def alone(block: model.VisitBlock, **given: Any) -> Partition:
        found = solve(block, **given)
        return replace(found, routes=tuple((visit,) for visit in range(len(block.numbers))))

    solve = model.solve_block
    plenty = replace(thirty, inspectors=thirty.inspectors * 4, week_limit=None)
    monkeypatch.setattr(model, "solve_block", alone)
    found = model.route(plenty, Effort.of_seconds(0))
    assert found.unrouted == ()
    assert value(plenty, found) >= value(plenty, greedy.route(plenty))


@settings(max_examples=25, deadline=None)
@given(problems(most_visits=4, areas=2, most_people=24).flatmap(with_checks))
def test_the_bound_is_no_more_than_the_best_routes_of_the_same_visits_have(problem: Problem) -> None:
    found = model.route(problem)
    routed = sorted(number for route in found.routes for number in route.visits)
    best = fewest_staffed(as_carried(problem, found), routed)
    assert best is not None
    assert found.posts_bound <= best <= found.posts


@settings(max_examples=20, deadline=None)
@given(cases())
def test_with_no_time_left_routes_are_still_correct_and_the_bound_holds(problem: Problem) -> None:
    found = model.route(problem, Effort.of_seconds(0))
    assert_correct(problem, found)
    assert found.posts_bound <= found.posts


@settings(max_examples=10, deadline=None)
@given(cases())
def test_the_same_problem_gives_the_same_routes(problem: Problem) -> None:
    assert model.route(problem) == model.route(problem)


@settings(max_examples=20, deadline=None)
@given(problems(most_visits=8))
def test_the_best_order_has_the_least_travel(problem: Problem) -> None:
    for members, fit in every_route(problem, range(len(problem.visits))).items():
        order = best_order(problem.travel, members)
        travel = sum(problem.travel.minutes(a, b) for a, b in pairwise(order))
        assert sorted(order) == list(members)
        assert travel == fit.travel if len(members) <= 6 else travel >= fit.travel


@pytest.fixture
def thirty() -> Problem:
    visits = tuple(
        Visit(
            area=number % 2,
            minutes=30 + 7 * number % 40,
            slots=0b111 << number % 4,
            needs={number % 3: 0, number % 5 % 3: 0},
            leads=frozenset({number % 3}),
            weight=1,
        )
        for number in range(30)
    )
    people = tuple(Inspector(number % 3, 1 + number // 3 % 3, 0, may_lead=True, slots=63) for number in range(24))
    places = [(116 + number * 13 % 30 / 100, 36 + number * 7 % 30 / 100) for number in range(30)]
    return Problem(
        visits=visits,
        slots=tuple(Slot(180 + 30 * (number % 2), number // 4) for number in range(6)),
        inspectors=people,
        travel=Travel([x for x, _ in places], [y for _, y in places], 2.6, 5),
        least_posts=2,
        posts_per_department=2,
        most_posts=12,
        leader_required=True,
        week_limit=3,
    )


def test_two_processes_find_what_one_finds(thirty: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = model.route(thirty)
    monkeypatch.setattr(model, "_WORTH_PROCESSES", 0)
    told: list[tuple[int, int, int, int]] = []
    together = model.route(thirty, Effort(processes=2), lambda *news: told.append(news))
    assert together == alone
    assert [(done, total) for done, total, _, _ in told] == [(1, 2), (2, 2)]
    assert_correct(thirty, together)


@pytest.mark.parametrize(
    ("departments", "lost"),
    [((0,), [(0, 1)]), ((0, 0), []), ((), [(0, 1)])],
    ids=["one team for both", "a team for each", "no team at all"],
)
def test_a_visit_alone_takes_its_place_before_a_group(
    departments: tuple[int, ...], lost: list[tuple[int, ...]]
) -> None:
    visit = Visit(area=0, minutes=60, slots=1, needs={0: 0}, leads=frozenset())
    problem = Problem(
        visits=(visit, visit, visit),
        slots=(Slot(240, 0),),
        inspectors=tuple(Inspector(department, 1, 0, may_lead=True, slots=1) for department in departments),
        travel=Travel([0.0] * 3, [0.0] * 3, 2.0, 0),
        least_posts=1,
        posts_per_department=1,
        most_posts=None,
        leader_required=True,
        week_limit=None,
    )
    assert greedy.unsettled(problem, [(0, 1), (2,)]) == lost


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.large)])
def test_what_the_listener_raises_ends_the_search(
    thirty: Problem, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(model, "_WORTH_PROCESSES", 0)
    heard: list[int] = []

    def stop(done: int, *_: int) -> None:
        heard.append(done)
        raise StopError

    with pytest.raises(StopError):
        model.route(thirty, Effort(processes=processes), stop)
    assert heard == [1]


class _Asked:
    """A cancel that comes when it has been asked for so many times; counts what is asked."""

    def __init__(self, most: float) -> None:
        self.most, self.count = most, 0

    def __call__(self) -> bool:
        self.count += 1
        return self.count > self.most


def test_a_cancel_is_heard_inside_a_block_and_nothing_goes_on(thirty: Problem) -> None:
    never, told = _Asked(inf), list[int]()
    model.route(thirty, Effort(cancelled=never), lambda *_: told.append(never.count))
    assert told[0] > 20  # the first block alone listens so often
    for most in (0, 1, told[0] // 2, told[0] - 1, told[1] - 1, never.count - 1):
        cancelled, heard = _Asked(most), list[int]()
        with pytest.raises(CancelledError):
            model.route(thirty, Effort(cancelled=cancelled), lambda *_, heard=heard: heard.append(1))
        assert cancelled.count == most + 1  # nothing was begun after it
        assert len(heard) == sum(done <= most for done in told)


@settings(max_examples=40, deadline=None)
@given(problems(most_visits=3, most_people=6).flatmap(with_checks))
def test_weight_is_never_less_than_by_leaving_out_departments_nor_more_than_there_can_be(problem: Problem) -> None:
    found = model.route(problem)
    assert_correct(problem, found)
    by_department = greedy.opened(problem, whole_departments=True).routing()
    assert value(problem, by_department) <= value(problem, found)
    assert value(problem, found)[0] <= most_weight(problem)


def kept_checks(people: list[Inspector], *checks: Check) -> tuple[int, ...] | None:
    """Which checks of a visit of ten minutes more are carried in the only slot, of an hour; None: not the visit."""
    everything = Visit(area=0, minutes=0, slots=1, needs={}, leads=frozenset(), checks=checks, dated=1)
    problem = Problem(
        visits=(without(everything, set()),),
        slots=(Slot(60, 0),),
        inspectors=tuple(people),
        travel=Travel([0.0], [0.0], 2.0, 0),
        least_posts=1,
        posts_per_department=1,
        most_posts=None,
        leader_required=False,
        week_limit=None,
    )
    found = model.route(problem)
    return None if found.unrouted else found.in_part.get(0, tuple(range(len(checks))))


def test_a_check_whose_specialty_nobody_has_is_left_out_alone() -> None:
    someone = Inspector(department=0, areas=1, specialties=0b01, may_lead=True, slots=1)
    food, drugs = (Check(0, specialties, 20, 1, lead=False) for specialties in (0b01, 0b10))
    assert kept_checks([someone], food) == (0,)
    assert kept_checks([someone], food, drugs) == (0,)
    assert kept_checks([someone], drugs, food) == (1,)
    assert kept_checks([someone], drugs) is None


def test_a_check_that_makes_the_visit_too_long_is_left_out_alone_the_lightest_first() -> None:
    someone = Inspector(department=0, areas=1, specialties=0, may_lead=True, slots=1)
    short, heavy, light = Check(0, 0, 20, 1, lead=False), Check(0, 0, 20, 3, lead=False), Check(0, 0, 20, 1, lead=False)
    assert kept_checks([someone], short, heavy) == (0, 1)
    assert kept_checks([someone], short, heavy, light) == (0, 1)
    assert kept_checks([someone], replace(short, minutes=30), heavy, light) == (1, 2)  # as heavy, and shorter
    assert kept_checks([someone], replace(short, minutes=31), heavy, light) == (1, 2)
    assert kept_checks([someone], replace(short, minutes=31, weight=5), heavy, light) == (0,)

"""The lottery of a plan is checked: chances that are not right, not fair, or gave other teams are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings

from coordination.pipeline import solve
from coordination.texts import texts
from solvers.lots import CERTAIN
from solvers.planning.check import check
from solvers.planning.check.fairness import Office, unfair
from solvers.planning.check.lottery import outcome_repeated
from solvers.planning.check.shut_out import shut_out
from solvers.planning.plan import Plan, PostChances
from solvers.planning.problem import Pin, Problem
from solvers.planning.sealing import sealed
from solvers.staffing import problem as staffing
from solvers.staffing.model import draw
from solvers.staffing.solution import Chances
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    SHA,
    TUESDAY,
    Unavailable,
    food_check,
    inspector,
    problem,
    target,
)
from tests.solvers.planning.strategies import problems
from tests.solvers.staffing.cases import posed
from tests.solvers.staffing.cases import problems as lotteries


def solved(posed: Problem, draw_seed: str = "seed") -> Plan:
    return solve(posed, SHA, draw_seed, texts("en"), lambda _: None)


def lottery_codes(posed: Problem, plan: Plan) -> set[str]:
    return {violation.code for violation in check(posed, plan, SHA) if violation.rule == "lottery"}


CITY = problem(
    targets=(target("shop"), target("mill", longitude=116.4)),
    checks=(food_check("c1", last_date=MONDAY), food_check("c2", at="mill", first_date=TUESDAY, last_date=TUESDAY)),
    inspectors=(
        *(inspector(f"m{number}", "market", "food") for number in range(1, 6)),
        inspector("f1", "fire"),
        inspector("m9", "market", "food", unavailable=(Unavailable(MONDAY), Unavailable(TUESDAY))),
    ),
)
PLAN = solved(CITY)


def chances(plan: Plan, number: int, **changed: int) -> Plan:
    """The plan with other chances in one post; an inspector at 0 is left out."""
    entries = list(plan.lottery.chances)
    entry = {who: chance for who, chance in {**entries[number].chances, **changed}.items() if chance}
    entries[number] = PostChances(entries[number].post, entry)
    return replace(plan, lottery=replace(plan.lottery, chances=tuple(entries)))


def without_last(plan: Plan) -> Plan:
    return replace(plan, lottery=replace(plan.lottery, chances=plan.lottery.chances[:-1]))


def without_winner(plan: Plan) -> dict[str, int]:
    """Whoever fills the first post had no chance of it after all, somebody else twice the chance."""
    winner = plan.routes[0].posts[0].inspector
    other = "m1" if winner != "m1" else "m2"
    return {winner: 0, other: 400000}


def other_team(plan: Plan) -> Plan:
    """The first post goes to somebody of the department who is on no route that day."""
    busy = {post.inspector for route in plan.routes for post in route.posts}
    free = next(f"m{number}" for number in range(1, 6) if f"m{number}" not in busy)
    route = plan.routes[0]
    posts = (replace(route.posts[0], inspector=free), *route.posts[1:])
    return replace(plan, routes=(replace(route, posts=posts), *plan.routes[1:]))


def moved(plan: Plan, amount: int) -> Plan:
    """In every post, chance goes from one market inspector to another."""
    for number, entry in enumerate(plan.lottery.chances):
        less, more = entry.chances["m1"] - amount, entry.chances["m2"] + amount
        plan = chances(plan, number, m1=less, m2=more)
    return plan


def swapped(plan: Plan) -> Plan:
    """One market inspector has no chance of a post and another none of the next day's; all expect what they did."""
    plan = chances(plan, 0, m1=0, m2=400000)
    return chances(plan, 2, m1=400000, m2=0)


def test_the_plan_is_right_to_begin_with() -> None:
    assert len(PLAN.routes) == 2
    assert len(PLAN.lottery.chances) == 4
    assert check(CITY, PLAN, SHA) == []
    assert list(outcome_repeated(PLAN)) == []
    assert all(set(entry.chances) == {"m1", "m2", "m3", "m4", "m5"} for entry in PLAN.lottery.chances)


MUTATIONS: dict[str, tuple[str, Callable[[Plan], Plan]]] = {
    "more than certain": ("lottery-sum", lambda plan: chances(plan, 0, m1=900000)),
    "less than nothing": ("lottery-sum", lambda plan: chances(plan, 0, m1=-200000, m2=600000)),
    "somebody on leave": ("lottery-not-eligible", lambda plan: chances(plan, 0, m1=0, m9=200000)),
    "another department": ("lottery-not-eligible", lambda plan: chances(plan, 0, m1=0, f1=200000)),
    "a stranger": ("lottery-not-eligible", lambda plan: chances(plan, 0, m1=0, nobody=200000)),
    "a post without chances": ("lottery-not-once", without_last),
    "somebody without a chance": ("lottery-no-chance", lambda plan: chances(plan, 0, **without_winner(plan))),
    "another team": ("lottery-other-outcome", other_team),
    "somebody shut out of one post for another": ("lottery-shut-out", swapped),
    "one more, another less": ("lottery-unfair", lambda plan: moved(plan, 100000)),
    "two millionths more in each post": ("lottery-unfair", lambda plan: moved(plan, 2)),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_made_wrong_is_found(name: str) -> None:
    code, mutate = MUTATIONS[name]
    assert code in lottery_codes(CITY, mutate(PLAN))


def test_one_who_has_everything_in_a_session_is_too_much() -> None:
    plan = PLAN
    for number, entry in enumerate(plan.lottery.chances):
        plan = chances(plan, number, **(dict.fromkeys(entry.chances, 0) | {"m1": 800000, "m2": 200000}))
    assert "lottery-too-much" in lottery_codes(CITY, plan)


def test_the_seed_and_the_timetable_count_and_the_teams_do_not() -> None:
    routes = PLAN.routes
    other = tuple(replace(route, posts=tuple(replace(post, inspector="x") for post in route.posts)) for route in routes)
    assert sealed(other) == sealed(routes)
    assert sealed((replace(routes[0], date=NEXT_MONDAY), *routes[1:])) != sealed(routes)
    outcomes = {
        tuple(
            violation.values["expected"]
            for violation in outcome_repeated(
                replace(PLAN, routes=other, lottery=replace(PLAN.lottery, draw_seed=str(seed), chances=anybody()))
            )
        )
        for seed in range(30)
    }
    assert len(outcomes) > 10


def anybody() -> tuple[PostChances, ...]:
    """Chances with one millionth for x, so that x may stand in every post."""
    return tuple(
        PostChances(entry.post, {**entry.chances, "m1": entry.chances["m1"] - 1, "x": 1})
        for entry in PLAN.lottery.chances
    )


def test_a_plan_without_chances_is_no_fault_of_the_checker() -> None:
    assert check(CITY, replace(PLAN, lottery=replace(PLAN.lottery, chances=())), SHA) == []


def test_people_whom_a_pin_holds_are_not_dealt_out_again() -> None:
    pinned = replace(CITY, pins=(Pin(("c1",), MONDAY, "am", ("m2",)),))
    plan = solved(pinned)
    assert [entry.chances for entry in plan.lottery.chances].count({"m2": CERTAIN}) == 1
    assert lottery_codes(pinned, plan) == set()
    assert lottery_codes(CITY, plan) == {"lottery-unfair"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(problem=problems())
def test_any_tampering_with_a_seed_or_a_team_is_noticed(problem: Problem) -> None:
    plan = solved(problem)
    assume(any(len(entry.chances) > 1 for entry in plan.lottery.chances))
    by_post = {entry.post: entry.chances for entry in plan.lottery.chances}
    for place, route in enumerate(plan.routes):
        for spot, post in enumerate(route.posts):
            for other in by_post[post.id].keys() - {post.inspector}:
                posts = (*route.posts[:spot], replace(post, inspector=other), *route.posts[spot + 1 :])
                routes = (*plan.routes[:place], replace(route, posts=posts), *plan.routes[place + 1 :])
                assert [v.place for v in outcome_repeated(replace(plan, routes=routes))] == [post.id]


def office(posed: staffing.Problem, entries: tuple[Chances, ...]) -> Office:
    return Office(
        [
            [(person, entry.get(person, 0)) for person in post.candidates]
            for post, entry in zip(posed.posts, entries, strict=True)
        ],
        [(post.slot, post.week) for post in posed.posts],
        posed.available,
        None if posed.week_limit is None else posed.week_limit * CERTAIN,
    )


@settings(max_examples=200, deadline=None)
@given(lotteries())
def test_chances_are_unfair_exactly_where_their_loads_are_not_leximin(posed: staffing.Problem) -> None:
    drawn = draw(posed)
    assume(drawn is not None)
    assert drawn is not None
    assert list(unfair(office(posed, drawn.lottery.chances))) == []
    # One outcome of the lottery, taken as chances, is fair only where everybody happens to get what is fair.
    certain = tuple({person: CERTAIN} for person in drawn.filled_by)
    loads = {person: drawn.filled_by.count(person) for person in drawn.lottery.loads}
    assert (loads != drawn.lottery.loads) == bool(list(unfair(office(posed, certain))))


@settings(max_examples=100, deadline=None)
@given(lotteries(most_posts=5))
def test_nobody_is_shut_out_but_whom_no_outcome_with_the_same_loads_lets_in(posed: staffing.Problem) -> None:
    drawn = draw(posed)
    assume(drawn is not None)
    assert drawn is not None
    assert list(shut_out(office(posed, drawn.lottery.chances))) == []
    # One outcome, taken as chances, shuts out whoever has the post in some other outcome with the same loads.
    certain = tuple({person: CERTAIN} for person in drawn.filled_by)
    others = [one for one in outcomes(posed) if Counter(one) == Counter(drawn.filled_by)]
    let_in = {(post, person) for one in others for post, person in enumerate(one)}
    assert list(shut_out(office(posed, certain))) == [
        (post, person)
        for post, place in enumerate(posed.posts)
        for person in place.candidates
        if (post, person) in let_in and person != drawn.filled_by[post]
    ]


def outcomes(posed: staffing.Problem) -> Iterator[tuple[int, ...]]:
    """Every way to fill the posts (R10), by brute force."""
    for people in product(*(post.candidates for post in posed.posts)):
        slots = Counter((person, post.slot) for person, post in zip(people, posed.posts, strict=True))
        weeks = Counter((person, post.week) for person, post in zip(people, posed.posts, strict=True))
        if max(slots.values()) == 1 and (posed.week_limit is None or max(weeks.values()) <= posed.week_limit):
            yield people


def test_a_full_session_shields_whoever_has_more() -> None:
    # Person 0 must fill a post in each slot; the post that 0 and 1 could share is left to 1, who has a long year.
    shielded = posed([(0, (0,)), (1, (0,)), (0, (0, 1))], available=(1, 9))
    drawn = draw(shielded)
    assert drawn is not None
    assert drawn.lottery.loads == {0: 2, 1: 1}
    assert list(unfair(office(shielded, drawn.lottery.chances))) == []

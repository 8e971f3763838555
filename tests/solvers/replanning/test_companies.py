"""Routes and people of touched routes: bounds by hand, and none above what some packing of a crowd does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from ortools.sat.python import cp_model

from solvers.cpsat import Limits
from solvers.replanning.companies import Company
from solvers.replanning.crowds import Crowd
from solvers.replanning.linear import least
from solvers.replanning.packing import packings
from solvers.replanning.problem import Level, Problem, Visit
from solvers.replanning.relaxing import fewest
from tests.solvers.replanning.test_crowds import LIMITS, SLOTS, crowd, crowds, lost

AWAY, THERE = 0, 0b11


def touched(day: Crowd, *routes: tuple[int, ...], holders: int = THERE) -> Problem:
    """Guests of a crowd who were published together, each route with two people of the department."""
    place = {visit: number for number, members in enumerate(routes) for visit in members}
    visits = tuple(Visit(1, 0, 0, place[guest.visit], dict.fromkeys(day.sittings, 1)) for guest in day.guests)
    companies = tuple(
        Company({one: {slot: {"fire": 1} for slot in day.sittings} for one in members}, {"fire": (holders, holders)})
        for members in routes
    )
    return Problem(SLOTS, (), None, visits, (), crowds=(day,), companies=companies)


def test_one_team_goes_on_with_one_route_and_whoever_else_it_visits_has_left_another() -> None:
    """Of four visits of 50 minutes three fit; with one route go two, so the third has left the other."""
    posed, made = touched(crowd([50, 50, 50, 50]), (0, 1), (2, 3)), {Level.CHECKS: 1, Level.DATES: 3, Level.SESSIONS: 0}
    assert fewest(posed, Level.ROUTES, made, LIMITS) == 1
    assert fewest(posed, Level.ROUTES, {**made, Level.CHECKS: 2}, LIMITS) == 0


def test_holders_who_are_away_are_replaced_wherever_their_route_goes() -> None:
    made = {Level.CHECKS: 0, Level.DATES: 2, Level.SESSIONS: 0, Level.ROUTES: 0}
    for holders, replaced in ((AWAY, 2), (THERE, 0)):
        posed = touched(crowd([50, 50]), (0, 1), holders=holders)
        assert fewest(posed, Level.PEOPLE, made, LIMITS) == replaced


@settings(max_examples=20, deadline=None)
@given(crowds())
def test_no_packing_takes_fewer_people_or_parts_fewer_routes_than_the_bound(day: Crowd) -> None:
    """Each visit was alone on a route whose people are away: a team of a packing is new, or has two replaced."""
    found, count = packings(day, LIMITS), len(day.guests)
    loads = [{name: load.weight for name, load in guest.loads[0].items()} for guest in day.guests]
    companies = tuple(
        Company({one: dict.fromkeys(day.sittings, loads[one])}, dict.fromkeys(loads[one], (AWAY, AWAY)))
        for one in range(count)
    )
    weights = [sum(some.values()) for some in loads]
    visits = tuple(Visit(weight, 0, 0, one, dict.fromkeys(day.sittings, weight)) for one, weight in enumerate(weights))
    posed = Problem(SLOTS, (), None, visits, (), crowds=(day,), companies=companies)
    made = {Level.CHECKS: lost(day, found), Level.DATES: sum(len(one.departments) for one in found)}
    made[Level.SESSIONS] = sum(len(one.departments) for one in found if one.slot)
    made[Level.ROUTES] = sum(len(one.departments) - 1 for one in found)
    made[Level.PEOPLE] = sum(2 * len({name for names in one.departments.values() for name in names}) for one in found)
    for level in (Level.ROUTES, Level.PEOPLE):
        assert fewest(posed, level, made, LIMITS) <= made[level]


def test_a_linear_bound_is_that_of_the_programme_and_whole() -> None:
    """Of three pairs at least one each: with halves 1.5, so 2."""
    model = cp_model.CpModel()
    some = [model.new_bool_var("") for _ in range(3)]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        model.add_bool_or([some[one], some[other]])
    model.minimize(sum(some) + 5)
    assert least(model, 1.0) == 7
    model.add_at_most_one(some)  # nothing is possible any more; whatever is told then is true
    model.add_implication(some[0], ~some[1])
    assert least(model, 1.0) >= 5


@pytest.mark.parametrize("level", [Level.ROUTES, Level.PEOPLE])
def test_a_bound_that_ran_out_of_time_is_a_bound(level: Level) -> None:
    posed = touched(crowd([50, 50]), (0, 1), holders=AWAY)
    made = {Level.CHECKS: 0, Level.DATES: 2, Level.SESSIONS: 0, Level.ROUTES: 0}
    assert fewest(posed, level, made, Limits(0.0, 1)) <= 2

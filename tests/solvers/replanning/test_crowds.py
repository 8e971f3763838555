"""A crowded day: what fits in a session, what is packed, and that nothing fits better than the bound says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.cpsat import Limits
from solvers.replanning.crowds import Crowd, Guest, Load, Seat, Sitting
from solvers.replanning.packing import Packing, packings
from solvers.replanning.problem import Level, Problem, Slot, Visit
from solvers.replanning.relaxing import fewest

LIMITS = Limits(10.0, 1, 2.0, 2)
SLOTS = (Slot(5, 0, 0), Slot(5, 1, 0))


def crowd(minutes: list[int], *, leg: int = 10, free: int = 2, lengths: tuple[int, ...] = (180,)) -> Crowd:
    """Visits that one department owes so many minutes each, all equally far from one another; no set-up."""
    guests = tuple(
        Guest(number, {slot: {"fire": Load(1, spent)} for slot in range(len(lengths))}, leg)
        for number, spent in enumerate(minutes)
    )
    sittings = {slot: Sitting(length, {"fire": free}) for slot, length in enumerate(lengths)}
    legs = [[0 if one == other else leg for other in minutes] for one in minutes]
    return Crowd(guests, sittings, legs, 0, 2)


def problem(day: Crowd) -> Problem:
    """The visits of a crowd, published in the first session of a day that is lost."""
    room = dict.fromkeys(day.sittings, 1)
    visits = tuple(Visit(1, 0, 0, guest.visit, room) for guest in day.guests)
    return Problem(SLOTS, (), None, visits, (), crowds=(day,))


def lost(day: Crowd, found: list[Packing]) -> int:
    """The weight that packings leave out."""
    whole = sum(max(sum(load.weight for load in loads.values()) for loads in one.loads.values()) for one in day.guests)
    by_visit = {guest.visit: guest for guest in day.guests}
    return whole - sum(
        by_visit[visit].loads[one.slot][name].weight
        for one in found
        for visit, names in one.departments.items()
        for name in names
    )


def test_one_team_visits_as_many_as_fit_with_the_ways_between_them() -> None:
    """Three of 50 minutes and two legs of 10 are 170 of 180; a fourth is 230."""
    day = crowd([50, 50, 50, 50])
    assert max(map(len, day.sets_that_fit(0))) == 3
    assert lost(day, packings(day, LIMITS)) == 1
    assert fewest(problem(day), Level.CHECKS, {}, LIMITS) == 1


def test_a_second_team_or_a_second_session_holds_the_fourth() -> None:
    for day in (crowd([50, 50, 50, 50], free=4), crowd([50, 50, 50, 50], lengths=(180, 60))):
        assert lost(day, packings(day, LIMITS)) == fewest(problem(day), Level.CHECKS, {}, LIMITS) == 0


def test_of_two_large_visits_one_team_holds_one() -> None:
    """By time alone 100 + 100 of 195 would be nearly two; no session holds both."""
    day = crowd([100, 100], leg=0, lengths=(195,))
    assert lost(day, packings(day, LIMITS)) == fewest(problem(day), Level.CHECKS, {}, LIMITS) == 1


def test_a_packing_takes_no_more_leaders_specialists_and_people_than_there_are() -> None:
    """Two visits that are too long for one team: one leader or one specialist is enough for one of them only."""
    day = crowd([100, 100], leg=0, lengths=(195,), free=4)
    asked = tuple(
        replace(guest, loads={0: {"fire": Load(1, 100, specialties=frozenset({"gas"}))}}) for guest in day.guests
    )
    free = replace(day.sittings[0], leaders={"fire": 2}, owned={"fire": (frozenset({"gas"}),)})
    for sitting, left_out in (
        (replace(free, skilled={("fire", "gas"): 2}), 0),
        (replace(free, skilled={("fire", "gas"): 1}), 1),
        (replace(free, skilled={("fire", "gas"): 2}, leaders={"fire": 1}), 1),
    ):
        posed = replace(day, guests=asked, sittings={0: sitting})
        assert lost(posed, packings(posed, LIMITS)) == left_out
    assert lost(replace(day, largest=1), packings(replace(day, largest=1), LIMITS)) == 2


def test_who_has_a_seat_on_a_route_that_stands_leaves_the_team_to_others() -> None:
    day = crowd([100, 100], leg=0, lengths=(195,))
    seats = (Seat(0, 0, 1, frozenset({"fire"}), frozenset({"fire"})),)
    (found,) = packings(replace(day, seats=seats), LIMITS)
    assert set(found.departments) == {0}


def test_what_is_lost_spares_its_move_and_what_is_kept_moves() -> None:
    day = crowd([50, 50, 50, 50])
    assert fewest(problem(day), Level.DATES, {Level.CHECKS: 1}, LIMITS) == 3
    assert fewest(problem(day), Level.DATES, {Level.CHECKS: 2}, LIMITS) == 2
    two = crowd([50, 50, 50, 50], lengths=(120, 180))
    assert fewest(problem(two), Level.SESSIONS, {Level.CHECKS: 0, Level.DATES: 4}, LIMITS) == 2


@st.composite
def crowds(draw: st.DrawFn) -> Crowd:
    """Up to six visits of two departments in up to two sessions."""
    slots = range(draw(st.integers(1, 2)))
    count = draw(st.integers(2, 6))
    loads = st.dictionaries(
        st.sampled_from(["fire", "food"]), st.builds(Load, st.integers(1, 3), st.integers(20, 90)), min_size=1
    )
    legs = [[0] * count for _ in range(count)]
    for one in range(count):
        for other in range(one):
            legs[one][other] = legs[other][one] = draw(st.integers(10, 30))
    guests = []
    for number in range(count):
        owed = draw(loads)
        nearest = min(leg for other, leg in enumerate(legs[number]) if other != number)
        guests.append(Guest(number, dict.fromkeys(slots, owed), nearest))
    free = st.fixed_dictionaries({"fire": st.integers(0, 5), "food": st.integers(0, 5)})
    sittings = {slot: Sitting(draw(st.sampled_from([120, 180, 210])), draw(free)) for slot in slots}
    return Crowd(tuple(guests), sittings, legs, draw(st.integers(0, 15)), 2)


@settings(max_examples=20, deadline=None)
@given(crowds())
def test_a_set_fits_where_some_order_of_it_does(day: Crowd) -> None:
    """Every set of up to five visits, in every order."""
    for slot, sitting in day.sittings.items():
        fitting = {
            frozenset(some)
            for size in range(1, 6)
            for some in combinations(range(len(day.guests)), size)
            if sum(day.minutes(one, slot) for one in some)
            + min(sum(day.legs[one][other] for one, other in pairwise(order)) for order in permutations(some))
            <= sitting.minutes
        }
        found = day.sets_that_fit(slot)
        assert {one for one in found if len(one) < 6} == fitting
        assert len(set(found)) == len(found)


@settings(max_examples=25, deadline=None)
@given(crowds())
def test_no_packing_keeps_more_than_the_bound_allows(day: Crowd) -> None:
    found = packings(day, LIMITS)
    weights = [sum(load.weight for load in guest.loads[0].values()) for guest in day.guests]
    visits = tuple(
        Visit(weight, 0, 0, number, dict.fromkeys(day.sittings, weight)) for number, weight in enumerate(weights)
    )
    posed = Problem(SLOTS, (), None, visits, (), crowds=(day,))
    made = {Level.CHECKS: lost(day, found), Level.DATES: sum(len(one.departments) for one in found)}
    made[Level.SESSIONS] = sum(len(one.departments) for one in found if one.slot)
    for level in (Level.CHECKS, Level.DATES, Level.SESSIONS):
        assert fewest(posed, level, made, LIMITS) <= made[level]
    held = [visit for one in found for visit in one.departments]
    assert len(held) == len(set(held))
    for one in found:
        going = {name for names in one.departments.values() for name in names}
        assert frozenset(one.departments) in day.sets_that_fit(one.slot)
        assert all(day.teams(one.slot, name) for name in going)

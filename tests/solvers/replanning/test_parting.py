"""Routes of a crowded day that part or lose their holders: no arrangement there is does better than the bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.cpsat import Limits
from solvers.replanning.companies import Company
from solvers.replanning.crowds import Crowd, Guest, Load, Sitting
from solvers.replanning.problem import Level, Problem, Slot, Visit
from solvers.replanning.relaxing import RELAXED, fewest
from tests.solvers.replanning.test_days import divided

LIMITS = Limits(10.0, 1, 2.0, 2)
SLOTS = (Slot(0, 0, 0), Slot(0, 1, 0), Slot(1, 0, 0), Slot(2, 0, 0))
CROWDED, AWAY, LEG, SET_UP = (0, 1), (2, 3), 10, 5
Member = tuple[int, frozenset[str]]  # a visit and the departments that come
Route = tuple[int, list[Member]]  # in a slot


@st.composite
def posed(draw: st.DrawFn) -> Problem:
    """Two routes of one or two visits, published in one session; on other days other departments owe something."""
    names = st.sampled_from(["fire", "food"])
    loads = st.dictionaries(names, st.builds(Load, st.integers(1, 2), st.integers(40, 90)), min_size=1)
    elsewhere = st.dictionaries(names, st.integers(1, 2), min_size=1)
    owed = [draw(loads) for _ in range(3)]
    weights = [{name: load.weight for name, load in some.items()} for some in owed]
    there = [dict.fromkeys(CROWDED, own) | draw(st.dictionaries(st.sampled_from(AWAY), elsewhere)) for own in weights]
    rooms = [{slot: sum(some.values()) for slot, some in by_slot.items()} for by_slot in there]
    route = [0, draw(st.integers(0, 1)), 1]
    visits = tuple(Visit(max(room.values()), 0, 0, number, room) for room, number in zip(rooms, route, strict=True))
    free = st.fixed_dictionaries({"fire": st.integers(0, 2), "food": st.integers(0, 2)})
    sittings = {slot: Sitting(draw(st.sampled_from([120, 180])), draw(free)) for slot in CROWDED}
    guests = tuple(Guest(number, dict.fromkeys(CROWDED, some), LEG) for number, some in enumerate(owed))
    holders = st.lists(st.integers(0, 15), min_size=1, max_size=2).map(tuple)
    companies = tuple(
        Company(
            {number: by_slot for number, by_slot in enumerate(there) if route[number] == own},
            draw(st.fixed_dictionaries({"fire": holders, "food": holders})),
        )
        for own in range(2)
    )
    crowd = Crowd(guests, sittings, (), SET_UP, 1)
    return Problem(SLOTS, (), None, visits, (), crowds=(crowd,), companies=companies)


def arrangements(problem: Problem) -> Iterator[list[Route]]:
    """Every choice of a slot and departments for each visit, every division into routes that finds time and people."""
    options: list[list[tuple[int, frozenset[str]] | None]] = []
    for number, visit in enumerate(problem.visits):
        (by_slot,) = (one.loads[number] for one in problem.companies if number in one.loads)
        options.append([None])
        for slot in visit.room:
            names = sorted(by_slot[slot])
            sizes = range(1, len(names) + 1)
            options[-1] += [(slot, frozenset(some)) for size in sizes for some in combinations(names, size)]
    for held in product(*options):
        at = [[(number, one[1]) for number, one in enumerate(held) if one and one[0] == slot] for slot in range(4)]
        for routes in product(*map(divided, at)):
            if all(possible(problem.crowds[0], slot, routes[slot]) for slot in CROWDED):
                yield [(slot, route) for slot, some in enumerate(routes) for route in some]


def possible(day: Crowd, slot: int, routes: Sequence[Sequence[Member]]) -> bool:
    going = [name for route in routes for name in working(route)]
    return all(going.count(name) <= free for name, free in day.sittings[slot].free.items()) and all(
        LEG * (len(route) - 1)
        + sum(SET_UP + max(day.guests[number].loads[slot][name].minutes for name in names) for number, names in route)
        <= day.sittings[slot].minutes
        for route in routes
    )


def working(route: Sequence[Member]) -> frozenset[str]:
    return frozenset[str]().union(*(names for _, names in route))


def costs(problem: Problem, routes: Sequence[Route]) -> Iterator[tuple[int, ...]]:
    """What an arrangement costs, whichever routes go on as the published ones: the others have new people."""
    carried, moved = 0, [0, 0]
    for slot, route in routes:
        for number, names in route:
            (by_slot,) = (one.loads[number] for one in problem.companies if number in one.loads)
            carried += sum(by_slot[slot][name] for name in names)
            moved[0] += SLOTS[slot].day != 0
            moved[1] += SLOTS[slot].session != 0
    lost = sum(visit.weight for visit in problem.visits) - carried
    for goes_on in permutations([*range(len(routes)), None, None], 2):
        left = people = 0
        for place, (slot, route) in enumerate(routes):
            own = problem.companies[goes_on.index(place)] if place in goes_on else None
            left += sum(own is None or number not in own.loads for number, _ in route)
            people += sum(own.absent(slot, name) if own else 1 for name in working(route))
        yield lost, *moved, left, people


@settings(max_examples=8, deadline=None)
@given(posed())
def test_no_arrangement_parts_fewer_routes_or_replaces_fewer_people_than_the_bounds(problem: Problem) -> None:
    """Each level where those before it are as few as they can be, and where the first is one more than that."""
    every = {cost for routes in arrangements(problem) for cost in costs(problem, routes)}
    for spare in (0, 1):
        made: dict[Level, int] = {}
        left = every
        for place, level in enumerate(RELAXED):
            least = min(one[place] for one in left)
            assert fewest(problem, level, made, LIMITS) <= least
            made[level] = least + spare * (level is Level.CHECKS)
            left = {one for one in left if one[place] <= made[level]}

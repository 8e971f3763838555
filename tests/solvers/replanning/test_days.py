"""A day with everything that is held on it: no arrangement, of all there are, does better than the bounds say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.cpsat import Limits
from solvers.replanning.crowds import Crowd, Guest, Load, Sitting
from solvers.replanning.problem import Level, Problem, Slot, Visit
from solvers.replanning.relaxing import fewest

LIMITS = Limits(10.0, 1, 2.0, 2)
SLOTS = (Slot(0, 0, 0), Slot(0, 1, 0), Slot(1, 0, 0))
AWAY, LEAST, LEG, SET_UP = 2, 1, 10, 5  # a slot of another day; minutes between any two visits, and of each
LEVELS = (Level.CHECKS, Level.DATES, Level.SESSIONS)
Member = TypeVar("Member")
Held = tuple[int, frozenset[str]] | None  # the slot of a visit and the departments that come


@st.composite
def days(draw: st.DrawFn) -> Problem:
    """Up to four visits of two departments that were published on one day; some could be held on another one too."""
    loads = st.dictionaries(
        st.sampled_from(["fire", "food"]),
        st.builds(
            Load,
            st.integers(1, 2),
            st.integers(40, 90),
            specialties=st.frozensets(st.just("gas"), max_size=1),
        ),
        min_size=1,
    )
    owed = [draw(loads) for _ in range(draw(st.integers(2, 4)))]
    visits = []
    for number, some in enumerate(owed):
        weight = sum(load.weight for load in some.values())
        slots = (0, 1, AWAY) if draw(st.booleans()) else (0, 1)
        visits.append(Visit(weight, 0, draw(st.integers(0, 1)), number, dict.fromkeys(slots, weight)))
    free = st.fixed_dictionaries({"fire": st.integers(0, 2), "food": st.integers(0, 2)})
    skilled = st.fixed_dictionaries({("fire", "gas"): st.integers(0, 2), ("food", "gas"): st.integers(0, 2)})
    sittings = {slot: Sitting(draw(st.sampled_from([120, 180])), draw(free), skilled=draw(skilled)) for slot in (0, 1)}
    guests = tuple(Guest(number, dict.fromkeys((0, 1), some), LEG) for number, some in enumerate(owed))
    return Problem(SLOTS, (), None, tuple(visits), (), crowds=(Crowd(guests, sittings, (), SET_UP, LEAST),))


def every_arrangement(problem: Problem) -> Iterator[Mapping[Level, int]]:
    """What each arrangement of the visits costs."""
    (day,) = problem.crowds
    options: list[list[Held]] = []
    for visit, guest in zip(problem.visits, day.guests, strict=True):
        names = sorted(guest.loads[0])
        coming = [frozenset(some) for size in range(1, len(names) + 1) for some in combinations(names, size)]
        options.append(
            [None, *product(day.sittings, coming), *([(AWAY, frozenset(names))] if AWAY in visit.room else [])]
        )
    for held in product(*options):
        if all(_possible(day, slot, held) for slot in day.sittings):
            costs = dict.fromkeys(LEVELS, 0)
            for visit, guest, one in zip(problem.visits, day.guests, held, strict=True):
                carried = sum(guest.loads[0][name].weight for name in one[1]) if one else 0
                costs[Level.CHECKS] += visit.weight - carried
                costs[Level.DATES] += bool(one and one[0] == AWAY)
                costs[Level.SESSIONS] += bool(one and SLOTS[one[0]].session != visit.session)
            yield costs


def _possible(day: Crowd, slot: int, held: Sequence[Held]) -> bool:
    """Whether some division into routes finds time and people."""
    members = [(guest, one[1]) for guest, one in zip(day.guests, held, strict=True) if one and one[0] == slot]
    sitting = day.sittings[slot]
    for routes in divided(members):
        fits = all(
            sum(SET_UP + max(guest.loads[slot][name].minutes for name in names) for guest, names in route)
            + LEG * (len(route) - 1)
            <= sitting.minutes
            for route in routes
        )
        goes = [name for route in routes for name in frozenset[str]().union(*(names for _, names in route))]
        asked = [
            name
            for route in routes
            for name in ("fire", "food")
            if any(name in names and guest.loads[slot][name].specialties for guest, names in route)
        ]
        enough = all(goes.count(name) <= sitting.free[name] for name in ("fire", "food"))
        if fits and enough and all(asked.count(name) <= sitting.skilled[name, "gas"] for name in ("fire", "food")):
            return True
    return False


def divided(members: Sequence[Member]) -> Iterator[list[list[Member]]]:
    """Every division into routes."""
    if not members:
        yield []
        return
    for smaller in divided(members[1:]):
        yield [[members[0]], *smaller]
        for place in range(len(smaller)):
            yield [*smaller[:place], [members[0], *smaller[place]], *smaller[place + 1 :]]


@settings(max_examples=25, deadline=None)
@given(days())
def test_no_arrangement_of_a_day_does_better_than_the_bounds(problem: Problem) -> None:
    """Each level where those before it are as few as they can be, and where the first is one more than that."""
    costs = list(every_arrangement(problem))
    best = min(costs, key=lambda one: [one[level] for level in LEVELS])
    for spare in (0, 1):
        made = {**best, Level.CHECKS: best[Level.CHECKS] + spare}
        left = costs
        for level in LEVELS:
            least = min(one[level] for one in left)
            assert fewest(problem, level, made, LIMITS) <= least
            made[level] = max(made[level], least) if level is Level.CHECKS else least
            left = [one for one in left if one[level] <= made[level]]

"""Slots of a company that are left out: what it does in one of them it does elsewhere, at no more of any cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from solvers.replanning.companies import Company
from solvers.replanning.holding import best_outside, cost_of, worth_going
from solvers.replanning.problem import Problem, Slot, Visit

SLOTS = tuple(Slot(day, session, 0) for day in range(3) for session in range(2))
Loads = dict[int, dict[str, int]]


def company(loads: dict[int, Loads], holders: dict[str, tuple[int, ...]]) -> tuple[Problem, Company]:
    """Visits, by what each department could carry there, that were published together in the first slot."""
    rooms = [{slot: sum(some.values()) for slot, some in by_slot.items()} for by_slot in loads.values()]
    visits = tuple(Visit(max(room.values(), default=0), 0, 0, 0, room) for room in rooms)
    return Problem(SLOTS, (), None, visits, ()), Company(loads, holders)


@st.composite
def companies(draw: st.DrawFn) -> tuple[Problem, Company]:
    """Two visits of up to two departments, each of which has one or two holders."""
    owed = st.dictionaries(st.sampled_from(["fire", "food"]), st.integers(1, 2), min_size=1)
    loads = {number: draw(st.dictionaries(st.integers(0, 5), owed, min_size=1)) for number in range(2)}
    people = st.lists(st.integers(0, 63), min_size=1, max_size=2).map(tuple)
    return company(loads, draw(st.fixed_dictionaries({"fire": people, "food": people})))


def subsets(some: Collection[object]) -> Iterator[tuple[object, ...]]:
    return chain.from_iterable(combinations(some, size) for size in range(len(some) + 1))


def no_worse(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def costs(posed: Problem, one: Company, slot: int, visits: Collection[int], given_up: Collection[object]) -> list[int]:
    """What going to a slot with some visits costs, and how many holders are replaced there."""
    held = [sum(column) for column in zip(*(cost_of(posed, number, slot) for number in visits), strict=True)]
    working = {name for number in visits for name in one.loads[number][slot] if (number, name) not in given_up}
    return [*held, sum(one.absent(slot, name) for name in working)]


@settings(max_examples=60, deadline=None)
@given(companies())
@example(company({0: {2: {"fire": 1, "food": 1}, 4: {"food": 2}}}, {"fire": (63,), "food": (63,)}))  # equally good
@example(  # the first visit asks for nobody who is absent in slot 3, though the second does
    company({0: {2: {"fire": 1}, 3: {"food": 1}}, 1: {2: {"fire": 1}, 3: {"fire": 1}}}, {"fire": (1,), "food": (63,)})
)
def test_whatever_a_company_does_in_a_slot_left_out_it_does_in_one_that_is_kept(posed: tuple[Problem, Company]) -> None:
    problem, one = posed
    kept = worth_going(problem, one, ())
    for slot in set(one.slots()).difference(kept):
        there = [number for number, by_slot in one.loads.items() if slot in by_slot]
        for visits in (some for some in subsets(there) if some):
            owed = [(number, name) for number in visits for name in one.loads[number][slot]]
            for given_up in subsets(owed):
                most = costs(problem, one, slot, visits, given_up)
                possible = [at for at in kept if all(at in one.loads[number] for number in visits)]
                assert any(no_worse(costs(problem, one, at, visits, given_up), most) for at in possible)


@settings(max_examples=30, deadline=None)
@given(companies(), st.frozensets(st.integers(0, 5)))
def test_crowded_slots_are_kept_and_nothing_outside_a_crowd_is_cheaper(
    posed: tuple[Problem, Company], crowded: frozenset[int]
) -> None:
    problem, one = posed
    assert crowded.intersection(one.slots()) <= set(worth_going(problem, one, crowded))
    for number, by_slot in one.loads.items():
        best = best_outside(problem, number, [(number, slot) for slot in crowded])
        outside = [cost_of(problem, number, slot) for slot in by_slot if slot not in crowded]
        assert set(best) <= set(outside)
        assert all(any(no_worse(good, each) for good in best) for each in outside)

"""Who covers what: the fewest people with some specialties between them, and where enough are there, by trying all."""

from __future__ import annotations

from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from solvers.planning.crew import Crew, slots_with_at_least
from tests.solvers.planning.cases import inspector, problem

SPECIALTIES = ("food", "gas", "lifts", "fire", "water", "noise")
some = st.frozensets(st.sampled_from(SPECIALTIES))


@settings(max_examples=80, deadline=None)
@given(st.lists(some, max_size=5), some)
@example(  # whoever has most is not needed
    [frozenset(SPECIALTIES[1:5]), frozenset(SPECIALTIES[:3]), frozenset(SPECIALTIES[3:])], frozenset(SPECIALTIES)
)
def test_fewer_people_do_not_have_all_specialties(owned: list[frozenset[str]], wanted: frozenset[str]) -> None:
    people = tuple(inspector(f"i{number}", "market", *sorted(own)) for number, own in enumerate(owned))
    covering = (
        count
        for count in range(len(owned) + 1)
        for chosen in combinations(owned, count)
        if wanted <= frozenset[str]().union(*chosen)
    )
    assert Crew(problem(inspectors=people)).fewest_covering(range(len(people)), wanted) == next(covering, None)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.lists(st.integers(0, 255), max_size=5))
def test_slots_in_which_enough_are_there(count: int, sets: list[int]) -> None:
    counted = (slot for slot in range(8) if sum(one >> slot & 1 for one in sets) >= count)
    assert slots_with_at_least(count, sets) == sum(1 << slot for slot in counted)

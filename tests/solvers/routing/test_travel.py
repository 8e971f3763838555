"""Travel minutes: the planner's and the checker's formula, written apart, agree."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.planning.check.times import travel_minutes
from solvers.planning.problem import Target
from solvers.planning.problem import Travel as Rules
from solvers.routing.travel import Travel

places = st.tuples(st.floats(73, 136), st.floats(3, 54))
near = st.tuples(st.integers(0, 3).map(lambda x: 116 + x / 1000), st.sampled_from([36.0, 36.001]))


@given(places, places, st.floats(5, 120), st.floats(1, 2), st.integers(0, 15))
def test_both_formulas_agree(
    origin: tuple[float, float], destination: tuple[float, float], speed: float, detour: float, least: int
) -> None:
    ours = Travel([origin[0], destination[0]], [origin[1], destination[1]], detour / speed * 60, least)
    theirs = travel_minutes(Target("a", "x", *origin), Target("b", "x", *destination), Rules(speed, detour, least))
    assert abs(ours.minutes(0, 1) - theirs) <= (ours.minutes(0, 1) > 10_000)


def test_by_hand() -> None:
    travel = Travel([116.0, 116.1, 116.0], [36.0, 36.0, 36.0], 1.3 / 30 * 60, 5)
    assert (travel.minutes(0, 1), travel.minutes(1, 0), travel.minutes(0, 2)) == (24, 24, 0)


@settings(max_examples=60)
@given(st.lists(st.one_of(places, near), min_size=1, max_size=6), st.floats(0.5, 20), st.integers(0, 15))
def test_all_at_once_is_the_same_as_one_by_one(
    spots: list[tuple[float, float]], minutes_per_kilometre: float, least: int
) -> None:
    spots = [*spots, spots[0]]
    travel = Travel([x for x, _ in spots], [y for _, y in spots], minutes_per_kilometre, least)
    numbers = range(len(spots))
    assert travel.matrix(numbers).tolist() == [[travel.minutes(a, b) for b in numbers] for a in numbers]


def test_a_hair_apart_is_not_the_same_place() -> None:
    longitudes = [116.0]
    longitudes += [math.nextafter(longitudes[0], 117) + step * 1.5e-14 for step in range(6)]
    travel = Travel(longitudes, [36.0] * len(longitudes), 2.6, 5)
    numbers = range(len(longitudes))
    assert travel.matrix(numbers).tolist() == [[travel.minutes(a, b) for b in numbers] for a in numbers]

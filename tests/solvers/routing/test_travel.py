"""Travel minutes: the planner's and the checker's formula, written apart, agree."""

from hypothesis import given
from hypothesis import strategies as st

from solvers.planning.check.times import travel_minutes
from solvers.planning.problem import Target
from solvers.planning.problem import Travel as Rules
from solvers.routing.travel import Travel

places = st.tuples(st.floats(73, 136), st.floats(3, 54))


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

"""Expected visits by hand, computed in two ways, and beside the draw itself."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import sqrt
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.aligning.check import expected
from solvers.aligning.expectation import drawn_together, expected_visits, ways
from solvers.aligning.problem import Window
from solvers.drawing.problem import frame_of
from tests.solvers.aligning.cases import inspection, profile, visits_of, window, year
from tests.solvers.drawing.cases import batch, held

APRIL, MAY, BOTH = window(0, 9), window(20, 29), window(5, 25)
DRAWS = 150


def told(*windows: tuple[int, int], draws: tuple[int, ...], **chances: str) -> float:
    stands = [window(*one) for one in windows]
    return expected_visits([profile(1, **chances)], stands, draws)


def test_one_draw_visits_as_often_as_the_largest_chance_where_windows_meet() -> None:
    assert told((0, 9), (9, 20), draws=(0, 0), i0="1/2", i1="1/4") == pytest.approx(1 / 2)


def test_draws_of_their_own_visit_unless_nobody_draws() -> None:
    assert told((0, 9), (9, 20), draws=(0, 1), i0="1/2", i1="1/4") == pytest.approx(1 - 1 / 2 * 3 / 4)


def test_windows_apart_visit_each_whoever_draws_together() -> None:
    for draws in ((0, 0), (0, 1)):
        assert told((0, 8), (9, 20), draws=draws, i0="1/2", i1="1/4") == pytest.approx(3 / 4)


def test_a_window_in_the_middle_does_not_bring_the_outer_ones_together() -> None:
    # u < 1/4: all three, two dates; u < 1/2: the middle one alone, one date.
    assert told((0, 9), (5, 25), (20, 29), draws=(0, 0, 0), i0="1/4", i1="1/2", i2="1/4") == pytest.approx(3 / 4)


def test_the_fewest_dates_hit_every_window() -> None:
    assert [visits_of(some) for some in ([], [APRIL], [APRIL, BOTH], [APRIL, BOTH, MAY], [BOTH, MAY])] == [
        0,
        1,
        1,
        2,
        1,
    ]


spans = st.tuples(st.integers(0, 12), st.integers(0, 6)).map(lambda one: window(one[0], one[0] + one[1]))
chances = st.integers(1, 8).map(lambda eighths: Fraction(eighths, 8))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(spans, chances, st.integers(0, 2)), min_size=1, max_size=5))
def test_walks_from_both_ends_and_the_sets_of_a_draw_agree(some: list[tuple[Window, Fraction, int]]) -> None:
    windows, draws = [one[0] for one in some], [one[2] for one in some]
    one = profile(3, **{f"i{number}": str(chance) for number, (_, chance, _) in enumerate(some)})
    problem = year([inspection(number, (0, 1)) for number in range(len(some))], one)
    by_sets = sum(
        times * visits_of(windows[one] for one in together) for together, times in drawn_together([one], draws).items()
    )
    assert len(drawn_together([one], draws)) < ways([one], draws)
    assert expected_visits([one], windows, draws) == pytest.approx(by_sets)
    assert by_sets == pytest.approx(float(expected(problem, windows, draws)))


@pytest.mark.parametrize("together", [True, False])
def test_the_draw_itself_comes_to_the_same_on_average(together: bool) -> None:
    """Public values 0 to 149; three batches over the same 24 targets."""
    ratios = {"a": "1/4", "b": "1/2", "c": "1/4"}
    windows = {"a": APRIL, "b": BOTH, "c": MAY}
    batches = tuple(batch(name, ratio, {}) for name, ratio in ratios.items())
    visits = []
    for value in range(DRAWS):
        drawn_by: dict[str, list[str]] = defaultdict(list)
        for part in [batches] if together else [(one,) for one in batches]:
            targets = frame_of([(f"T{row:02}", "d/B", [one.id for one in part]) for row in range(24)])
            prefix = "" if together else f"{part[0].department}/"
            for one in held(targets, part, public_value=str(value), label_prefix=prefix, processes=1).standing():
                drawn_by[one.label].append(one.batch)
        visits.append(sum(visits_of(windows[name] for name in drawn) for drawn in drawn_by.values()))
    due = told((0, 9), (5, 25), (20, 29), draws=(0, 0, 0) if together else (0, 1, 2), i0="1/4", i1="1/2", i2="1/4")
    assert abs(mean(visits) - 24 * due) <= 4 * stdev(visits) / sqrt(DRAWS) + 1e-9
    assert together == (stdev(visits) == 0)

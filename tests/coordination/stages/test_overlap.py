"""Overlaps by hand, and against the exact expectation that an alignment uses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from coordination.model.plans import PlanBatch
from coordination.stages.overlap import overlaps_of
from coordination.stages.windows import Unit
from solvers.aligning.expectation import expected_visits
from solvers.aligning.problem import Profile, Window

MARCH, APRIL, MAY = ((date(2026, month, 1), date(2026, month, 28)) for month in (3, 4, 5))
SPRING = (date(2026, 3, 15), date(2026, 4, 10))


def unit(name: str, window: tuple[date, date], draw: int, *, may_join: bool = True) -> Unit:
    batch = PlanBatch(name, name, name, (), (), Fraction(1, 5), *window, name)
    return Unit((batch,), (window,), draw, may_join)


def test_two_that_meet_save_what_a_common_draw_makes_coincide() -> None:
    units = [unit("A", MARCH, 0), unit("B", SPRING, 1)]
    [found] = overlaps_of(2026, units, [(100, {0: 0.2, 1: 0.5}), (50, {0: 0.1})]).overlaps
    assert (found.targets, found.drawn, found.other_drawn) == (100, 20.0, 50.0)
    assert (found.both_apart, found.both_joint) == (10.0, 20.0)
    assert (found.visits_apart, found.visits_joint, found.saved) == (60.0, 50.0, 10.0)
    assert (found.first_date, found.last_date) == (date(2026, 3, 15), date(2026, 3, 28))


def test_two_that_do_not_meet_would_save_every_common_target() -> None:
    [found] = overlaps_of(2026, [unit("A", MARCH, 0), unit("B", MAY, 1)], [(100, {0: 0.2, 1: 0.5})]).overlaps
    assert (found.meets, found.visits_apart, found.visits_joint, found.saved) == (False, 70.0, 50.0, 20.0)


def test_what_shares_a_draw_or_may_not_is_no_overlap_and_what_saves_most_comes_first() -> None:
    units = [unit("A", MARCH, 0), unit("B", MARCH, 0), unit("C", MARCH, 1), unit("D", MARCH, 2, may_join=False)]
    found = overlaps_of(2026, units, [(100, dict.fromkeys(range(4), 0.1)), (100, {1: 0.4, 2: 0.4})])
    assert [(one.one.title, one.other.title) for one in found.overlaps] == [("B", "C"), ("A", "C")]
    assert found.looked_at == 6


@pytest.mark.parametrize("windows", [(MARCH, SPRING), (MARCH, MAY), (APRIL, APRIL)])
def test_both_sums_are_those_of_the_exact_expectation(windows: tuple[tuple[date, date], ...]) -> None:
    profiles = [Profile(40, {0: Fraction(1, 4), 1: Fraction(2, 5)}), Profile(7, {0: Fraction(1), 1: Fraction(1, 3)})]
    counted = [(one.targets, {at: float(chance) for at, chance in one.chances.items()}) for one in profiles]
    [found] = overlaps_of(2026, [unit("A", windows[0], 0), unit("B", windows[1], 1)], counted).overlaps
    filed = [Window(first.toordinal(), last.toordinal(), {}) for first, last in windows]
    assert found.visits_apart == pytest.approx(expected_visits(profiles, filed, [0, 1]))
    assert found.visits_joint == pytest.approx(expected_visits(profiles, [filed[0], filed[0]], [0, 0]))

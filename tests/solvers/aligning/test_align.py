"""Alignments agree with every choice of windows and draws tried; the check finds what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.aligning.check import expected, faults_of
from solvers.aligning.model import align
from solvers.aligning.problem import Inspection, Problem, Profile, load_at, windows_at
from solvers.aligning.solution import Alignment
from solvers.effort import Effort
from tests.solvers.aligning.cases import inspection, partitions, profile, year

NO_LIMIT = Effort()
MIDDLE = profile(16, i0="1/4", i1="1/2", i2="1/4")
ROOM = {(department, f"m{month}"): 10_000 for department in "ab" for month in range(5)}


def allowed_places(problem: Problem) -> Iterator[tuple[int, ...]]:
    filed = load_at(problem, [one.filed for one in problem.inspections])
    for places in product(*(range(len(one.windows)) for one in problem.inspections)):
        load = load_at(problem, places)
        if all(amount <= max(problem.capacity.get(at, 0), filed.get(at, 0)) for at, amount in load.items()):
            yield places


def allowed_draws(problem: Problem) -> Iterator[tuple[int, ...]]:
    for draws in partitions(len(problem.inspections)):
        pairs = combinations(zip(problem.inspections, draws, strict=True), 2)
        if all((one.may_join and other.may_join) or draw != same for (one, draw), (other, same) in pairs):
            yield draws


def cost(problem: Problem, places: tuple[int, ...], visits: Fraction) -> tuple[Fraction, int, int, int]:
    load = load_at(problem, places)
    overload = max((amount - problem.capacity.get(at, 0) for at, amount in load.items()), default=0)
    moved = [
        abs(one.windows[at].first - one.windows[one.filed].first)
        for one, at in zip(problem.inspections, places, strict=True)
        if at != one.filed
    ]
    return visits, max(0, overload), len(moved), sum(moved)


spans = st.tuples(st.integers(0, 20), st.integers(0, 9)).map(lambda one: (one[0], one[0] + one[1]))
work = st.dictionaries(st.sampled_from("ab"), st.integers(0, 400), max_size=2)


@st.composite
def years(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(1, 4))
    inspections: list[Inspection] = [
        inspection(
            number,
            *dict.fromkeys(draw(st.lists(spans, min_size=1, max_size=3))),
            may_join=draw(st.booleans()),
            work=draw(work),
        )
        for number in range(count)
    ]
    chances = st.dictionaries(st.integers(0, count - 1), st.integers(1, 8), min_size=1)
    profiles = [
        Profile(draw(st.integers(1, 5)), {one: Fraction(eighths, 8) for one, eighths in sorted(some.items())})
        for some in draw(st.lists(chances, min_size=1, max_size=3))
    ]
    capacity = {at: draw(st.integers(0, 500)) for at in ROOM}
    return year(inspections, *profiles, capacity=capacity)


@settings(max_examples=40, deadline=None)
@given(years())
def test_no_choice_is_better_and_none_is_below_the_bound(problem: Problem) -> None:
    alignment = align(problem, NO_LIMIT)
    assert list(faults_of(problem, alignment)) == []
    assert alignment.proved
    together = [0 if one.may_join else 1 + one.draw for one in problem.inspections]
    best = min(
        cost(problem, places, expected(problem, windows_at(problem, places), together))
        for places in allowed_places(problem)
    )
    filed = tuple(one.filed for one in problem.inspections)
    apart = expected(problem, windows_at(problem, filed), [one.draw for one in problem.inspections])
    assert alignment.visits <= float(min(best[0], apart)) + 1e-6
    if alignment.visits == pytest.approx(float(best[0]), abs=1e-7) and best[0] < apart:
        assert cost(problem, alignment.windows, best[0]) == best
    least = min(
        expected(problem, windows_at(problem, places), draws)
        for places in allowed_places(problem)
        for draws in allowed_draws(problem)
    )
    assert alignment.bound <= float(least) + 1e-6


def test_a_window_moves_to_where_the_other_is_and_both_share_a_draw() -> None:
    problem = year([inspection(0, (0, 9)), inspection(1, (20, 29), (9, 18), (5, 14))], profile(8, i0="1/2", i1="1/4"))
    found = align(problem, NO_LIMIT)
    assert (found.windows, found.draws) == ((0, 1), (0, 0))  # the nearer of the two that meet
    assert found.visits == pytest.approx(4)
    assert found.bound == pytest.approx(4, abs=1e-5)
    assert found.proved


def test_windows_on_both_sides_of_one_are_drawn_apart() -> None:
    problem = year([inspection(0, (0, 9)), inspection(1, (5, 25)), inspection(2, (20, 29))], MIDDLE)
    found = align(problem, NO_LIMIT)
    # All together 3/4 (both outer ones or none), all apart 25/32; one outer one apart: 1 - 1/2 * 3/4 + 1/4 * 1/4.
    assert found.visits == pytest.approx(16 * 11 / 16)
    assert len(set(found.draws)) == 2
    assert found.bound == pytest.approx(16 / 2, abs=1e-4)


def test_nobody_joins_who_may_not() -> None:
    problem = year([inspection(0, (0, 9)), inspection(1, (0, 9), may_join=False)], profile(8, i0="1/2", i1="1/2"))
    found = align(problem, NO_LIMIT)
    assert found.draws == (0, 1)
    assert found.visits == pytest.approx(6)
    assert found.bound == pytest.approx(6, abs=1e-5)


def test_a_full_month_keeps_a_window_away() -> None:
    inspections = [inspection(0, (0, 9), work={"a": 100}), inspection(1, (20, 29), (0, 9), work={"a": 100})]
    chances = profile(8, i0="1/2", i1="1/2")
    free = {("a", "m0"): 200, ("a", "m2"): 200}
    assert align(year(inspections, chances, capacity=free), NO_LIMIT).windows == (0, 1)
    full = align(year(inspections, chances, capacity={**free, ("a", "m0"): 199}), NO_LIMIT)
    assert (full.windows, full.visits) == ((0, 0), pytest.approx(8))


def test_what_was_filed_over_capacity_is_relieved_where_visits_stay_the_same() -> None:
    inspections = [inspection(0, (0, 9), work={"a": 100}), inspection(1, (0, 9), (20, 29), work={"a": 100})]
    apart = [profile(4, i0="1/2"), profile(4, i1="1/2")]
    found = align(year(inspections, *apart, capacity={("a", "m0"): 100, ("a", "m2"): 100}), NO_LIMIT)
    assert (found.windows, found.overload) == ((0, 1), 0)


def test_without_time_the_windows_stay_as_filed_and_it_is_said() -> None:
    problem = year([inspection(0, (0, 9)), inspection(1, (20, 29), (5, 14))], profile(8, i0="1/2", i1="1/4"))
    found = align(problem, Effort.of_seconds(0))
    assert list(faults_of(problem, found)) == []
    assert not found.proved
    assert found.windows == (0, 0)
    assert found.bound <= 4


GOOD = year(
    [inspection(0, (0, 9), work={"a": 100}), inspection(1, (20, 29), (5, 14), may_join=False, work={"a": 50})],
    profile(8, i0="1/2", i1="1/4"),
    capacity=ROOM,
)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"windows": (0,)}, ["align-incomplete"]),
        ({"windows": (0, 2)}, ["align-window-not-allowed"]),
        ({"draws": (0, 0)}, ["align-may-not-join", "align-visits-wrong"]),
        ({"visits": 5.5}, ["align-visits-wrong"]),
        ({"bound": 99.0}, ["align-bound-wrong"]),
        ({"overload": 1}, ["align-overload-wrong"]),
        ({"windows": (0, 0)}, ["align-visits-wrong"]),
    ],
)
def test_each_fault_is_found(changed: dict[str, object], codes: list[str]) -> None:
    alignment: Alignment = align(GOOD, NO_LIMIT)
    assert list(faults_of(GOOD, alignment)) == []
    assert [fault.code for fault in faults_of(GOOD, replace(alignment, **changed))] == codes  # type: ignore[arg-type]


def test_a_month_over_its_capacity_is_found() -> None:
    full = replace(GOOD, capacity={**ROOM, ("a", "m0"): 120})
    wrong = replace(align(GOOD, NO_LIMIT), overload=5)
    assert [fault.code for fault in faults_of(full, wrong)] == ["align-month-overloaded"]

"""Merging agrees with brute force on tiny targets, and each theorem with the exact model where it applies."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.merging.check import faults_of
from solvers.merging.exact import exact_merge
from solvers.merging.model import merge
from solvers.merging.problem import Check, Problem
from solvers.merging.solution import Merge, Visit


def posed(*checks: Check, gap: int = 1, longest: int = 200, most: int | None = 12, room: int | None = None) -> Problem:
    days = {day for check in checks for day in check.days}
    return Problem(
        checks=checks,
        gap_days=gap,
        longest_minutes=longest,
        least_posts=2,
        posts_per_department=2,
        most_posts=most,
        posts_for={(department, mask): mask.bit_count() for department in range(3) for mask in range(8)},
        item_room={(item, 0): room for item in range(5)} if room is not None else {},
        year_of=dict.fromkeys(days, 0),
    )


def check(first: int, last: int, *, department: int = 0, item: int = 0, minutes: int = 30, weight: int = 1) -> Check:
    return Check(department, item, minutes, weight, frozenset(range(first, last + 1)))


def weight_of(problem: Problem, made: Merge) -> int:
    return sum(problem.checks[position].weight for visit in made.visits for position in visit.checks)


def best_by_trying_everything(problem: Problem) -> tuple[int, int]:
    """Most weight, then (negative) fewest visits, over all ways to put each check on one of its days or on none."""
    best = (0, 0)

    def place(position: int, groups: dict[int, frozenset[int]]) -> None:
        nonlocal best
        if position == len(problem.checks):
            if correct(groups):
                weight = sum(problem.checks[one].weight for group in groups.values() for one in group)
                best = max(best, (weight, -len(groups)))
            return
        place(position + 1, groups)
        for day in problem.checks[position].days:
            place(position + 1, {**groups, day: groups.get(day, frozenset()) | {position}})

    def correct(groups: dict[int, frozenset[int]]) -> bool:
        items = Counter(
            (problem.checks[one].item, problem.year_of[day])
            for day, group in groups.items()
            for one in group
            if not problem.checks[one].exempt
        )
        counted = [day for day, group in groups.items() if not all(problem.checks[one].exempt for one in group)]
        return (
            all(problem.fits(group) for group in groups.values())
            and all(abs(one - other) >= problem.gap_days for one, other in combinations(counted, 2))
            and all(count <= problem.item_room.get(place, count) for place, count in items.items())
        )

    place(0, {})
    return best


checks = st.builds(
    lambda first, length, holes, department, item, minutes, weight, specialties, exempt: Check(
        department,
        item,
        minutes,
        weight,
        frozenset(range(first, first + length)) - frozenset(holes),
        specialties,
        exempt,
    ),
    st.integers(0, 5),
    st.integers(1, 5),
    st.lists(st.integers(0, 9), max_size=2),
    st.integers(0, 2),
    st.integers(0, 3),
    st.integers(10, 70),
    st.integers(1, 3),
    st.sampled_from([0, 1, 2, 3, 4]),
    st.booleans(),
)


@settings(max_examples=250, deadline=None)
@given(
    st.lists(checks, min_size=1, max_size=4),
    st.sampled_from([1, 2, 3, 20]),
    st.sampled_from([60, 90, 200]),
    st.sampled_from([None, 2, 4, 12]),
    st.sampled_from([None, 1, 2]),
)
def test_agrees_with_brute_force(some: list[Check], gap: int, longest: int, most: int | None, room: int | None) -> None:
    problem = posed(*some, gap=gap, longest=longest, most=most, room=room)
    made = merge(problem)
    assert list(faults_of(problem, made)) == []
    assert (weight_of(problem, made), -len(made.visits)) == best_by_trying_everything(problem)
    assert (made.weight_bound, made.visits_bound) == (weight_of(problem, made), len(made.visits))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 15)), min_size=1, max_size=9))
def test_stabbing_is_as_good_as_the_exact_model_and_brings_its_proof(spans: list[tuple[int, int]]) -> None:
    problem = posed(
        *(check(first, first + more, item=number) for number, (first, more) in enumerate(spans)), longest=1000
    )
    made, exact = merge(problem), exact_merge(problem, frozenset(range(len(spans))))
    assert len(made.visits) == len(exact.visits) == len(made.certificate)
    assert list(faults_of(problem, made)) == []


def test_by_hand_two_windows_meet_in_one_day() -> None:
    made = merge(posed(check(1, 5), check(5, 9, department=1, item=1)))
    assert made.visits == (Visit(frozenset({0, 1}), frozenset({5})),)


def test_by_hand_three_windows_need_two_days_and_two_of_them_prove_it() -> None:
    made = merge(posed(check(1, 3), check(2, 6, item=1), check(5, 9, item=2)))
    assert len(made.visits) == 2
    assert made.certificate == (0, 2)


def test_by_hand_the_gap_leaves_the_heavier_window() -> None:
    made = merge(posed(check(1, 3, weight=2), check(5, 9, item=1), gap=365))
    assert made.visits == (Visit(frozenset({0}), frozenset({1, 2, 3})),)
    assert made.weight_bound == 2


def test_by_hand_a_visit_that_would_be_too_long_is_split() -> None:
    long = [check(1, 3, item=number, minutes=60) for number in range(3)]
    assert len(merge(posed(*long, longest=120)).visits) == 2


def test_by_hand_a_team_that_would_be_too_large_is_split() -> None:
    three_departments = [check(1, 3, department=number, item=number) for number in range(3)]
    assert len(merge(posed(*three_departments, most=4)).visits) == 2


def test_nothing_possible_is_an_answer() -> None:
    nowhere = Check(0, 0, 30, 1, frozenset())
    assert merge(posed(nowhere)) == Merge((), 0, 0)

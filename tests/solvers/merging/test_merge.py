"""Merges by hand: what is merged, what is proved, and which of several equal merges is taken."""

from __future__ import annotations

from dataclasses import replace

from solvers.merging.day_set import between
from solvers.merging.model import merge
from solvers.merging.problem import Check
from solvers.merging.solution import Merge, Visit
from tests.solvers.merging.cases import check, posed


def test_two_windows_meet_in_one_day() -> None:
    made = merge(posed(check(1, 5), check(5, 9, department=1, item=1)))
    assert made.visits == (Visit(frozenset({0, 1}), between(5, 5)),)


def test_three_windows_need_two_days_and_two_of_them_prove_it() -> None:
    made = merge(posed(check(1, 3), check(2, 6, item=1), check(5, 9, item=2)))
    assert len(made.visits) == 2
    assert made.certificate == (0, 2)


def test_the_gap_leaves_the_heavier_window() -> None:
    made = merge(posed(check(1, 3, weight=2), check(5, 9, item=1), gap=365))
    assert made.visits == (Visit(frozenset({0}), between(1, 3)),)
    assert made.weight_bound == 2


def test_a_visit_that_would_be_too_long_is_split() -> None:
    long = [check(1, 3, item=number, minutes=60) for number in range(3)]
    assert len(merge(posed(*long, longest=120)).visits) == 2


def test_a_visit_that_would_be_too_long_loses_the_lightest_check_where_the_gap_forbids_two() -> None:
    long = [check(1, 3, item=number, minutes=60, weight=3 - number) for number in range(3)]
    made = merge(posed(*long, longest=120, gap=365))
    assert (made.visits, made.weight_bound) == ((Visit(frozenset({0, 1}), between(1, 3)),), 5)


def test_a_team_that_would_be_too_large_is_split() -> None:
    three_departments = [check(1, 3, department=number, item=number) for number in range(3)]
    assert len(merge(posed(*three_departments, most=4)).visits) == 2


def test_specialties_that_need_more_posts_are_split_where_the_team_is_full() -> None:
    skilled = [replace(check(1, 3, item=number), specialties=1 << number) for number in range(3)]
    assert len(merge(posed(*skilled, most=3)).visits) == 1
    assert len(merge(posed(*skilled, most=2)).visits) == 2


def test_the_item_cap_of_one_year_leaves_the_next() -> None:
    made = merge(posed(check(3, 4), check(3, 7), room=1, years=2))
    assert sorted((sorted(visit.checks), visit.days) for visit in made.visits) == [
        ([0], between(3, 4)),
        ([1], between(5, 7)),
    ]


def test_an_exempt_visit_neither_needs_the_gap_nor_takes_it() -> None:
    exempt = replace(check(7, 9, item=1), exempt=True)
    made = merge(posed(check(1, 3), exempt, gap=365))
    assert [(visit.checks, visit.days) for visit in made.visits] == [
        (frozenset({0}), between(1, 3)),
        (frozenset({1}), between(7, 9)),
    ]


def test_a_visit_with_one_check_that_is_not_exempt_takes_the_gap() -> None:
    exempt = replace(check(1, 3, item=1), exempt=True)
    made = merge(posed(check(1, 3), exempt, check(7, 9, item=2, weight=3), gap=365))
    assert [visit.checks for visit in made.visits] == [frozenset({2}), frozenset({1})]


def test_among_equal_weights_the_smaller_team() -> None:
    two_departments = [check(1, 9, weight=1), check(1, 9, department=1, item=1, weight=1)]
    made = merge(posed(*two_departments, check(20, 22, item=2, weight=2), gap=365))
    assert made.visits == (Visit(frozenset({2}), between(20, 22)),)


def test_among_equal_teams_more_days_to_choose_from() -> None:
    made = merge(posed(check(1, 3), check(10, 19, item=1, minutes=60), gap=365))
    assert made.visits == (Visit(frozenset({1}), between(10, 19)),)


def test_among_equally_many_days_the_shorter_then_the_earlier_visit() -> None:
    assert merge(posed(check(1, 3, minutes=60), check(10, 12, item=1), gap=365)).visits[0].checks == {1}
    assert merge(posed(check(10, 12), check(1, 3, item=1), gap=365)).visits[0].checks == {1}


def test_among_equally_few_visits_the_smaller_teams() -> None:
    """The check in the middle goes to the visit in which its department is already."""
    windows = [check(1, 5), check(3, 11, department=1, item=1), check(9, 14, department=1, item=2)]
    made = merge(posed(*windows))
    assert [visit.checks for visit in made.visits] == [frozenset({0}), frozenset({1, 2})]


def test_nothing_possible_is_an_answer() -> None:
    nowhere = Check(0, 0, 30, 1, 0)
    assert merge(posed(nowhere)) == Merge((), 0, 0)

"""The check finds every kind of wrong merge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solvers.merging.check import faults_of
from solvers.merging.day_set import between
from solvers.merging.model import merge
from solvers.merging.problem import Problem
from solvers.merging.solution import Merge, Visit
from tests.solvers.merging.cases import check, posed

APART = posed(check(1, 3), check(2, 4, department=1, item=1), check(8, 9, item=2))
NEAR = posed(check(1, 3), check(8, 9, item=1), gap=6)
SAME_ITEM = posed(check(1, 3), check(1, 3, department=1), check(8, 9, item=1), room=1)
LONG = posed(check(1, 3, minutes=60), check(1, 3, item=1, minutes=60), longest=60)


def visit(first: int, last: int, *checks: int) -> Visit:
    return Visit(frozenset(checks), between(first, last))


def codes(problem: Problem, made: Merge) -> list[str]:
    return sorted({fault.code for fault in faults_of(problem, made)})


@pytest.mark.parametrize("problem", [APART, NEAR, SAME_ITEM, LONG])
def test_finds_nothing_in_what_is_right(problem: Problem) -> None:
    assert codes(problem, merge(problem)) == []


@pytest.mark.parametrize(
    ("problem", "made", "code"),
    [
        (APART, Merge((visit(2, 3, 0, 1), visit(8, 9, 1, 2)), 3, 2), "merge-check-twice"),
        (APART, Merge((visit(2, 4, 0, 1), visit(8, 9, 2)), 3, 2), "merge-day-impossible"),
        (APART, Merge((visit(2, 3, 0, 1), Visit(frozenset({2}), 0)), 3, 2), "merge-day-impossible"),
        (APART, Merge((visit(2, 3, 0, 1), visit(8, 9, 2), visit(5, 6)), 3, 2), "merge-day-impossible"),
        (LONG, Merge((visit(1, 3, 0, 1),), 2, 1), "merge-does-not-fit"),
        (replace(APART, most_posts=2), Merge((visit(2, 3, 0, 1), visit(8, 9, 2)), 3, 2), "merge-does-not-fit"),
        (APART, Merge((visit(1, 3, 0), visit(2, 4, 1), visit(8, 9, 2)), 3, 2), "merge-too-near"),
        (NEAR, Merge((visit(1, 3, 0), visit(8, 9, 1)), 2, 2), "merge-too-near"),
        (SAME_ITEM, Merge((visit(1, 3, 0, 1), visit(8, 9, 2)), 3, 2), "merge-item-cap"),
        (SAME_ITEM, Merge((visit(1, 1, 0), visit(2, 2, 1), visit(8, 9, 2)), 3, 3), "merge-item-cap"),
        (APART, Merge((visit(2, 3, 0, 1), visit(8, 9, 2)), 2, 2), "merge-bound-wrong"),
        (APART, Merge((visit(2, 3, 0, 1), visit(8, 9, 2)), 3, 3), "merge-bound-wrong"),
        (APART, Merge((visit(2, 3, 0, 1), visit(8, 9, 2)), 3, 2, (0, 1)), "merge-certificate-wrong"),
        (APART, Merge((visit(2, 3, 0, 1), visit(8, 9, 2)), 3, 2, (0,)), "merge-certificate-wrong"),
        (NEAR, Merge((visit(1, 3, 0),), 1, 2, (0, 1)), "merge-certificate-wrong"),
    ],
)
def test_finds(problem: Problem, made: Merge, code: str) -> None:
    assert code in codes(problem, made)

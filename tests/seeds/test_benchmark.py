"""Public benchmark problems: the same for everybody, and with everything in them that makes planning hard."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest

from seeds.benchmark import Benchmark
from seeds.loading import reference
from solvers.planning.problem import Problem
from solvers.planning.reading import read_problem, write_problem

CALENDAR = reference().calendar


@pytest.fixture(scope="module")
def county_month() -> Problem:
    return Benchmark(1, 1, 270, "s").problem(CALENDAR)


@pytest.mark.parametrize(
    ("asked", "digest"),
    [
        (Benchmark(1, 1, 270, "s"), "9a7f0673fe8c5a0ebe315d7c097ff4f6bcaada7dafa2711b534e0b3a79533254"),
        (Benchmark(1, 1, 270, "s", tight=True), "dabcceb4f0cd7e21a590ae7d8ce6c5fb247c886795a01968dd5b8b21013b0a21"),
        (Benchmark(2, 3, 50, "s"), "71281ff44bad961e89cb6768381dda3dce70f52c024ec1891ff8343c645fa2c0"),
    ],
)
def test_published_problems_stay_as_they_are(asked: Benchmark, digest: str) -> None:
    assert sha256(write_problem(asked.problem(CALENDAR))).hexdigest() == digest


@pytest.mark.parametrize("asked", [Benchmark(3, 2, 20, "x"), Benchmark(2, 12, 5, "x", tight=True)])
def test_they_read_back_without_a_fault(asked: Benchmark) -> None:
    problem = asked.problem(CALENDAR)
    assert read_problem(write_problem(problem)) == problem
    assert len(problem.targets) == asked.areas * asked.months * asked.targets


def test_everything_that_makes_planning_hard_is_there(county_month: Problem) -> None:
    people, last = county_month.inspectors, max(county_month.working_days)
    assert any(absence.session for person in people for absence in person.unavailable)
    assert any(absence.session is None for person in people for absence in person.unavailable)
    assert any(person.certificate_valid_to < last for person in people)
    assert county_month.recusals
    assert any(target.closed_on for target in county_month.targets)
    gap = timedelta(days=county_month.rules.visit_gap_days or 0)
    previous = [visit.date for target in county_month.targets for visit in target.previous_visits]
    assert any(last - day < gap for day in previous)
    assert any(county_month.working_days[0] - day >= gap for day in previous)
    assert any(check.gap_exempt for check in county_month.checks)
    assert len({check.weight for check in county_month.checks}) == 3
    assert len({(check.last_date - check.first_date).days for check in county_month.checks}) >= 4
    at_one = {(check.target, check.department) for check in county_month.checks}
    assert len(at_one) > len(county_month.targets)


def test_a_tight_problem_asks_the_same_of_fewer_people(county_month: Problem) -> None:
    tight = Benchmark(1, 1, 270, "s", tight=True).problem(CALENDAR)
    assert tight.targets == county_month.targets
    assert tight.checks == county_month.checks
    assert len(tight.inspectors) < len(county_month.inspectors)


def test_another_seed_is_another_problem() -> None:
    assert Benchmark(1, 1, 20, "a").problem(CALENDAR).checks != Benchmark(1, 1, 20, "b").problem(CALENDAR).checks

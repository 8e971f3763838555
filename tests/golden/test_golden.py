"""Files that must not change by accident: a plan and a calendar. ONEVISIT_WRITE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coordination.desk.planning import solve_file
from coordination.texts import texts
from solvers.planning.reading import write_problem
from tests.coordination.stages.test_calendars import files
from tests.solvers.planning.cases import (
    TUESDAY,
    Recusal,
    Unavailable,
    fire_check,
    food_check,
    inspector,
    problem,
    target,
)

FOLDER = Path(__file__).parent


def problem_file() -> bytes:
    """Three shops and two departments: a visit of both, a route of two visits, a recusal, a check too long."""
    return write_problem(
        problem(
            targets=(target("shop"), target("bakery", longitude=116.01), target("mill", longitude=116.02)),
            checks=(
                food_check("c1"),
                fire_check("c2"),
                food_check("c3", at="bakery"),
                fire_check("c4", at="mill", last_date=TUESDAY),
                food_check("c5", at="mill", minutes=400),
            ),
            inspectors=(
                *problem().inspectors,
                inspector("m4", "market", "food", unavailable=(Unavailable(TUESDAY, "am"),)),
            ),
            recusals=(Recusal("m1", "bakery"),),
        )
    )


def made(name: str) -> bytes:
    """The content of a golden file as it is made today."""
    if name == "inspector.ics":
        return files()["inspectors/LC-1.ics"]
    if name == "problem.json":
        return problem_file()
    return solve_file(problem_file(), "golden", texts("zh"), lambda _: None)


@pytest.mark.parametrize("name", ["problem.json", "plan.json", "inspector.ics"])
def test_nothing_changed_by_accident(name: str) -> None:
    file = FOLDER / name
    if os.environ.get("ONEVISIT_WRITE_GOLDEN"):
        file.write_bytes(made(name))
    assert made(name) == file.read_bytes()

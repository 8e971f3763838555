"""Never worse, worse, or not to be compared: what is said of two plans."""

from __future__ import annotations

import pytest

from api.bench.beside import comparison
from api.bench.measuring import Measured

OURS = {"planned_weight": 10, "visits": 5, "person_sessions": 20, "travel_minutes": 30}


def run(**changed: int) -> Measured:
    return Measured("some", 1.0, 1024, scores=OURS | changed)


@pytest.mark.parametrize(
    ("theirs", "never_worse"),
    [
        (run(), True),
        (run(planned_weight=9, visits=1), True),
        (run(planned_weight=11, visits=9), False),
        (run(visits=6, person_sessions=1), True),
        (run(person_sessions=19, travel_minutes=99), False),
        (run(travel_minutes=31), True),
        (Measured("some", 1.0, 1024), None),
        (Measured("some", 1.0, 1024, scores=OURS, violations={"R3": 1}), None),
    ],
)
def test_the_first_score_that_differs_decides(theirs: Measured, never_worse: bool | None) -> None:
    assert comparison(run(), theirs)["ours_never_worse"] is never_worse


def test_each_score_is_told_with_its_difference() -> None:
    differences = comparison(run(), run(visits=7, travel_minutes=10))["ours_minus_theirs"]
    assert differences == {"planned_weight": 0, "visits": -2, "person_sessions": 0, "travel_minutes": 20}


def test_a_gap_is_a_share_of_the_bound() -> None:
    measured = Measured(
        "ours", 1.0, 1, scores=OURS, bounds={"visits": 4, "planned_weight": 10, "person_sessions": None}
    )
    assert measured.gap("visits") == 0.25
    assert measured.gap("planned_weight") == 0.0
    assert measured.gap("person_sessions") is None
    assert measured.gap("travel_minutes") is None

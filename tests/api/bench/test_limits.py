"""The limits of a size, and which of them a run kept."""

from __future__ import annotations

from dataclasses import replace

from api.bench.limits import LIMITS, kept
from api.bench.measuring import Measured
from api.bench.ours import _with_gap
from api.bench.sizes import SIZES

SCORES = {"planned_weight": 10, "visits": 5, "person_sessions": 203, "travel_minutes": 30}


def run(megabytes: int, **bounds: int) -> Measured:
    return Measured("ours", 9.0, megabytes << 20, stages={"staff": 0.5}, scores=SCORES, bounds=bounds)


def test_every_size_has_its_limits() -> None:
    assert list(LIMITS) == list(SIZES)


def test_what_is_within_the_limits_is_kept_and_what_is_not_is_named() -> None:
    assert all(kept(LIMITS["county-month"], run(512, visits=5, person_sessions=201)).values())
    found = kept(LIMITS["county-month"], run(513, visits=4, person_sessions=201))
    assert [name for name, well in found.items() if not well] == ["memory", "visits"]


def test_the_proof_of_the_lottery_counts_and_every_rule_must_hold() -> None:
    within = run(512, visits=5, person_sessions=201)
    slow = replace(within, rule_seconds={"lottery": 0.6})
    assert slow.lottery_seconds == 1.1
    assert not kept(LIMITS["county-month"], slow)["lottery"]
    assert not kept(LIMITS["county-month"], replace(within, violations={"R3": 1}))["violations"]


def test_a_gap_that_is_not_known_is_not_kept() -> None:
    assert not kept(LIMITS["county-month"], run(1, visits=5))["person_sessions"]


def test_a_limit_stands_beside_its_measurement_with_the_sign_that_judges() -> None:
    assert _with_gap(5, 0.02, 0.01) == "5 (2.00% > 1%)"
    assert _with_gap(5, 0.0, 0.0) == "5 (0.00% ≤ 0%)"
    assert _with_gap(5, 0.02, None) == "5 (2.00%)"

"""Quotas: hand-computed cases, and what holds for all."""

from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from solvers.drawing.quota import quotas
from tests.solvers.drawing.cases import batch


def test_by_hand_proportional_to_size_times_weight() -> None:
    # 10 % of 80 is 8. Weights 0.25*40=10, 1*20=20, 4*20=80: shares 0.727, 1.454, 5.818; the remainders .818 and .727
    # round up.
    assert quotas(batch("x", "1/10"), {"d/A": 40, "d/B": 20, "d/D": 20}) == {"d/A": 1, "d/B": 1, "d/D": 6}


def test_by_hand_a_full_stratum_gives_what_it_has() -> None:
    # 10 of 20: D wants 4*2/(4*2+18)*10 = 3.08 of its 2, so it gives both and B the other 8.
    assert quotas(batch("x", "1/2"), {"d/B": 18, "d/D": 2}) == {"d/B": 8, "d/D": 2}


def test_ties_go_to_the_first_name() -> None:
    assert quotas(batch("x", "1/6", {}), {"b/B": 3, "a/B": 3}) == {"a/B": 1, "b/B": 0}


def test_a_class_without_weight_counts_one() -> None:
    assert quotas(batch("x", "1/2"), {"d/E": 4, "d/B": 4}) == {"d/B": 2, "d/E": 2}


@given(
    st.dictionaries(st.sampled_from([f"{d}/{c}" for d in "xyz" for c in "ABCD"]), st.integers(1, 60), min_size=1),
    st.fractions(Fraction(1, 100), 1, max_denominator=100),
)
def test_total_is_the_ratio_rounded_up_and_no_stratum_gives_more_than_it_has(
    sizes: dict[str, int], ratio: Fraction
) -> None:
    found = quotas(batch("x", str(ratio)), sizes)
    assert sum(found.values()) == ceil(ratio * sum(sizes.values()))
    assert all(0 <= found[name] <= size for name, size in sizes.items())


@given(st.integers(1, 50), st.fractions(Fraction(1, 50), 1, max_denominator=50))
def test_a_riskier_class_of_equal_size_is_never_drawn_less(size: int, ratio: Fraction) -> None:
    found = quotas(batch("x", str(ratio)), {f"d/{name}": size for name in "ABCD"})
    assert found["d/A"] <= found["d/B"] + 1
    assert found["d/B"] <= found["d/C"] + 1
    assert found["d/C"] <= found["d/D"] + 1

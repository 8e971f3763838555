"""Subset rows: what is found is broken by the fractional routes, by as much as is said, and by no whole solution."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.routing.bottlenecks import Members
from solvers.routing.separating import Subset, broken
from tests.solvers.routing.cases import partitions

_LEAST = 0.04


@st.composite
def fractions(draw: st.DrawFn, visits: int = 8) -> dict[Members, float]:
    """Routes of few visits with a share of each, no visit being carried more than once in all."""
    routes = [members for size in (2, 3) for members in combinations(range(visits), size)]
    chosen = draw(st.lists(st.sampled_from(routes), min_size=1, max_size=12, unique=True))
    most = max(sum(visit in members for members in chosen) for visit in range(visits))
    return dict.fromkeys(chosen, 1 / most)


def load(subset: Subset, shares: dict[Members, float]) -> float:
    """Pairs of the subset that the routes use up."""
    return sum(share * (len(set(subset).intersection(members)) // 2) for members, share in shares.items())


@settings(max_examples=60, deadline=None)
@given(fractions())
def test_what_is_found_is_broken_by_so_much_and_no_three_is_missed(shares: dict[Members, float]) -> None:
    found = broken(shares, _LEAST)
    assert all(list(subset) == sorted(set(subset)) and len(subset) % 2 for subset in found)
    for subset, beyond in found.items():
        assert load(subset, shares) - len(subset) // 2 == pytest.approx(beyond)
        assert beyond > _LEAST
    for subset in combinations(range(8), 3):
        assert subset in found or load(subset, shares) <= 1 + _LEAST + 1e-9


@settings(max_examples=20, deadline=None)
@given(fractions())
def test_no_whole_solution_breaks_what_is_found(shares: dict[Members, float]) -> None:
    for subset in broken(shares, _LEAST):
        for some in partitions(range(7)):
            assert sum(len(set(subset).intersection(members)) // 2 for members in some) <= len(subset) // 2


@pytest.mark.parametrize("visits", [5, 7])
def test_a_ring_of_routes_each_used_by_half_is_broken(visits: int) -> None:
    # No three visits of a longer ring are: each two routes that meet come to one.
    ring = {tuple(sorted((one, (one + 1) % visits))): 0.5 for one in range(visits)}
    assert broken(ring, _LEAST) == {tuple(range(visits)): pytest.approx(0.5)}

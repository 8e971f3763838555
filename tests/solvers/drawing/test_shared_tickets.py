"""Tickets that batches share reach the fewest distinct targets, by trying every order of the tickets."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from math import prod

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.drawing.model import smallest

Batches = list[tuple[frozenset[int], int]]  # the targets that each may draw, and how many it does


def drawn(batches: Batches, order: tuple[int, ...]) -> list[set[int]]:
    """Whom each batch draws where `order` are the tickets of the targets."""
    opening = np.array([[target in may for may, _ in batches] for target in range(len(order))])
    vacant = np.array([[count for _, count in batches]], dtype=np.int64)

    heads = np.array(order, np.uint64)  # no two are equal, so nobody asks for whole tickets
    found = smallest(np.zeros(len(order), np.int32), opening, heads, vacant, lambda _: np.empty((0, 32), np.uint8))
    return [set(places.tolist()) for places in found]


@st.composite
def stratum(draw: st.DrawFn, *, alike: bool) -> tuple[int, Batches]:
    """Four or five targets of one stratum, and two or three batches that draw from them, all alike or not."""
    targets = draw(st.integers(4, 5))
    everybody = frozenset(range(targets))
    may = st.just(everybody) if alike else st.frozensets(st.integers(0, targets - 1), min_size=1)
    frames = draw(st.lists(may, min_size=2, max_size=3))
    return targets, [(frame, draw(st.integers(0, len(frame)))) for frame in frames]


@settings(max_examples=15, deadline=None)
@given(stratum(alike=True))
def test_with_equal_frames_every_order_reaches_the_least_possible(posed: tuple[int, Batches]) -> None:
    """At least as many as the largest batch draws, whatever the method; and that is what every single draw reaches."""
    targets, batches = posed
    for order in permutations(range(targets)):
        assert len(set().union(*drawn(batches, order))) == max(count for _, count in batches)


@settings(max_examples=15, deadline=None)
@given(stratum(alike=False))
def test_with_any_frames_chances_are_equal_and_no_more_are_reached_than_apart(posed: tuple[int, Batches]) -> None:
    """Over all orders: the chance n / N of everybody, and expected targets between the bound and separate draws."""
    targets, batches = posed
    orders = list(permutations(range(targets)))
    samples = [drawn(batches, order) for order in orders]
    for (batch, (may, count)), target in product(enumerate(batches), range(targets)):
        times = sum(target in sample[batch] for sample in samples)
        assert Fraction(times, len(orders)) == (Fraction(count, len(may)) if target in may else 0)
    chances = [[Fraction(count, len(may)) if target in may else Fraction(0) for may, count in batches]
               for target in range(targets)]  # fmt: skip
    reached = Fraction(sum(len(set().union(*sample)) for sample in samples), len(orders))
    assert sum(map(max, chances)) <= reached <= sum(1 - prod(1 - chance for chance in own) for own in chances)

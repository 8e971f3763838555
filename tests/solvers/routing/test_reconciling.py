"""Reconciled prices: no route pays at them, and they come to no less than prices that were only lowered."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.effort import ENDLESS, Effort
from solvers.routing.block import Numbers
from solvers.routing.bottlenecks import Members
from solvers.routing.pricing import SCALE, Priced
from solvers.routing.reconciling import Market, reconciled

_AREAS = [0, 1, 2], [3, 4, 5]


def market(visits: list[int], costs: Mapping[Members, int]) -> Market:
    """A market of these visits in which each route costs so much."""

    def routes(prices: Numbers, threshold: int) -> list[Priced]:
        found = []
        for members, cost in costs.items():
            places = [visits.index(visit) for visit in members]
            gain = int(prices[places].sum()) - cost
            if gain > threshold:
                found.append(Priced(*(np.array([one]) for one in (places, gain, cost, 0))))
        return found

    return Market(np.array(visits), routes)


def gains(prices: Numbers, costs: Mapping[Members, int]) -> list[int]:
    """What each route is worth more than it costs."""
    return [int(prices[list(members)].sum()) - cost for members, cost in costs.items()]


@st.composite
def costs_of(draw: st.DrawFn, routes: list[Members]) -> dict[Members, int]:
    """Some of the routes, each with what it costs."""
    chosen = draw(st.lists(st.sampled_from(routes), min_size=1, unique=True))
    return {members: draw(st.integers(SCALE, 3 * SCALE)) for members in chosen}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), has_time=st.booleans())
def test_no_route_pays_and_no_less_is_left_than_by_lowering(data: st.DataObject, *, has_time: bool) -> None:
    within = [data.draw(costs_of([*combinations(area, 2), tuple(area)])) for area in _AREAS]
    across = data.draw(costs_of([pair for pair in combinations(range(6), 2) if pair[0] < 3 <= pair[1]]))
    alone = np.array(data.draw(st.lists(st.integers(SCALE, 2 * SCALE), min_size=6, max_size=6)))
    markets = [market(area, costs) for area, costs in zip(_AREAS, within, strict=True)]
    prices = alone
    for one in markets:
        prices = one.lowered(prices)
    beyond = market(list(range(6)), across)
    found = reconciled(prices, alone, markets, beyond, ENDLESS if has_time else Effort.of_seconds(0))
    assert max(gain for costs in (*within, across) for gain in gains(found, costs)) <= 0
    assert (found <= alone).all()
    assert found.sum() >= beyond.lowered(prices).sum()


def test_what_gives_way_is_made_up_for_by_those_beside_it() -> None:
    # A route across saves three tenths of a post. Visits 0 and 3 give way to it; 1 and 4, on routes with them, rise.
    prices, alone = np.full(6, SCALE), np.full(6, 2 * SCALE)
    markets = [market(_AREAS[0], {(0, 1): 2 * SCALE}), market(_AREAS[1], {(3, 4): 2 * SCALE})]
    found = reconciled(prices, alone, markets, market([0, 3], {(0, 3): 17 * SCALE // 10}), ENDLESS)
    assert found.sum() == prices.sum()
    assert found[[0, 3]].sum() <= 17 * SCALE // 10

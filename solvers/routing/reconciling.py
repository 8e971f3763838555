"""Reconciling: prices of areas changed until no route across areas pays, at little loss of what they come to.

Prices that are best for each area apart may make routes across areas worth more than they cost. Which prices give way
is a linear programme, the dual of the one that has the routes of all areas and those across:

    maximise    sum change[v]
    subject to  sum over visits v of r of change[v] <= reduced cost of r    for every route r, within an area or across

so that a visit that gives way may be made up for by those it shares routes with. Of the routes those that cost little
more than they are worth stand there at first, then those that a solution breaks: cutting planes, which are the columns
of column generation seen from its dual (Desrosiers and Lübbecke 2005). What is broken at the end, or by rounding, is
taken off the prices, so that they prove what they did, whatever the programme says.

Complexity: in each of a few rounds one pricing of every area and of the visits that may cross, and a linear programme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from solvers.effort import Effort
from solvers.routing.block import Numbers
from solvers.routing.bottlenecks import Members
from solvers.routing.certificate import lowered
from solvers.routing.master import DUAL
from solvers.routing.pricing import SCALE, Priced

_NEAR = SCALE * 3 // 10  # what a route may cost beyond its worth to be there at first; how far a price may rise
_MOST_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Market:
    """Visits, by position in the prices, of which every route can be priced.

    routes: at prices of these visits and for a threshold, every route that gains more than that.
    """

    visits: NDArray[np.intp]
    routes: Callable[[Numbers, int], Sequence[Priced]]

    def known(self, prices: Numbers, threshold: int) -> Iterator[tuple[Members, int]]:
        """Those routes, by positions in the prices, and what they gain."""
        for priced in self.routes(prices[self.visits], threshold):
            members = map(tuple, self.visits[priced.members].tolist())
            yield from zip(members, priced.gains.tolist(), strict=True)

    def lowered(self, prices: Numbers) -> Numbers:
        """Prices at which none of its routes pays; none is raised."""
        own = prices[self.visits]
        found = prices.copy()
        found[self.visits] = lowered(own, self.routes(own, 0))
        return found


def reconciled(prices: Numbers, alone: Numbers, areas: Sequence[Market], across: Market, effort: Effort) -> Numbers:
    """The prices of the largest sum that were found at which no route pays, within an area or across.

    prices: whole millionths of a post, shape (visits,), at which none pays within. alone: what a route of each visit
    alone costs, shape (visits,). effort: when it is spent, the best prices so far.
    """
    best = across.lowered(prices)
    markets = (*areas, across)
    programme = _Programme(prices, alone, _near(prices, areas, across))
    for _ in range(_MOST_ROUNDS):
        if effort.spent():
            break
        wanted = programme.solve()
        found = wanted
        for market in markets:
            found = market.lowered(found)
        best = max(best, found, key=np.sum)
        if wanted.sum() - best.sum() < SCALE:  # what the best prices could bring at most, in millionths of a post
            break
        for market in markets:
            programme.learn(market.known(wanted, 0), wanted)
    return best


def _near(prices: Numbers, areas: Sequence[Market], across: Market) -> dict[Members, int]:
    """Routes across areas that cost little more than they are worth, and those within that are linked to them."""
    near = dict(across.known(prices, -_NEAR))
    visits = {visit for members in near for visit in members}
    for area in areas:
        known = area.known(prices, -_NEAR)
        near.update((members, gain) for members, gain in known if not visits.isdisjoint(members))
    return near


class _Programme:
    """The programme over the routes known so far, with a variable for each visit of the first of them."""

    def __init__(self, prices: Numbers, alone: Numbers, routes: dict[Members, int]) -> None:
        self._prices = prices
        self._solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self._known: set[Members] = set()
        self._objective: Any = self._solver.Objective()
        self._objective.SetMaximization()
        rise = np.minimum(alone - prices, _NEAR) / SCALE
        self._changes = {
            visit: self._solver.NumVar(-self._solver.infinity(), float(rise[visit]), "")
            for visit in sorted({visit for members in routes for visit in members})
        }
        for change in self._changes.values():
            self._objective.SetCoefficient(change, 1)
        self.learn(routes.items(), prices)

    def learn(self, routes: Iterable[tuple[Members, int]], prices: Numbers) -> None:
        """Takes in the routes that have a visit that may change, and what they gain at these prices."""
        for members, gain in routes:
            own = [self._changes[visit] for visit in members if visit in self._changes]
            if own and members not in self._known:
                self._known.add(members)
                changed = int((prices - self._prices)[list(members)].sum())
                row = self._solver.Constraint(-self._solver.infinity(), (changed - gain) / SCALE)
                for change in own:
                    row.SetCoefficient(change, 1)

    def solve(self) -> Numbers:
        """The prices of the largest sum at which none of the routes known pays, but for rounding."""
        self._solver.SetSolverSpecificParametersAsString(DUAL)
        self._solver.Solve()
        found = self._prices.copy()
        for visit, change in self._changes.items():
            found[visit] += round(change.solution_value() * SCALE)
        return found

"""The linear programme over the routes known so far: every visit on exactly one route, fewest posts.

    minimise    sum posts[r] x[r] + sum over bottlenecks of _COST_BEYOND beyond[b]
    subject to  sum over routes r with visit v of x[r] = 1              for every visit v       (price)
                sum over r of pairs of c that r uses up * x[r] <= |c|/2 for every subset row c  (penalty)
                sum over r held by b of x[r] <= limit[b] + beyond[b]    for every bottleneck b  (penalty)

Subset rows are the Chvatal-Gomory cuts of an odd number of visits with multipliers one half (separating.py). Solved by
GLOP, which goes on from where it stood: by the primal simplex (Dantzig 1951) when routes are added, by the dual one
(Lemke 1954) when rows are, or a route is fixed. Source of the whole: Desrosiers and Lübbecke 2005.

What it proves: nothing, in floating point; `certificate` takes its prices and proves in whole numbers. Complexity: rows
for the visits, cuts and bottlenecks, a variable a route; a simplex is exponential at worst (Klee and Minty 1972).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from ortools.linear_solver import pywraplp

from solvers.routing.block import Numbers
from solvers.routing.bottlenecks import Bottlenecks, Crowding, Key, Members, Use
from solvers.routing.pricing import SCALE, Cuts
from solvers.routing.separating import Subset, broken

_LEAST_VIOLATION, _MOST_CUTS, _MOST_CUTS_OF_A_VISIT = 0.04, 120, 4
_NONE = 1e-7
# Either would change what the simplex stands on: it would begin from nothing with every row or route that is added.
_WARM = "use_preprocessing: false use_scaling: false use_dual_simplex: "
PRIMAL, DUAL = _WARM + "false", _WARM + "true"
_COST_BEYOND = 20  # posts for each route beyond a limit: the programme always has a solution, and its bound holds


class Master:
    """The programme of one block of `visits` visits; routes are known by their members."""

    def __init__(self, visits: int, bottlenecks: Bottlenecks) -> None:
        self._bottlenecks = bottlenecks
        self._bottleneck_rows: dict[Key, Any] = {}
        self._uses: dict[Members, Use] = {}
        self._solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self._begin_dual = False
        self._rows: list[Any] = [self._solver.Constraint(1, 1) for _ in range(visits)]
        self._cut_rows: dict[Subset, Any] = {}
        self._cuts_of: dict[int, list[Subset]] = defaultdict(list)
        self._objective: Any = self._solver.Objective()
        self.variables: dict[Members, Any] = {}
        self.posts: dict[Members, int] = {}

    def add(self, members: Members, posts: int, use: Use) -> None:
        """Makes a route known."""
        variable = self._solver.NumVar(0, self._solver.infinity(), "")
        self._objective.SetCoefficient(variable, posts)
        for visit in members:
            self._rows[visit].SetCoefficient(variable, 1)
        self._hold(members, variable, self._cuts_of)
        for key, row in self._bottleneck_rows.items():
            if use.held_by(key):
                row.SetCoefficient(variable, 1)
        self.variables[members], self.posts[members], self._uses[members] = variable, posts, use

    def _hold(self, members: Members, variable: Any, cuts_of: Mapping[int, Sequence[Subset]]) -> None:
        held = Counter(cut for visit in members for cut in cuts_of.get(visit, ()))
        for cut, count in held.items():
            if count > 1:
                self._cut_rows[cut].SetCoefficient(variable, count // 2)

    def solve(self) -> float:
        """The least posts of fractional routes; prices and penalties are then those of the optimum."""
        self._solver.SetSolverSpecificParametersAsString(DUAL if self._begin_dual else PRIMAL)
        self._solver.Solve()
        self._begin_dual = False
        return float(self._objective.Value())

    def prices(self) -> Numbers:
        """The dual value of each visit in millionths of a post; shape (visits,)."""
        prices: Numbers = np.rint(np.array([row.dual_value() for row in self._rows]) * SCALE).astype(np.int64)
        return prices

    def cuts(self) -> Cuts:
        """The subset rows with the dual values of their constraints, sign turned."""
        penalties = (max(0, round(-row.dual_value() * SCALE)) for row in self._cut_rows.values())
        return Cuts(tuple(self._cut_rows), tuple(penalties))

    @property
    def subsets(self) -> tuple[Subset, ...]:
        """The visits of the subset rows."""
        return tuple(self._cut_rows)

    def crowding(self) -> Crowding:
        """The bottlenecks with the dual values of their constraints, sign turned."""
        keys = tuple(self._bottleneck_rows)
        penalties = (max(0, round(-row.dual_value() * SCALE)) for row in self._bottleneck_rows.values())
        return Crowding(keys, tuple(penalties), tuple(self._bottlenecks.limit(key) for key in keys))

    def shares(self) -> dict[Members, float]:
        """Routes that are used, and how much."""
        values = ((members, variable.solution_value()) for members, variable in self.variables.items())
        return {members: value for members, value in values if value > _NONE}

    def fix(self, members: Members) -> None:
        """Takes a route into every further solution."""
        self._begin_dual = True
        self.variables[members].SetBounds(1, 1)

    def release(self, routes: Iterable[Members]) -> None:
        """Takes back what was fixed."""
        for members in routes:
            self.variables[members].SetBounds(0, self._solver.infinity())

    def separate(self) -> int:
        """Adds the bottlenecks and subset rows that the present optimum breaks most; how many."""
        shares = self.shares()
        self._begin_dual = True
        return self._crowd(shares) + self._separate(shares)

    def _crowd(self, shares: dict[Members, float]) -> int:
        """Adds every bottleneck that holds more than it can."""
        loads = self._bottlenecks.loads((self._uses[members], share) for members, share in shares.items())
        full = sorted(
            key
            for key, load in loads.items()
            if key not in self._bottleneck_rows and load > self._bottlenecks.limit(key) + _LEAST_VIOLATION
        )
        for key in full:
            row = self._solver.Constraint(-self._solver.infinity(), self._bottlenecks.limit(key))
            beyond = self._solver.NumVar(0, self._solver.infinity(), "")
            self._objective.SetCoefficient(beyond, _COST_BEYOND)
            row.SetCoefficient(beyond, -1)
            for members, use in self._uses.items():
                if use.held_by(key):
                    row.SetCoefficient(self.variables[members], 1)
            self._bottleneck_rows[key] = row
        return len(full)

    def _separate(self, shares: dict[Members, float]) -> int:
        fractional = {members: share for members, share in shares.items() if share < 1 - _NONE}
        found = broken(fractional, _LEAST_VIOLATION)
        chosen: list[Subset] = []
        used: Counter[int] = Counter()
        for subset in sorted(found, key=lambda subset: (-found[subset], subset)):
            if subset not in self._cut_rows and all(used[visit] < _MOST_CUTS_OF_A_VISIT for visit in subset):
                chosen.append(subset)
                used.update(subset)
            if len(chosen) >= max(_MOST_CUTS, len(self._rows) // 3):
                break
        self.cut(chosen)
        return len(chosen)

    def cut(self, subsets: Iterable[Subset]) -> None:
        """Adds subset rows."""
        fresh: dict[int, list[Subset]] = defaultdict(list)
        for subset in subsets:
            self._cut_rows[subset] = self._solver.Constraint(-self._solver.infinity(), len(subset) // 2)
            for visit in subset:
                fresh[visit].append(subset)
                self._cuts_of[visit].append(subset)
        for members, variable in self.variables.items():
            self._hold(members, variable, fresh)

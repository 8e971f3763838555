"""A bound of a model's minimum from its linear relaxation, that rounding cannot spoil.

GLOP's dual values, whatever they are worth, are rounded to millionths; with prices y of the rows, each of the sign its
limit allows, sum of y times the limits + sum over the variables of the least (c - yA) x within their bounds is at most
the minimum (weak duality; safe bounds of Neumaier and Shcherbina 2004). That sum is taken in whole numbers, which
proves it whatever GLOP did. Complexity: GLOP's, then linear in the coefficients.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

_SCALE = 1_000_000
_INFINITE = 2**60
_Row = tuple[int | None, int | None, Mapping[int, int]]


def least(model: cp_model.CpModel, seconds: float) -> int:
    """No solution of the model, which minimises, costs less; linear rows, clauses, implications, at most one only."""
    proto: Any = model.proto
    bounds: list[tuple[int, int]] = [
        (variable.domain[0], variable.domain[len(variable.domain) - 1]) for variable in proto.variables
    ]
    costs = Counter[int]()
    for number, cost in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        costs[number] += cost
    rows = list(_rows(proto))
    prices = _prices(bounds, costs, rows, seconds)
    total: int = 0
    reduced = {number: cost * _SCALE for number, cost in costs.items()}
    for (low, high, row), price in zip(rows, prices, strict=True):
        limit = low if price > 0 else high
        if price == 0 or limit is None:
            continue
        total += price * limit
        for number, factor in row.items():
            reduced[number] = reduced.get(number, 0) - price * factor
    total += sum(min(rest * end for end in bounds[number]) for number, rest in reduced.items())
    return -(-total // _SCALE) + round(float(proto.objective.offset))


def _prices(
    bounds: Sequence[tuple[int, int]], costs: Mapping[int, int], rows: Sequence[_Row], seconds: float
) -> list[int]:
    solver: Any = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetTimeLimit(round(1000 * seconds))
    variables = [solver.NumVar(low, high, "") for low, high in bounds]
    for number, cost in costs.items():
        solver.Objective().SetCoefficient(variables[number], cost)
    made = []
    for low, high, row in rows:
        infinity = solver.infinity()
        made.append(solver.Constraint(-infinity if low is None else low, infinity if high is None else high))
        for number, factor in row.items():
            made[-1].SetCoefficient(variables[number], factor)
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return [0] * len(rows)
    return [round(row.dual_value() * _SCALE) for row in made]


def _rows(proto: Any) -> Iterator[_Row]:
    for row in proto.constraints:
        if row.has_linear():
            low, high = row.linear.domain[0], row.linear.domain[len(row.linear.domain) - 1]
            factors = Counter[int]()
            for number, factor in zip(row.linear.vars, row.linear.coeffs, strict=True):
                factors[number] += factor
            yield low if low > -_INFINITE else None, high if high < _INFINITE else None, factors
        elif row.has_bool_or():
            yield _of_literals(row.bool_or.literals, least_true=1)
        elif row.has_bool_and():
            (unless,) = row.enforcement_literal
            for literal in row.bool_and.literals:
                yield _of_literals([-unless - 1, literal], least_true=1)
        elif row.has_at_most_one():
            yield _of_literals(row.at_most_one.literals, most_true=1)
        else:
            raise ValueError(str(row))


def _of_literals(literals: Sequence[int], least_true: int | None = None, most_true: int | None = None) -> _Row:
    """A literal below 0 says that variable -literal - 1 is not."""
    factors, negated = Counter[int](), 0
    for literal in literals:
        factors[literal if literal >= 0 else -literal - 1] += 1 if literal >= 0 else -1
        negated += literal < 0
    limits = (None if limit is None else limit - negated for limit in (least_true, most_true))
    low, high = limits
    return low, high, factors

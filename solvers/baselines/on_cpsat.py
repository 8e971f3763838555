"""The statement in CP-SAT: rows as they are, paths as a circuit through a depot, spreads as intervals of length one.

Source: Perron, Didier and Gay 2023. Complexity: as many variables and rows as the statement has, and an interval for
each thing that is spread; the search is exponential at worst. No proof is handed on, only the best that was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solvers.baselines.statement import Paths, Spread, Statement
from solvers.cpsat import Limits, solve

_WORKERS = 2
_ANYTHING = 1 << 50


def solve_cpsat(statement: Statement, seconds: float) -> tuple[int, ...] | None:
    """Values of all variables, None where the time was too short or there is no plan."""
    model = cp_model.CpModel()
    variables = [
        model.new_bool_var("") if bounds == (0, 1) else model.new_int_var(*bounds, "") for bounds in statement.bounds
    ]
    for row in statement.rows:
        least = -_ANYTHING if row.least is None else row.least
        most = _ANYTHING if row.most is None else row.most
        expression = cp_model.LinearExpr.weighted_sum(
            [variables[place] for _, place in row.terms], [factor for factor, _ in row.terms]
        )
        constraint = model.add_linear_constraint(expression, least, most)
        if row.only_if is not None:
            constraint.only_enforce_if(variables[row.only_if])
    for paths in statement.paths:
        _circuit(model, variables, paths)
    for spread in statement.spreads:
        _intervals(model, variables, spread)
    model.maximize(
        cp_model.LinearExpr.weighted_sum([variables[place] for place in statement.worth], [*statement.worth.values()])
    )
    return solve(model, variables, Limits(seconds, _WORKERS)).values


def _circuit(model: cp_model.CpModel, variables: Sequence[cp_model.IntVar], paths: Paths) -> None:
    """Node 0 is the depot, node i + 1 the visit i; a visit that is not used goes to itself.

    The depot must be left: a node behind all visits, always gone to, lets a plan without visits be one.
    """
    aside = len(paths.used) + 1
    arcs: list[tuple[int, int, cp_model.LiteralT]] = [(0, aside, True), (aside, 0, True)]
    for i, (used, first, last) in enumerate(zip(paths.used, paths.first, paths.last, strict=True)):
        arcs += [(i + 1, i + 1, ~variables[used]), (0, i + 1, variables[first]), (i + 1, 0, variables[last])]
    arcs += [(i + 1, j + 1, variables[flag]) for (i, j), flag in paths.arcs.items()]
    model.add_multiple_circuit(arcs)


def _intervals(model: cp_model.CpModel, variables: Sequence[cp_model.IntVar], spread: Spread) -> None:
    model.add_no_overlap(
        model.new_optional_fixed_size_interval_var(variables[number], 1, variables[chosen], "")
        for chosen, number in zip(spread.chosen, spread.number, strict=True)
    )

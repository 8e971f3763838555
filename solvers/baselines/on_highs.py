"""The statement as a mixed-integer program for HiGHS.

A row under a condition gets the smallest big M that its variables' bounds allow; paths are in- and out-degrees, with
the starting times to rule out circles (Miller, Tucker, Zemlin 1960); a spread gets a variable for each thing and place.
Complexity: rows of the statement, two for a condition with two ends, and things times places; the search is exponential
at worst. No proof is handed on, only the best that was found.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import timedelta

from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from solvers.baselines.statement import Paths, Row, Spread, Statement, Terms


def solve_highs(statement: Statement, seconds: float) -> tuple[int, ...] | None:
    """Values of all variables, None where the time was too short or there is no plan."""
    for paths in statement.paths:
        _degrees(statement, paths)
    for spread in statement.spreads:
        _places(statement, spread)
    model = mathopt.Model.from_model_proto(_proto(statement))
    limits = mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds), relative_gap_tolerance=0.0, absolute_gap_tolerance=0.5
    )
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=limits)
    if not result.has_primal_feasible_solution():
        return None
    return tuple(round(value) for value in result.variable_values(list(model.variables())))


def _proto(statement: Statement) -> model_pb2.ModelProto:
    """The model as arrays: a million rows through Python expressions would take minutes."""
    proto = model_pb2.ModelProto()
    columns, rows, matrix = proto.variables, proto.linear_constraints, proto.linear_constraint_matrix
    columns.ids.extend(range(len(statement.bounds)))
    columns.lower_bounds.extend(least for least, _ in statement.bounds)
    columns.upper_bounds.extend(most for _, most in statement.bounds)
    columns.integers.extend(True for _ in statement.bounds)
    proto.objective.maximize = True
    proto.objective.linear_coefficients.ids.extend(sorted(statement.worth))
    proto.objective.linear_coefficients.values.extend(statement.worth[place] for place in sorted(statement.worth))
    unconditional = (one for row in statement.rows for one in _unconditional(statement, row))
    for number, (terms, least, most) in enumerate(unconditional):
        rows.ids.append(number)
        rows.lower_bounds.append(-math.inf if least is None else least)
        rows.upper_bounds.append(math.inf if most is None else most)
        factors: Counter[int] = Counter()
        for factor, place in terms:
            factors[place] += factor
        matrix.row_ids.extend(number for _ in factors)
        matrix.column_ids.extend(sorted(factors))
        matrix.coefficients.extend(factors[place] for place in sorted(factors))
    return proto


def _degrees(statement: Statement, paths: Paths) -> None:
    """Whatever is used is first or has one before it, is last or has one behind it."""
    before, behind = defaultdict(list), defaultdict(list)
    for (i, j), flag in paths.arcs.items():
        behind[i].append((1, flag))
        before[j].append((1, flag))
    for i, used in enumerate(paths.used):
        statement.equals(used, [(1, paths.first[i]), *before[i]])
        statement.equals(used, [(1, paths.last[i]), *behind[i]])


def _places(statement: Statement, spread: Spread) -> None:
    held = defaultdict(list)
    for chosen, at in zip(spread.chosen, spread.at, strict=True):
        here = {place: statement.flag() for place in at}
        statement.equals(chosen, [(1, flag) for flag in here.values()])
        for place, flag in here.items():
            statement.implies(flag, then=at[place])
            held[place].append(flag)
    for flags in held.values():
        if len(flags) > 1:
            statement.at_most(flags, 1)


def _unconditional(statement: Statement, row: Row) -> list[tuple[Terms, int | None, int | None]]:
    """The row, or with a condition one row for each of its ends, slack where the condition is 0."""
    if row.only_if is None:
        return [(row.terms, row.least, row.most)]
    ends = [(factor * statement.bounds[place][0], factor * statement.bounds[place][1]) for factor, place in row.terms]
    lowest, highest = sum(min(end) for end in ends), sum(max(end) for end in ends)
    rows: list[tuple[Terms, int | None, int | None]] = []
    if row.least is not None and row.least > lowest:
        rows.append(([*row.terms, (lowest - row.least, row.only_if)], lowest, None))
    if row.most is not None and row.most < highest:
        rows.append(([*row.terms, (highest - row.most, row.only_if)], None, highest))
    return rows

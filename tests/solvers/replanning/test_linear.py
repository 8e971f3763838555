"""A bound by the linear relaxation: never above the cheapest solution, by trying all, and equal where it has no gap."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from solvers.replanning.linear import least

COUNT = 4
WIDEST = 2  # the largest value of a variable that is not boolean
Literals = tuple[int, ...]  # a variable, or -1 - a variable where it is negated
numbers = st.integers(-3, 3)
rows = st.tuples(st.tuples(*[numbers] * COUNT), st.integers(-4, 2), st.integers(0, 6))
literals = st.lists(st.integers(-2, 1), min_size=1, max_size=2, unique_by=lambda one: max(one, -1 - one)).map(tuple)


def true(values: tuple[int, ...], literal: int) -> bool:
    return bool(values[literal]) if literal >= 0 else not values[-1 - literal]


def said(variables: list[cp_model.IntVar], some: Literals) -> list[cp_model.LiteralT]:
    return [variables[one] if one >= 0 else ~variables[-1 - one] for one in some]


def variables_of(model: cp_model.CpModel) -> list[cp_model.IntVar]:
    """Two that are boolean, the others whole numbers."""
    return [*(model.new_bool_var("") for _ in range(2)), *(model.new_int_var(0, WIDEST, "") for _ in range(COUNT - 2))]


def cheapest(costs: tuple[int, ...], solutions: Iterable[tuple[int, ...]]) -> int | None:
    return min((sum(map(int.__mul__, costs, values)) for values in solutions), default=None)


EVERYTHING = list(product(range(2), range(2), *[range(WIDEST + 1)] * (COUNT - 2)))


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[numbers] * COUNT), st.lists(rows, max_size=3), st.lists(literals, max_size=2), literals, literals)
def test_no_solution_is_cheaper_than_the_bound(
    costs: tuple[int, ...],
    linear: list[tuple[tuple[int, ...], int, int]],
    clauses: list[Literals],
    at_most_one: Literals,
    implied: Literals,
) -> None:
    model = cp_model.CpModel()
    variables = variables_of(model)
    for factors, low, beyond in linear:
        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(variables, factors), low, low + beyond)
    for clause in clauses:
        model.add_bool_or(said(variables, clause))
    model.add_at_most_one(said(variables, at_most_one))
    for one in said(variables, implied):
        model.add_implication(variables[1], one)
    model.minimize(cp_model.LinearExpr.weighted_sum(variables, costs) + 1)
    best = cheapest(
        costs,
        (
            values
            for values in EVERYTHING
            if all(low <= sum(map(int.__mul__, factors, values)) <= low + beyond for factors, low, beyond in linear)
            and all(any(true(values, one) for one in clause) for clause in clauses)
            and sum(true(values, one) for one in at_most_one) <= 1
            and (not values[1] or all(true(values, one) for one in implied))
        ),
    )
    assume(best is not None)
    assert best is not None
    assert least(model, 1.0) <= best + 1


@settings(max_examples=30, deadline=None)
@given(
    st.tuples(*[numbers] * COUNT),
    st.lists(st.tuples(*[st.integers(0, 3)] * 4).map(lambda run: (run[0], run[1] + 1, *run[2:])), max_size=4),
)
def test_the_bound_is_the_cheapest_where_vertices_are_whole(
    costs: tuple[int, ...], runs: list[tuple[int, int, int, int]]
) -> None:
    """Rows of ones side by side are totally unimodular (Hoffman and Kruskal 1956): the relaxation has no gap."""
    model = cp_model.CpModel()
    variables = variables_of(model)
    for first, length, low, beyond in runs:
        model.add_linear_constraint(sum(variables[first : first + length]), low, low + beyond)
    model.minimize(cp_model.LinearExpr.weighted_sum(variables, costs))
    best = cheapest(
        costs,
        (
            values
            for values in EVERYTHING
            if all(low <= sum(values[first : first + length]) <= low + beyond for first, length, low, beyond in runs)
        ),
    )
    assume(best is not None)
    assert least(model, 1.0) == best


def test_a_row_that_it_cannot_read_is_an_error_and_no_bound() -> None:
    model = cp_model.CpModel()
    model.add_all_different(variables_of(model))
    model.minimize(0)
    with pytest.raises(ValueError, match="all_diff"):
        least(model, 1.0)

"""Baselines (a) and (b): the whole problem at once, in CP-SAT and as a mixed-integer program."""

from __future__ import annotations

from collections.abc import Callable

from solvers.baselines.facts import Facts
from solvers.baselines.monolith import monolith
from solvers.baselines.on_cpsat import solve_cpsat
from solvers.baselines.on_highs import solve_highs
from solvers.baselines.reading_off import read_off
from solvers.baselines.statement import Statement
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem


def whole_on_cpsat(problem: Problem, problem_sha256: str, seconds: float) -> Plan | None:
    """The best plan CP-SAT found in the time; stating the problem is not counted. None where it found none."""
    return _whole(problem, problem_sha256, lambda statement: solve_cpsat(statement, seconds))


def whole_on_highs(problem: Problem, problem_sha256: str, seconds: float) -> Plan | None:
    """The same with HiGHS."""
    return _whole(problem, problem_sha256, lambda statement: solve_highs(statement, seconds))


def _whole(problem: Problem, problem_sha256: str, solve: Callable[[Statement], tuple[int, ...] | None]) -> Plan | None:
    made = monolith(Facts(problem))
    values = solve(made.statement)
    return None if values is None else read_off(made, values, problem_sha256)

"""The one door to CP-SAT: parameters in, status, objective and bound out.

"Impossible", "ran out of time" and "cancelled" are different answers: the first is a result with `infeasible` set, the
second one without values, the third none at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

from ortools.sat.python import cp_model

from solvers.effort import Cancelled, never
from solvers.interruptible import interruptible


class Branching(Enum):
    """What a search decides first.

    RELAXED follows the linear relaxation; PSEUDO_COSTS takes what has moved the objective most so far (Benichou,
    Gauthier, Girodet, Hentges, Ribiere and Vincent 1971).
    """

    RELAXED = cp_model.LP_SEARCH
    PSEUDO_COSTS = cp_model.PSEUDO_COST_SEARCH


@dataclass(frozen=True, slots=True)
class Limits:
    """How much effort one solve may take. One worker gives the same answer for the same model every time.

    seconds: on the clock, so that where it strikes differs from machine to machine; work: in CP-SAT's deterministic
    time, roughly seconds, which strikes at the same place everywhere; linearization: how much of the model stands
    in its linear relaxation, 0 to 2; probing: whether each literal is tried out, and symmetries are looked for, before
    the search, which can take longer than the search itself; branching: what is decided first, None for the usual;
    other ones begin at once, without presolve; cancelled: ends the search without an answer.
    """

    seconds: float = 60.0
    workers: int = 1
    work: float = inf
    linearization: int = 1
    probing: bool = True
    branching: Branching | None = None
    cancelled: Cancelled = never


@dataclass(frozen=True, slots=True)
class Answer:
    """What a solve came to. `values` are those of the asked variables, None where no solution was found."""

    values: tuple[int, ...] | None
    objective: int
    bound: int
    optimal: bool
    infeasible: bool


def solve(model: cp_model.CpModel, asked: Sequence[cp_model.IntVar], limits: Limits) -> Answer:
    """Solves `model` and reads the variables in `asked`; objective and bound are whole numbers.

    Raises ValueError when the model itself is invalid, which is a fault of the caller, and CancelledError.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = limits.workers
    solver.parameters.max_time_in_seconds = limits.seconds
    solver.parameters.max_deterministic_time = limits.work
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = limits.linearization
    if not limits.probing:
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
    if limits.branching is not None:
        solver.parameters.search_branching = limits.branching.value
        solver.parameters.cp_model_presolve = False
    solver.parameters.catch_sigint_signal = False  # or Ctrl-C would pass for the end of the time
    status = interruptible(lambda: solver.solve(model), solver.stop_search, limits.cancelled)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(model.validate())
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        values=tuple(solver.value(variable) for variable in asked) if found else None,
        objective=round(solver.objective_value) if found else 0,
        bound=round(solver.best_objective_bound),
        optimal=status == cp_model.OPTIMAL,
        infeasible=status == cp_model.INFEASIBLE,
    )

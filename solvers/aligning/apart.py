"""An alignment made in a process of its own: who asks, the web service say, loads no solver and is not kept busy."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from solvers.aligning.problem import Problem
from solvers.aligning.solution import Alignment


def align_apart(problem: Problem, seconds: float) -> Alignment:
    """`model.align`, with a limit of seconds."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_align, problem, seconds).result()


def _align(problem: Problem, seconds: float) -> Alignment:
    from solvers.aligning.model import align  # noqa: PLC0415 - only the process that solves loads the solver
    from solvers.effort import Effort  # noqa: PLC0415

    return align(problem, Effort.of_seconds(seconds))

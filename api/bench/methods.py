"""The methods that are measured, by name: problem file in, plan file out, None where no plan was found in time."""

from __future__ import annotations

from collections.abc import Callable

from coordination.baselines import greedy_plan
from coordination.desk.planning import solve_file
from coordination.texts import texts
from solvers.baselines.separate import separate
from solvers.baselines.whole import whole_on_cpsat, whole_on_highs
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_problem, write_plan

Tell = Callable[[str], None]
Method = Callable[[bytes, float, Tell], bytes | None]

_LOTTERY_SEED = "onevisit-bench"


def _ours(raw: bytes, _seconds: float, tell: Tell) -> bytes | None:
    return solve_file(raw, _LOTTERY_SEED, texts("zh"), tell)


def _limited(whole: Callable[[Problem, str, float], Plan | None]) -> Method:
    def run(raw: bytes, seconds: float, _tell: Tell) -> bytes | None:
        plan = whole(read_problem(raw), digest(raw), seconds)
        return None if plan is None else write_plan(plan)

    return run


def _quick(make: Callable[[Problem, str], Plan]) -> Method:
    return _limited(lambda problem, sha256, _seconds: make(problem, sha256))


METHODS: dict[str, Method] = {
    "ours": _ours,
    "greedy": _quick(greedy_plan),
    "whole-cpsat": _limited(whole_on_cpsat),
    "whole-highs": _limited(whole_on_highs),
    "separate": _quick(separate),
}

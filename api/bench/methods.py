"""The methods that are measured, by name: problem file in, plan file out, None where no plan was found in time.

A method is loaded when it is run, so that none pays for another's libraries, in seconds or in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from coordination.model.runs import Options, Step
from coordination.texts import texts
from solvers.parallel import processors
from solvers.planning.reading import digest, read_problem, write_plan

Tell = Callable[[str], None]
Method = Callable[[bytes, float, Tell], bytes | None]

_LOTTERY_SEED = "onevisit-bench"
METHODS = {
    "ours": "coordination.desk.planning:solve_file",
    "greedy": "coordination.baselines:greedy_plan",
    "separate": "solvers.baselines.separate:separate",
    "whole-cpsat": "solvers.baselines.whole:whole_on_cpsat",
    "whole-highs": "solvers.baselines.whole:whole_on_highs",
}
BIG_MODELS = ("whole-cpsat", "whole-highs")


def load(method: str) -> Method:
    """The method, ready to be run. It takes a problem file, the seconds a big model is given, whom to tell stages."""
    module, _, name = METHODS[method].partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)

    def ours(raw: bytes, _seconds: float, tell: Tell) -> bytes | None:
        def step(taken: Step) -> None:
            if not taken.done:
                tell(taken.stage)

        options = Options(processes=processors())
        plan_file: bytes = function(raw, _LOTTERY_SEED, texts("zh"), step, options)
        return plan_file

    def baseline(raw: bytes, seconds: float, _tell: Tell) -> bytes | None:
        limit = (seconds,) if method in BIG_MODELS else ()
        plan = function(read_problem(raw), digest(raw), *limit)
        return None if plan is None else write_plan(plan)

    return ours if method == "ours" else baseline

"""The process that is measured: one method on one problem file, and what the checker says of its plan.

Seconds are those from the problem's bytes to the plan's, libraries loaded. Memory is what getrusage(2) reports at its
highest: of the process itself, and of the largest process it started.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from api.bench.methods import load
from solvers.planning.check import check
from solvers.planning.reading import digest, read_plan, read_problem


def solve(method: str, problem: str, seconds: str, to: str) -> dict[str, Any]:
    """Runs a method and writes its plan; time, memory, stages, and what the checker says of it afterwards."""
    raw, run = Path(problem).read_bytes(), load(method)
    stages: list[tuple[str, float]] = []
    started = time.monotonic()
    plan = run(raw, float(seconds), lambda stage: stages.append((stage, time.monotonic())))
    ended = time.monotonic()
    ends = [at for _, at in stages[1:]] + [ended]
    measured = {
        "seconds": ended - started,
        "peak_kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "peak_kilobytes_of_children": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
        "stages": {stage: end - at for (stage, at), end in zip(stages, ends, strict=True)} if stages else {},
    }
    if plan is None:
        return measured
    Path(to).write_bytes(plan)
    return measured | _judged(raw, plan, reasons=method == "ours")


def _judged(raw: bytes, plan_file: bytes, *, reasons: bool) -> dict[str, Any]:
    """Scores, bounds and violations by rule. A baseline is not asked for its reasons."""
    problem, plan = read_problem(raw), read_plan(plan_file)
    found = Counter(violation.rule for violation in check(problem, plan, digest(raw)))
    if not reasons:
        del found["reason"]
    return {"scores": asdict(plan.scores), "bounds": asdict(plan.bounds), "violations": dict(sorted(found.items()))}


if __name__ == "__main__":
    print(json.dumps(solve(*sys.argv[1:])))  # noqa: T201 - this is how the bench is told

"""The process in which the checker judges a plan, so that the measured process is neither slower nor larger for it."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from solvers.planning.check import RULES
from solvers.planning.check.view import View
from solvers.planning.reading import digest, read_plan, read_problem


def judge(problem: str, plan: str, method: str) -> dict[str, Any]:
    """Scores, bounds, violations by rule, and the seconds each rule took. A baseline is not asked for its reasons."""
    raw, found = Path(problem).read_bytes(), read_plan(Path(plan).read_bytes())
    view = View(read_problem(raw), found, digest(raw))
    violations, seconds = dict[str, int](), dict[str, float]()
    for name in sorted(RULES):
        if name == "reason" and method != "ours":
            continue
        started = time.monotonic()
        count = sum(1 for _ in RULES[name][1](view))
        seconds[name] = time.monotonic() - started
        if count:
            violations[name] = count
    return {
        "scores": asdict(found.scores),
        "bounds": asdict(found.bounds),
        "violations": violations,
        "rule_seconds": seconds,
    }


if __name__ == "__main__":
    print(json.dumps(judge(*sys.argv[1:])))  # noqa: T201 - this is how the bench is told

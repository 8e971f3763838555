"""The process that is measured: one method on one problem file.

Seconds are those from the problem's bytes to the plan's, libraries loaded. Memory is looked at from outside
(`processes`); what the process says of itself counts only where the system tells nothing.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from api.bench.methods import load
from seeds.process_memory import own_peak_bytes


def solve(method: str, problem: str, seconds: str, to: str) -> dict[str, Any]:
    """Runs a method and writes its plan, if it finds one; time, memory and stages."""
    raw, run = Path(problem).read_bytes(), load(method)
    stages: list[tuple[str, float]] = []
    started = time.monotonic()
    plan = run(raw, float(seconds), lambda stage: stages.append((stage, time.monotonic())))
    ended = time.monotonic()
    ends = [at for _, at in stages[1:]] + [ended]
    if plan is not None:
        Path(to).write_bytes(plan)
    return {
        "found": plan is not None,
        "seconds": ended - started,
        "peak_bytes": own_peak_bytes(),
        "stages": {stage: end - at for (stage, at), end in zip(stages, ends, strict=True)} if stages else {},
    }


if __name__ == "__main__":
    print(json.dumps(solve(*sys.argv[1:])))  # noqa: T201 - this is how the bench is told

"""The process that makes a benchmark problem, so that neither bench nor measured run is larger for it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from seeds.benchmark import Benchmark
from seeds.loading import reference
from solvers.planning.reading import write_problem


def make(areas: str, months: str, targets: str, draw_seed: str, tight: str, to: str) -> dict[str, Any]:
    """Writes a benchmark problem; how much is in it."""
    asked = Benchmark(int(areas), int(months), int(targets), draw_seed, tight == "tight")
    problem = asked.problem(reference().calendar)
    Path(to).write_bytes(write_problem(problem))
    counted = ("targets", "checks", "inspectors")
    return {"name": problem.name, **{name: len(getattr(problem, name)) for name in counted}}


if __name__ == "__main__":
    print(json.dumps(make(*sys.argv[1:])))  # noqa: T201 - this is how the bench is told

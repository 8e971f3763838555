"""Section: our own plans, size by size, each score with its gap to the bound."""

from __future__ import annotations

from typing import Any

from api.bench.asked import Asked, Table
from api.bench.measuring import SCORES, Measured

_LOTTERY = "staff"


def ours(asked: Asked) -> Table | None:
    """Time, memory, scores, gaps, violations and seconds of the lottery, one row for each size."""
    rows, records = [], []
    for name, size in asked.sizes.items():
        _, content = asked.problem(size)
        run = asked.ours(size)
        rows.append([asked.said.say(f"bench-size-{name}"), *_counts(content), *_row(run), violations_of(run)])
        gaps = {score: run.gap(score) for score in SCORES[:3]}
        records.append({"size": name, "problem": content, "gaps": gaps, **vars(run)})
    columns = ["size", "targets", "checks", "inspectors", "seconds", "lottery", "memory", *SCORES, "violations"]
    return Table("ours", [column.replace("_", "-") for column in columns], rows, records) if rows else None


def violations_of(run: Measured) -> str:
    """Violations by rule."""
    return " ".join(f"{rule}:{count}" for rule, count in run.violations.items()) or "0"


def _counts(content: dict[str, Any]) -> list[str]:
    return [str(content[name]) for name in ("targets", "checks", "inspectors")]


def _row(run: Measured) -> list[str]:
    lottery = run.stages.get(_LOTTERY)
    scores = [_with_gap(run.scores[score], run.gap(score)) for score in SCORES]
    return [f"{run.seconds:.1f}", "-" if lottery is None else f"{lottery:.1f}", f"{run.megabytes:.0f}", *scores]


def _with_gap(score: int, gap: float | None) -> str:
    return str(score) if gap is None else f"{score} ({gap:.1%})"

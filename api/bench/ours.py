"""Section: our own plans, size by size, each score with its gap to the bound, beside what a run may take."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.bench.asked import Asked, Table
from api.bench.limits import LIMITS, Limits, beside, kept
from api.bench.measuring import SCORES, Measured
from api.bench.sizes import TARGETS


def ours(asked: Asked) -> Table | None:
    """One row for each size: time, lottery, its proof, memory, scores with gaps, violations, limits and if kept."""
    rows, records = [], []
    for name, size in asked.sizes.items():
        _, content = asked.problem(size)
        run = asked.ours(size)
        limits = None if asked.tight or asked.targets != TARGETS else LIMITS[name]
        held = None if limits is None else kept(limits, run)
        verdict = (
            "-" if held is None else asked.said.say("bench-limits-kept" if all(held.values()) else "bench-limits-not")
        )
        measured = [*_row(run, limits), violations_of(run), verdict]
        rows.append([asked.said.say(f"bench-size-{name}"), *_counts(content), *measured])
        records.append(
            {
                "size": name,
                "problem": content,
                "gaps": {score: run.gap(score) for score in SCORES[:3]},
                "lottery_seconds": run.lottery_seconds,
                "lottery_proof_seconds": run.proof_seconds,
                "limits": None if limits is None else asdict(limits),
                "limits_kept": held,
                **vars(run),
            }
        )
    columns = ["size", "targets", "checks", "seconds", "lottery", "proof", "memory", *SCORES]
    columns += ["violations", "limits"]
    return Table("ours", [column.replace("_", "-") for column in columns], rows, records) if rows else None


def violations_of(run: Measured) -> str:
    """Violations by rule."""
    return " ".join(f"{rule}:{count}" for rule, count in run.violations.items()) or "0"


def _counts(content: dict[str, Any]) -> list[str]:
    return [str(content[name]) for name in ("targets", "checks")]


def _row(run: Measured, limits: Limits | None) -> list[str]:
    allowed = asdict(limits) if limits else {"gaps": {}}
    return [
        beside(run.seconds, ".1f", allowed.get("seconds"), "g"),
        beside(run.lottery_seconds, ".2f", allowed.get("lottery"), "g"),
        f"{run.proof_seconds:.2f}",
        beside(run.megabytes, ".0f", allowed.get("memory"), "g"),
        *(_with_gap(run.scores[score], run.gap(score), allowed["gaps"].get(score)) for score in SCORES),
    ]


def _with_gap(score: int, gap: float | None, limit: float | None) -> str:
    return str(score) if gap is None else f"{score} ({beside(gap, '.2%', limit, '.0%')})"

"""What a run of each size may take, on two cores, and whether it stayed within that.

Limits are those of the problem statement, for the benchmark as it is made by default: 270 targets in each area and
month, and not the tight variant. Seconds of the lottery are those of its stage and of its proof in the checker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.bench.measuring import Measured


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, MiB, seconds of the lottery with its proof, and by score the gap to its bound as a share."""

    seconds: float
    memory: float
    lottery: float
    gaps: Mapping[str, float] = field(default_factory=lambda: {"visits": 0.0, "person_sessions": 0.01})


DRAW_SECONDS, DRAW_MEMORY = 60.0, 4096.0  # of a draw of a whole province, in MiB
LIMITS = {
    "county-month": Limits(10, 512, 1),
    "city-month": Limits(60, 1024, 10),
    "city-year": Limits(600, 3072, 120),
}


def kept(limits: Limits, run: Measured) -> dict[str, bool]:
    """Whether each limit was kept, by the name of its column, and every rule; a gap that is not known was not."""
    gaps = {score: run.gap(score) for score in limits.gaps}
    return {
        "seconds": run.seconds <= limits.seconds,
        "lottery": run.lottery_seconds <= limits.lottery,
        "memory": run.megabytes <= limits.memory,
        "violations": not run.violations,
        **{score: gap is not None and gap <= limits.gaps[score] for score, gap in gaps.items()},
    }


def beside(measured: float, form: str, limit: float | None, limit_form: str) -> str:
    """The number, and beside it its limit where it has one, with the sign that says whether it was kept."""
    sign = "" if limit is None else f" {'≤' if measured <= limit else '>'} {limit:{limit_form}}"
    return f"{measured:{form}}{sign}"

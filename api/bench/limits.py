"""What a run of each size may take, on two cores, and whether it stayed within that.

Limits are those of the problem statement, for the benchmark as it is made by default: 270 targets in each area and
month, and not the tight variant. Seconds of the lottery are those of its stage; its proof is not in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.bench.measuring import Measured

LOTTERY = "staff"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, MiB, seconds of the lottery, and by score the gap to its bound as a share."""

    seconds: float
    memory: float
    lottery: float
    gaps: Mapping[str, float] = field(default_factory=lambda: {"visits": 0.0, "person_sessions": 0.01})


LIMITS = {
    "county-month": Limits(10, 512, 1),
    "city-month": Limits(60, 1024, 10),
    "city-year": Limits(600, 3072, 120),
}


def kept(limits: Limits, run: Measured) -> dict[str, bool]:
    """Whether each limit was kept, by the name of its column; a gap that is not known was not."""
    gaps = {score: run.gap(score) for score in limits.gaps}
    return {
        "seconds": run.seconds <= limits.seconds,
        "lottery": run.stages.get(LOTTERY, 0.0) <= limits.lottery,
        "memory": run.megabytes <= limits.memory,
        **{score: gap is not None and gap <= limits.gaps[score] for score, gap in gaps.items()},
    }

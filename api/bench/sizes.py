"""The sizes that are measured: areas x months, with so many targets in each area and month."""

from __future__ import annotations

from coordination.errors import BadInputError

TARGETS = 270
SIZES = {"county-month": (1, 1), "city-month": (11, 1), "city-year": (11, 12)}
STEPS = ((1, 1), (2, 1), (5, 1), (11, 1), (11, 3), (11, 6), (11, 12))


def steps_of(asked: str) -> tuple[tuple[int, int], ...]:
    """The steps named in a text such as 1x1,2x1, or all of them; raises BadInputError for one that is not ours."""
    if asked == "all":
        return STEPS
    known = {f"{areas}x{months}": (areas, months) for areas, months in STEPS}
    names = asked.split(",")
    for name in names:
        if name not in known:
            raise BadInputError("bench-unknown-step", value=name, known=tuple(known))
    return tuple(sorted({known[name] for name in names}, key=STEPS.index))

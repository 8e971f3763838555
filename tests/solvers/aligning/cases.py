"""Small years for the tests of this family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from solvers.aligning.model import align
from solvers.aligning.problem import Inspection, Problem, Profile, Window
from solvers.aligning.solution import Alignment
from solvers.effort import Effort

DAYS_OF_A_MONTH = 10


def window(first: int, last: int) -> Window:
    """A window of days; each month has ten, all of them worked."""
    months = [f"m{day // DAYS_OF_A_MONTH}" for day in range(first, last + 1)]
    return Window(first, last, {month: months.count(month) for month in sorted(set(months))})


def inspection(
    number: int, *spans: tuple[int, int], may_join: bool = True, work: Mapping[str, int] | None = None
) -> Inspection:
    """An inspection filed in the first of its windows, with a draw of its own."""
    windows = tuple(window(first, last) for first, last in spans)
    return Inspection(f"i{number}", windows, 0, number, may_join, work or {})


def profile(targets: int, **chances: str) -> Profile:
    """So many targets; the chance of inspection 0 is given as `i0`."""
    return Profile(targets, {int(name[1:]): Fraction(chance) for name, chance in chances.items()})


def year(
    inspections: Sequence[Inspection], *profiles: Profile, capacity: Mapping[tuple[str, str], int] | None = None
) -> Problem:
    """A year; nobody has room where no capacity is given."""
    return Problem(tuple(inspections), profiles, capacity or {})


def visits_of(windows: Iterable[Window]) -> int:
    """The fewest dates that hit every window, by trying more and more of their last days."""
    some = list(windows)
    lasts = {one.last for one in some}
    return next(
        count
        for count in range(len(some) + 1)
        for days in combinations(sorted(lasts), count)
        if all(any(one.first <= day <= one.last for day in days) for one in some)
    )


def align_here(problem: Problem, seconds: float) -> Alignment:
    """`align_apart` without a process of its own, which takes seconds to start."""
    return align(problem, Effort.of_seconds(seconds))


def partitions(count: int) -> Iterator[tuple[int, ...]]:
    """All ways to put so many inspections into draws, numbered in the order in which they come."""
    if count == 0:
        yield ()
        return
    for before in partitions(count - 1):
        for draw in range(max(before, default=-1) + 2):
            yield (*before, draw)

"""Which inspections share a draw, their windows given.

Sharing a draw makes samples overlap, which is best wherever any two windows share a date. Where a window stands in the
middle of two that are apart, the outer two may do better apart: drawn together, they need two dates more often. So
from the best of some beginnings inspections change their draws one by one as long as fewer visits are expected; the
bound of `model` says how much any other choice could still gain. Every change saves at least 10^-`DIGITS` visits, so it
ends. Complexity: a round asks for at most n^2 expectations of the profiles that one of n inspections is in. Source: our
own, a local search; it proves nothing by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from solvers.aligning.expectation import expected_visits, visits_expected
from solvers.aligning.problem import Problem, Window, windows_at

DIGITS = 6  # visits that differ by less are the same


def best_draws(problem: Problem, places: Sequence[int], beginnings: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The draws found, numbered from 0 by the first days of their windows; the first of equal beginnings counts."""
    expected = [round(visits_expected(problem, places, draws), DIGITS) for draws in beginnings]
    draws = list(beginnings[expected.index(min(expected))])
    windows = windows_at(problem, places)
    free = [one for one, inspection in enumerate(problem.inspections) if inspection.may_join]
    better = True
    while better:
        better = False
        for one in free:
            other = _better_draw(problem, windows, draws, one, free)
            if other is not None:
                draws[one], better = other, True
    return _fallen_apart(windows, draws)


def _better_draw(
    problem: Problem, windows: Sequence[Window], draws: Sequence[int], one: int, free: Sequence[int]
) -> int | None:
    """A draw in which fewer visits are expected than in its own: one of those that others may join, or a new one."""
    concerned = [profile for profile in problem.profiles if one in profile.chances]

    def visits(draw: int) -> float:
        changed = [*draws[:one], draw, *draws[one + 1 :]]
        return round(expected_visits(concerned, windows, changed), DIGITS)

    now = visits(draws[one])
    tried = [(visits(draw), draw) for draw in sorted({draws[other] for other in free} - {draws[one]})]
    least = min([*tried, (visits(max(draws) + 1), max(draws) + 1)])
    return least[1] if least[0] < now else None


def _fallen_apart(windows: Sequence[Window], draws: Sequence[int]) -> tuple[int, ...]:
    """Each draw split where no window of the year reaches over: what shares no date is visited apart anyway."""
    parts: dict[tuple[int, int], int] = {}
    numbers: dict[int, int] = {}
    stretch, end = 0, None
    for one in sorted(range(len(windows)), key=lambda one: (windows[one].first, windows[one].last, one)):
        if end is not None and windows[one].first > end:
            stretch += 1
        end = windows[one].last if end is None else max(end, windows[one].last)
        numbers[one] = parts.setdefault((stretch, draws[one]), len(parts))
    return tuple(numbers[one] for one in range(len(windows)))

"""How many visits are expected: exactly, as a finite sum over the sets of inspections that can draw a target together.

*Sets.* Inspections that share a draw share each target's number u, so those with the larger chances draw whenever those
with smaller ones do: sorted by chance, they draw as one of their prefixes, the prefix of j with probability
p(j) - p(j+1) (permanent random numbers; Ohlsson 1995). Different draws are independent. So a target of k inspections
has at most k + 1 sets where all share one draw and 2^k where none do.

*Visits of a set.* Checks whose windows share a date are made in one visit. The fewest dates that hit every window are
as many as windows can stand one before the other (interval stabbing; an interval graph is perfect).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from solvers.aligning.problem import Problem, Profile, Window, windows_at

Together = frozenset[int]


def drawn_together(profiles: Iterable[Profile], draws: Sequence[int]) -> dict[Together, float]:
    """How many targets are expected to be drawn by exactly each set of inspections, the empty set left out."""
    expected: dict[Together, float] = defaultdict(float)
    for profile in profiles:
        by_draw: dict[int, list[int]] = defaultdict(list)
        for one in profile.chances:
            by_draw[draws[one]].append(one)
        prefixes = [list(_prefixes(profile, members)) for members in by_draw.values()]
        for choice in product(*prefixes):
            together = frozenset[int]().union(*(members for members, _ in choice))
            if together:
                expected[together] += profile.targets * prod(chance for _, chance in choice)
    return dict(expected)


def _prefixes(profile: Profile, members: Sequence[int]) -> Iterator[tuple[Together, float]]:
    ordered = sorted(members, key=lambda one: -profile.chances[one])
    chances = [Fraction(1), *(profile.chances[one] for one in ordered), Fraction(0)]
    for size in range(len(ordered) + 1):
        if chances[size] > chances[size + 1]:
            yield frozenset(ordered[:size]), float(chances[size] - chances[size + 1])


def visits_of(windows: Iterable[Window]) -> int:
    """The fewest dates that hit every window: earliest last day first."""
    visits, day = 0, None
    for window in sorted(windows, key=lambda window: window.last):
        if day is None or window.first > day:
            visits, day = visits + 1, window.last
    return visits


def expected_visits(expected: Mapping[Together, float], windows: Sequence[Window]) -> float:
    """The visits expected in all, each inspection in the window at its place."""
    return sum(targets * visits_of(windows[one] for one in together) for together, targets in expected.items())


def visits_expected(problem: Problem, places: Sequence[int], draws: Sequence[int]) -> float:
    """The visits expected with these windows and draws."""
    return expected_visits(drawn_together(problem.profiles, draws), windows_at(problem, places))

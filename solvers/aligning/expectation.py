"""How many visits are expected: exactly, as a finite sum.

*Draws.* Inspections that share a draw share each target's number u, so those with the larger chances draw whenever
those with smaller ones do (permanent random numbers; Ohlsson 1995). Different draws are independent. This is the draw
of `solvers.drawing` where those that share it draw from the same targets of a stratum; where their frames differ,
samples overlap a little less, and so more visits are made (1 % in the demo).

*Visits of a target.* Checks whose windows share a date are made in one visit, so it takes the fewest dates that hit
every window drawn: in the order of their last days, a window that the visit before does not hit has one on its last
day (interval stabbing). `expected_visits` goes through the windows in that order with the probability of every state:
when the last visit was, and between which numbers u lies for each draw of which windows are still to come - one that
draws lowers the upper number to its chance, one that does not raises the lower. So a target of k inspections has
O(k^3) states where all share a draw, and k + 1 where none do.

What it proves: the sum is exact but for floating point, given the link between draws above.

*Sets.* `drawn_together` says how often which inspections draw a target together, for the model: sorted by chance, those
that share a draw draw as one of their prefixes, the prefix of j with probability p(j) - p(j+1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from solvers.aligning.problem import Problem, Profile, Window, windows_at

Together = frozenset[int]
_Known = tuple[tuple[int, float, float], ...]
_States = dict[tuple[int | None, _Known], float]


def visits_expected(problem: Problem, places: Sequence[int], draws: Sequence[int]) -> float:
    """The visits expected in all, the windows given by their places."""
    return expected_visits(problem.profiles, windows_at(problem, places), draws)


def expected_visits(profiles: Iterable[Profile], windows: Sequence[Window], draws: Sequence[int]) -> float:
    """The visits expected at the targets of some profiles, with the window and the draw of each inspection."""
    return sum(profile.targets * _visits_of_one(profile, windows, draws) for profile in profiles)


def _visits_of_one(profile: Profile, windows: Sequence[Window], draws: Sequence[int]) -> float:
    ordered = sorted(profile.chances, key=lambda one: (windows[one].last, one))
    ends = {draws[one]: one for one in ordered}
    states: _States = {(None, ()): 1.0}
    visits = 0.0
    for one in ordered:
        after: _States = defaultdict(float)
        chance, window, draw = float(profile.chances[one]), windows[one], draws[one]
        for (day, known), probability in states.items():
            low, high = next(((low, high) for other, low, high in known if other == draw), (0.0, 1.0))
            rest = tuple(entry for entry in known if entry[0] != draw)
            drawn = probability * min(1.0, max(0.0, (chance - low) / (high - low)))
            hit = day is not None and day >= window.first
            visits += 0.0 if hit else drawn
            for share, then, lower, upper in (
                (drawn, day if hit else window.last, low, min(high, chance)),
                (probability - drawn, day, max(low, chance), high),
            ):
                if share > 0.0:
                    after[then, rest if ends[draw] == one else (*rest, (draw, lower, upper))] += share
        states = after
    return visits


def ways(profiles: Iterable[Profile], draws: Sequence[int]) -> int:
    """How many sets `drawn_together` goes through at most."""
    count = 0
    for profile in profiles:
        sizes: dict[int, int] = defaultdict(int)
        for one in profile.chances:
            sizes[draws[one]] += 1
        count += prod(size + 1 for size in sizes.values())
    return count


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

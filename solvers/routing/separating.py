"""Separating: subset rows that fractional routes break.

Of an odd number of visits a route uses up one of the pairs for every two that it carries, and there are no more pairs
than half the visits (Jepsen, Petersen, Spoorendonk and Pisinger 2008, with k = 2; of routes of two visits these are the
odd sets of Edmonds 1965). Three visits that share routes are tried all; the most loaded are grown two visits at a time,
to where the routes gain most that hold an odd number of them.

Complexity: all threes of visits that share routes, then `_GROWN` of each size for every visit. What it proves: what is
found is broken, and whole routes keep it; what is not found may exist.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import combinations

from solvers.routing.bottlenecks import Members

Subset = tuple[int, ...]
_LARGEST, _GROWN, _WIDTH = 7, 2, 4


def pairs_held(subset: Subset, routes: Mapping[int, Sequence[Members]]) -> dict[Members, int]:
    """How many pairs of the subset each route uses up; routes: by the visits they carry."""
    held = Counter(members for visit in subset for members in routes.get(visit, ()))
    return {members: count // 2 for members, count in held.items() if count > 1}


def broken(shares: Mapping[Members, float], least: float) -> dict[Subset, float]:
    """Subsets of visits, ascending, by how much their rows are broken; at least so much.

    shares: of the routes that are used in part.
    """
    at: dict[int, list[Members]] = defaultdict(list)
    for members in shares:
        for visit in members:
            at[visit].append(members)
    loads = {subset: _load(subset, at, shares) for subset in _threes(at)}
    found: dict[Subset, float] = {}
    for size in range(3, _LARGEST + 1, 2):
        found.update({subset: load - size // 2 for subset, load in loads.items() if load > size // 2 + least})
        seeds = nlargest(_GROWN * len(at), loads, key=lambda subset: (loads[subset], subset))
        loads = {
            tuple(sorted((*subset, *added))): loads[subset] + gain
            for subset in seeds
            for added, gain in _two_more(subset, at, shares)
        }
    return found


def _threes(at: Mapping[int, Sequence[Members]]) -> set[Subset]:
    """Every three visits of which one shares routes with the others."""
    found: set[Subset] = set()
    for visit, routes in at.items():
        beside = {other for members in routes for other in members} - {visit}
        found.update(tuple(sorted((visit, *two))) for two in combinations(beside, 2))
    return found


def _load(subset: Subset, at: Mapping[int, Sequence[Members]], shares: Mapping[Members, float]) -> float:
    return sum(shares[members] * pairs for members, pairs in pairs_held(subset, at).items())


def _two_more(
    subset: Subset, at: Mapping[int, Sequence[Members]], shares: Mapping[Members, float]
) -> list[tuple[tuple[int, int], float]]:
    """Two visits to grow by, the most promising of them, and what that adds to the load."""
    found = []
    for first, gain in _one_more(subset, at, shares):
        found += [((first, second), gain + further) for second, further in _one_more((*subset, first), at, shares)]
    return found


def _one_more(
    subset: Subset, at: Mapping[int, Sequence[Members]], shares: Mapping[Members, float]
) -> list[tuple[int, float]]:
    held = Counter(members for visit in subset for members in at[visit])
    gains: dict[int, float] = defaultdict(float)
    for members, count in held.items():
        if count % 2:
            for visit in members:
                gains[visit] += shares[members]
    for visit in subset:
        gains.pop(visit, None)
    return nlargest(_WIDTH, gains.items(), key=lambda one: (one[1], -one[0]))

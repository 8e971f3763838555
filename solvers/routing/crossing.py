"""Routes across areas: what they could take off the bounds of the areas, and the bound on all posts after that.

Areas are partitioned apart, although people who cover two areas could make a route through both. A bound that ignored
such routes would be none: they are priced here, all of them, at the prices of the areas, and where one is worth more
than it costs, prices are changed until it is not (reconciling.py). Source: our own, by the duality of `certificate`.
What it proves: what is left is a bound over every route there is, across areas or within.

Complexity: that of reconciling, with O(n^2) pairs of the visits that may cross; beyond `_MOST_VISITS` these count
nothing instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from solvers import grouping
from solvers.effort import ENDLESS, Effort
from solvers.routing.block import Block, Numbers, block_of
from solvers.routing.bottlenecks import Crowding
from solvers.routing.certificate import Certificate, cost_alone, rounded_up
from solvers.routing.pricing import Cuts, Priced, Pricer
from solvers.routing.problem import Problem, Visit
from solvers.routing.reconciling import Market, reconciled

Certificates = Mapping[tuple[int, ...], Certificate]
_MOST_VISITS = 8000  # beyond, visits that could cross count nothing: weak, and still a bound


def bounded(
    problem: Problem,
    certificates: Certificates,
    routed: AbstractSet[int],
    in_part: Iterable[Visit] = (),
    effort: Effort = ENDLESS,
) -> int:
    """The fewest posts of routes that carry the visits in `routed`, whatever routes there are.

    certificates: of each area, by the visits' positions in the problem. Visits that no certificate prices (in `routed`,
    and those carried in part besides) count nothing, which is safe: taking them off a route leaves a route. effort: how
    long prices are looked for at which the bound is high.
    """
    prices, groups, step_across = _reconciled(problem, certificates, effort)
    priced = set(chain(*certificates))
    strangers = [*in_part, *(problem.visits[number] for number in sorted(routed - priced))]
    total = 0
    for group in groups:
        millionths = 0
        for numbers in group:
            certificate = certificates[numbers]
            millionths += sum(int(prices[number]) for number in numbers if number in routed)
            millionths -= _penalties(numbers, certificate.cuts, routed) + certificate.crowding.total
            millionths -= _led_by_others(certificate.crowding, strangers)
        steps = {certificates[numbers].step for numbers in group}
        total += max(0, rounded_up(millionths, min(steps | {step_across} if len(group) > 1 else steps)))
    return total


def _penalties(numbers: tuple[int, ...], cuts: Cuts, routed: AbstractSet[int]) -> int:
    """Penalties of the subset rows, as often as there are pairs of their visits that are routed."""
    return sum(
        penalty * (sum(numbers[place] in routed for place in subset) // 2)
        for subset, penalty in zip(cuts.subsets, cuts.penalties, strict=True)
    )


def _led_by_others(crowding: Crowding, strangers: Iterable[Visit]) -> int:
    """What the leaders' bottlenecks may take off in addition.

    Without the visit that nobody prices, only one department may lead its route, which need not be the one that does.
    """
    keys = [(slots, ~asked, cost) for (slots, asked), cost in zip(crowding.keys, crowding.penalties, strict=True)]
    return sum(
        penalty
        for visit in strangers
        for slots, department, penalty in keys
        if department >= 0 and visit.slots & slots and visit.leads - {department}
    )


def _reconciled(
    problem: Problem, certificates: Certificates, effort: Effort
) -> tuple[Numbers, list[list[tuple[int, ...]]], int]:
    """Prices by visit at which no route pays, within an area or across; visits that no certificate prices have none.

    Then the areas in groups that routes across them could link, and what the posts of such routes are multiples of.
    """
    apart = [[numbers] for numbers in certificates]
    prices = np.zeros(len(problem.visits), dtype=np.int64)
    for numbers, certificate in certificates.items():
        prices[list(numbers)] = certificate.prices
    shared = _shared_departments(problem)
    crossing = [number for number in sorted(chain(*certificates)) if _may_cross(problem, number, shared)]
    if len(crossing) > _MOST_VISITS:
        prices[crossing] = np.minimum(prices[crossing], 0)
        return prices, [list(certificates)], 1
    if not crossing:
        return prices, apart, 1
    block = block_of(problem, crossing)
    areas = np.array([problem.visits[number].area for number in crossing])
    pairs = _restrict(block, areas, shared)
    if not pairs.any():
        return prices, apart, 1
    linked = {(int(areas[a]), int(areas[b])) for a, b in zip(*np.nonzero(pairs), strict=True)}
    groups = _grouped(problem, certificates, linked)
    across = _across(block, areas, certificates)
    lower = across.lowered(prices)
    if (lower < prices).any() and not effort.spent():
        lower = reconciled(prices, *_within(problem, certificates, groups, effort.processes), across, effort)
    return lower, groups, block.step


def _across(block: Block, areas: Numbers, certificates: Certificates) -> Market:
    """The routes across areas; bottlenecks, which are about one area's, hold none of them."""
    cuts = _cuts(certificates, {number: position for position, number in enumerate(block.numbers)})

    def routes(prices: Numbers, threshold: int) -> list[Priced]:
        found = Pricer(block, prices, cuts, threshold=threshold).routes()
        return [_only_across(priced, areas) for priced in found]

    return Market(np.array(block.numbers), routes)


def _within(
    problem: Problem, certificates: Certificates, groups: Iterable[Sequence[tuple[int, ...]]], processes: int
) -> tuple[Numbers, list[Market]]:
    """What a route of each visit alone costs, and the routes within each of the areas that are linked to others."""
    linked = [numbers for group in groups if len(group) > 1 for numbers in group]
    with ThreadPoolExecutor(processes) as threads:  # nearly all of it is numpy's, which threads do side by side
        blocks = list(threads.map(partial(_prepared, problem), linked))
    alone = np.zeros(len(problem.visits), dtype=np.int64)
    markets = []
    for numbers, block in zip(linked, blocks, strict=True):
        alone[list(numbers)] = cost_alone(block, certificates[numbers].crowding)
        markets.append(Market(np.array(numbers), partial(_routes_within, block, certificates[numbers])))
    return alone, markets


def _prepared(problem: Problem, numbers: Sequence[int]) -> Block:
    """The block of an area, with what takes long to compute already there."""
    block = block_of(problem, numbers)
    _ = block.neighbours
    return block


def _routes_within(block: Block, certificate: Certificate, prices: Numbers, threshold: int) -> list[Priced]:
    return Pricer(block, prices, certificate.cuts, certificate.crowding, threshold).routes()


def _shared_departments(problem: Problem) -> dict[tuple[int, int], frozenset[int]]:
    """For each two areas: the departments with people enough for a team who cover both."""
    people: Counter[tuple[int, int, int]] = Counter()
    for inspector in problem.inspectors:
        own = [area for area in range(inspector.areas.bit_length()) if inspector.areas >> area & 1]
        people.update((a, b, inspector.department) for a, b in combinations(own, 2))
    found: dict[tuple[int, int], set[int]] = {}
    for (a, b, department), count in people.items():
        if count >= problem.posts_per_department:
            found.setdefault((a, b), set()).add(department)
    return {pair: frozenset(departments) for pair, departments in found.items()}


def _may_cross(problem: Problem, number: int, shared: Mapping[tuple[int, int], frozenset[int]]) -> bool:
    visit = problem.visits[number]
    return any(visit.area in pair and departments.issuperset(visit.needs) for pair, departments in shared.items())


def _restrict(
    block: Block, areas: NDArray[np.intp], shared: Mapping[tuple[int, int], frozenset[int]]
) -> NDArray[np.bool_]:
    """Takes out of the block's pairs those across areas that no team could visit; the pairs across that are left."""
    highest = int(areas.max()) + 1
    missing = np.full((highest, highest), np.uint64(2**64 - 1))
    np.fill_diagonal(missing, np.uint64(0))
    bits = block.needs.departments
    for (a, b), departments in shared.items():
        if b < highest:
            known = sum({1 << bits[one] for one in departments if one in bits})
            missing[a, b] = missing[b, a] = np.uint64(~known & 0xFFFFFFFF)
    needs = block.bits & np.uint64(0xFFFFFFFF)  # departments only
    blocked = (needs[:, None] | needs[None, :]) & missing[areas[:, None], areas[None, :]]
    pairs = block.pairs
    pairs &= blocked == 0
    across: NDArray[np.bool_] = pairs & (areas[:, None] != areas[None, :])
    return across


def _cuts(certificates: Certificates, place: Mapping[int, int]) -> Cuts:
    subsets: list[tuple[int, ...]] = []
    penalties: list[int] = []
    for numbers, certificate in certificates.items():
        own = {position: place[number] for position, number in enumerate(numbers) if number in place}
        cuts = certificate.cuts.among(own)
        subsets += cuts.subsets
        penalties += cuts.penalties
    return Cuts(tuple(subsets), tuple(penalties))


def _only_across(priced: Priced, areas: NDArray[np.intp]) -> Priced:
    where = areas[priced.members]
    across = (where != where[:, :1]).any(axis=1)
    return Priced(priced.members[across], priced.gains[across], priced.posts[across], priced.travel[across])


def _grouped(
    problem: Problem, certificates: Certificates, linked: AbstractSet[tuple[int, int]]
) -> list[list[tuple[int, ...]]]:
    """The certificates in groups of areas that are linked, directly or over others."""
    own = list(certificates)
    links = [[pair for pair in linked if problem.visits[numbers[0]].area in pair] for numbers in own]
    return [[own[place] for place in group] for group in grouping.groups(links)]

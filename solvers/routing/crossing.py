"""Routes across areas: what they could take off the bounds of the areas, and the bound on all posts after that.

Areas are partitioned apart, although people who cover two areas could make a route through both. A bound that ignored
such routes would be none: they are priced here, all of them, at the prices of the areas, and where one is worth more
than it costs, prices are lowered until it is not. What is left is a bound over every route there is.

Complexity: one pricing of the visits that may cross, O(n^2) pairs; beyond `_MOST_VISITS` they count nothing instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from solvers.routing.block import Block, block_of
from solvers.routing.bottlenecks import Crowding
from solvers.routing.certificate import Certificate, lowered, rounded_up
from solvers.routing.pricing import Cuts, Priced, Pricer
from solvers.routing.problem import Problem, Visit

Certificates = Mapping[tuple[int, ...], Certificate]
_MOST_VISITS = 8000  # beyond, visits that could cross count nothing: weak, and still a bound


def bounded(
    problem: Problem, certificates: Certificates, routed: AbstractSet[int], in_part: Iterable[Visit] = ()
) -> int:
    """The fewest posts of routes that carry the visits in `routed`, whatever routes there are.

    certificates: of each area, by the visits' positions in the problem. Visits that no certificate prices (in `routed`,
    and those carried in part besides) count nothing, which is safe: taking them off a route leaves a route.
    """
    prices = {
        number: int(price)
        for numbers, certificate in certificates.items()
        for number, price in zip(numbers, certificate.prices, strict=True)
    }
    groups, step_across = _lower(problem, certificates, prices)
    strangers = [*in_part, *(problem.visits[number] for number in sorted(routed) if number not in prices)]
    total = 0
    for group in groups:
        millionths = 0
        for numbers in group:
            certificate = certificates[numbers]
            millionths += sum(prices[number] for number in numbers if number in routed)
            millionths -= _penalties(numbers, certificate.cuts, routed) + certificate.crowding.total
            millionths -= _led_by_others(certificate.crowding, strangers)
        steps = {certificates[numbers].step for numbers in group}
        total += max(0, rounded_up(millionths, min(steps | {step_across} if len(group) > 1 else steps)))
    return total


def _penalties(numbers: tuple[int, ...], cuts: Cuts, routed: AbstractSet[int]) -> int:
    """Penalties of the subset rows of which at least two visits are routed; the others hold no route."""
    return sum(
        penalty
        for triple, penalty in zip(cuts.triples, cuts.penalties, strict=True)
        if sum(numbers[place] in routed for place in triple) > 1
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


def _lower(
    problem: Problem, certificates: Certificates, prices: dict[int, int]
) -> tuple[list[list[tuple[int, ...]]], int]:
    """Lowers the prices of visits on routes across areas.

    Returns the areas in groups that such routes could link, and what the posts of such routes are multiples of.
    """
    shared = _shared_departments(problem)
    crossing = [number for number in sorted(prices) if _may_cross(problem, number, shared)]
    if not crossing:
        return [[numbers] for numbers in certificates], 1
    if len(crossing) > _MOST_VISITS:
        prices.update({number: min(prices[number], 0) for number in crossing})
        return [list(certificates)], 1
    block = block_of(problem, crossing)
    areas = np.array([problem.visits[number].area for number in crossing])
    across = _restrict(block, areas, shared)
    if not across.any():
        return [[numbers] for numbers in certificates], 1
    place = {number: position for position, number in enumerate(crossing)}
    pricer = Pricer(block, np.array([prices[number] for number in crossing]), _cuts(certificates, place))
    found = [_only_across(priced, areas) for priced in pricer.routes()]
    prices.update(zip(crossing, lowered(pricer.prices, found).tolist(), strict=True))
    linked = {(int(areas[a]), int(areas[b])) for a, b in zip(*np.nonzero(across), strict=True)}
    return _grouped(problem, certificates, linked), block.step


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
    triples: list[tuple[int, int, int]] = []
    penalties: list[int] = []
    for numbers, certificate in certificates.items():
        own = {position: place[number] for position, number in enumerate(numbers) if number in place}
        cuts = certificate.cuts.among(own)
        triples += cuts.triples
        penalties += cuts.penalties
    return Cuts(tuple(triples), tuple(penalties))


def _only_across(priced: Priced, areas: NDArray[np.intp]) -> Priced:
    where = areas[priced.members]
    across = (where != where[:, :1]).any(axis=1)
    return Priced(priced.members[across], priced.gains[across], priced.posts[across], priced.travel[across])


def _grouped(
    problem: Problem, certificates: Certificates, linked: Iterable[tuple[int, int]]
) -> list[list[tuple[int, ...]]]:
    """The certificates in groups of areas that are linked, directly or over others."""
    group = {problem.visits[numbers[0]].area: {problem.visits[numbers[0]].area} for numbers in certificates}
    for a, b in linked:
        if group[a] is not group[b]:
            group[a] |= group[b]
            for area in group[b]:
                group[area] = group[a]
    gathered: dict[int, list[tuple[int, ...]]] = {}
    for numbers in certificates:
        gathered.setdefault(min(group[problem.visits[numbers[0]].area]), []).append(numbers)
    return list(gathered.values())

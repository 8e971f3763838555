"""Focusing: neighbourhoods around the routes that cost more than the programme's prices say, solved one by one.

The posts of a solution above the bound are the reduced costs of its routes, penalties included, and what its cuts
have left over. At a good solution nearly all routes cost nothing; the few that do show where it can still be better.
Around each of them, dearest first, the routes that share cheap routes with it are gathered until they carry enough
visits (large neighbourhood search, Shaw 1998). The linear programme of these visits with subset rows says whether there
is anything to gain, which mostly there is not; where there is, routes whose reduced cost exceeds the gain that is
possible are left out (reduced cost fixing, Dantzig, Fulkerson and Johnson 1954), so that little is left to choose from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from solvers.routing.bottlenecks import Bottlenecks, Members, Use
from solvers.routing.master import Master, Triple
from solvers.routing.pricing import SCALE

_NEAR = SCALE * 6 // 10  # reduced cost up to which a route links the routes that share visits with it
_NOISE = 1e-6
_CUT_ROUNDS, _MOST_ROUTES = 3, 1_200


def neighbourhood(
    seed: Members,
    costs: Mapping[Members, int],
    route_of: Mapping[int, Members],
    cheap: Mapping[int, Sequence[tuple[int, Members]]],
    visits: int,
) -> list[Members]:
    """Routes of a solution around one of them that carry so many visits or a few more; fewer where no more are linked.

    costs: reduced costs of the solution's routes, in millionths of a post; dear ones come first. route_of: the route of
    each visit. cheap: for each visit the routes it could be on with their reduced costs, ascending.
    """
    chosen, score = {seed}, defaultdict[Members, float](float)
    fresh, count = seed, len(seed)
    while True:
        for visit in fresh:
            near = cheap.get(visit, ())
            for reduced_cost, members in near:
                if reduced_cost > _NEAR:
                    break
                for other in members:
                    if route_of[other] not in chosen:
                        score[route_of[other]] += 1 / ((0.1 + reduced_cost / SCALE) * len(near) ** 0.5)
        if count >= visits or not score:
            return sorted(chosen)
        fresh = max(score, key=lambda members: (_pull(score[members], members, costs), members))
        del score[fresh]
        chosen.add(fresh)
        count += len(fresh)


def _pull(score: float, members: Members, costs: Mapping[Members, int]) -> float:
    return score / len(members) * (1 + costs[members] / SCALE)


def worth_choosing(
    routes: Mapping[Members, tuple[int, Use]], triples: Iterable[Triple], bottlenecks: Bottlenecks, most_posts: int
) -> tuple[list[Members], list[Triple]]:
    """Those of the routes that could stand in a solution of at most so many posts, and subset rows that hold for them.

    routes: posts and use of each. No route where the linear programme shows that there is no such solution.
    """
    visits = sorted({visit for members in routes for visit in members})
    place = {visit: number for number, visit in enumerate(visits)}
    master = Master(len(visits), bottlenecks)
    for members, (posts, use) in routes.items():
        master.add(tuple(place[visit] for visit in members), posts, use)
    master.cut((place[a], place[b], place[c]) for a, b, c in triples if {a, b, c} <= place.keys())
    for number in range(_CUT_ROUNDS + 1):
        possible = most_posts - master.solve() + _NOISE
        if possible < 0:
            return [], []
        reduced_costs = master.reduced_costs()
        if number == _CUT_ROUNDS or not master.separate():
            break
    kept = sorted((cost, members) for members, cost in reduced_costs.items() if cost <= possible)[:_MOST_ROUTES]
    return (
        sorted(tuple(visits[one] for one in members) for _, members in kept),
        [(visits[a], visits[b], visits[c]) for a, b, c in master.triples],
    )

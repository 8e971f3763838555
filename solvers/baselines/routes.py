"""The part of the big model that puts visits on routes, in an order that leaves time to travel (R5, R6).

Complexity: quadratic in the visits that share a slot.
Source, mathematics and what it proves stand in `monolith`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from solvers.baselines.dates import Dates
from solvers.baselines.facts import Facts
from solvers.baselines.statement import Paths, Statement


@dataclass(frozen=True)
class Routes:
    """Variables: on[visit, representative]; arcs[visit, next]; start[visit] in minutes from the start of its slot.

    travel: minutes by arc; riders[representative]: the visits that may be on its route, itself first.
    """

    on: dict[tuple[int, int], int]
    arcs: dict[tuple[int, int], int]
    start: list[int]
    travel: dict[tuple[int, int], int]
    riders: dict[int, list[int]]

    @classmethod
    def state(cls, statement: Statement, facts: Facts, dates: Dates) -> Routes:
        """States that part."""
        count = len(facts.visits)
        travel = dict(_follow(facts))
        pairs = {(max(i, j), min(i, j)) for i, j in travel}
        on = {pair: statement.flag() for pair in [(i, i) for i in range(count)] + sorted(pairs)}
        riders = defaultdict(list)
        for i, r in on:
            riders[r].append(i)
        longest = facts.longest(range(len(facts.crew.slots)))
        start = [statement.number(0, longest) for _ in range(count)]
        routes = cls(on, {arc: statement.flag() for arc in travel}, start, travel, dict(riders))
        _ride(statement, dates, routes)
        _order(statement, facts, dates, routes)
        return routes


def _follow(facts: Facts) -> Iterator[tuple[tuple[int, int], int]]:
    """Visits that could follow one another on a route with somebody who may go to both, and the minutes between."""
    least = [facts.least_minutes(visit) for visit in facts.visits]
    may_go = [facts.may_go(visit) for visit in facts.visits]
    slots = [frozenset(visit.slots) for visit in facts.visits]
    for i, j in combinations(range(len(facts.visits)), 2):
        if facts.visits[i].target is facts.visits[j].target:
            continue
        shared = slots[i] & slots[j]
        if not shared or may_go[i].isdisjoint(may_go[j]):
            continue
        minutes = facts.travel(facts.visits[i], facts.visits[j])
        if least[i] + minutes + least[j] <= facts.longest(tuple(shared)):
            yield (i, j), minutes
            yield (j, i), minutes


def _ride(statement: Statement, dates: Dates, routes: Routes) -> None:
    """Each used visit is on the route of one representative, which is on its own, in the same slot."""
    of: dict[int, list[int]] = defaultdict(list)
    for (i, r), flag in routes.on.items():
        of[i].append(flag)
        if i != r:
            statement.implies(flag, then=routes.on[r, r])
            statement.hold([(1, dates.slot[i]), (-1, dates.slot[r])], least=0, most=0, only_if=flag)
    for i, flags in of.items():
        statement.equals(dates.used[i], _each(flags))


def _order(statement: Statement, facts: Facts, dates: Dates, routes: Routes) -> None:
    """One path through the visits of each route; time to travel; all inside the slot."""
    count = len(facts.visits)
    first, last = statement.flags(count), statement.flags(count)
    statement.paths.append(Paths(dates.used, first, last, routes.arcs))
    heads = [(-1, routes.on[r, r]) for r in range(count)]
    statement.hold([*_each(first), *heads], least=0, most=0)
    route_of = [statement.number(0, count) for _ in range(count)]
    riding: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (i, r), flag in routes.on.items():
        riding[i].append((r, flag))
    for i, number in enumerate(route_of):
        statement.equals(number, riding[i])
        lengths = [(-facts.crew.slots[slot].session.minutes, flag) for slot, flag in dates.at[i].items()]
        ends = [(1, routes.start[i]), (1, dates.minutes[i])]
        statement.hold([*ends, *lengths], most=0)
    for (i, j), flag in routes.arcs.items():
        statement.hold([(1, route_of[i]), (-1, route_of[j])], least=0, most=0, only_if=flag)
        times = [(1, routes.start[j]), (-1, routes.start[i]), (-1, dates.minutes[i])]
        statement.hold(times, least=routes.travel[i, j], only_if=flag)


def _each(flags: Iterable[int]) -> list[tuple[int, int]]:
    return [(1, flag) for flag in flags]

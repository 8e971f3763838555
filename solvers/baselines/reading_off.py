"""The plan of a solved big model: routes in order of time, times from the order, posts from the people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from solvers.baselines.assembling import Stop, assemble, route_of
from solvers.baselines.monolith import Monolith
from solvers.planning.plan import Plan, Route


def read_off(made: Monolith, values: Sequence[int], problem_sha256: str) -> Plan:
    """The plan that the values of all variables say."""
    riders: dict[int, list[int]] = defaultdict(list)
    for (i, r), flag in made.routes.on.items():
        if values[flag]:
            riders[r].append(i)
    routes = [_route(made, values, r, visits) for r, visits in riders.items()]
    return assemble(made.facts.problem, problem_sha256, routes)


def _route(made: Monolith, values: Sequence[int], r: int, visits: Sequence[int]) -> Route:
    facts, problem = made.facts, made.facts.problem
    slot = facts.crew.slots[values[made.dates.slot[r]]]
    stops = [
        Stop(
            facts.visits[i].target.id,
            tuple(check.id for check in facts.visits[i].checks if values[made.dates.on[check.id, i]]),
        )
        for i in sorted(visits, key=lambda i: values[made.routes.start[i]])
    ]
    people = [p for (p, own), flag in made.teams.member.items() if own == r and values[flag]]
    leads = [p for (p, own), flag in made.teams.leader.items() if own == r and values[flag]]
    inspectors = [problem.inspectors[p] for p in people]
    leader = problem.inspectors[leads[0]].id if leads else None
    return route_of(problem, f"r{r}", slot.date, slot.session, stops, inspectors, leader)

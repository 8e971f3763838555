"""The whole planning problem as one model: which check on which visit, when, on whose route, in what order, with whom.

Sets: checks c, visits that could be i (the n-th to a target), slots s, inspectors p. A route is known by its visit of
lowest number, its representative r <= i (asymmetric representatives, Campelo, Campos, Correa 2008): no two numberings
of the same routes exist. Flags: x[c,i] check on visit; z[i,s] visit in slot; a[i,r] visit on the route of r;
w[p,r] inspector in its team; l[p,r] leads it; arc[i,j] j follows i. Whole numbers: start[i], minutes[i].

    maximise   weight * W - visits * V - person-sessions * S - travel       lexicographic by size
    x: each check at most once, in a slot of its own                        R1, R2, R4, R12     `dates`
    visits to a target in order of date, the gap apart                      R3                  `dates`
    a: each used visit on one route, in the slot of its representative                          `routes`
    arc: one path a route; start[j] >= start[i] + minutes[i] + travel       R5, R6              `routes`
    w: enough people, of each department, with each specialty, one leader   R7-R9, R11          `teams`
    w: areas, recusals, leave, one route a session, weekly limit            R10                 `teams`

What it proves: where a solver proves its answer best, no plan is better in any score. Complexity: variables for each
check and visit, visit and slot, visit and inspector, and two visits that share a slot, twice as many rows; in a
county-month (840 checks, 254 visits, 44 slots, 145 inspectors) 3.5 x 10^5 variables and 7 x 10^5 rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from solvers.baselines.dates import Dates
from solvers.baselines.facts import Facts
from solvers.baselines.routes import Routes
from solvers.baselines.statement import Statement
from solvers.baselines.teams import Teams


@dataclass(frozen=True)
class Monolith:
    """The statement and the variables in it."""

    facts: Facts
    statement: Statement
    dates: Dates
    routes: Routes
    teams: Teams


def monolith(facts: Facts) -> Monolith:
    """States the problem."""
    statement = Statement()
    dates = Dates.state(statement, facts)
    routes = Routes.state(statement, facts, dates)
    teams = Teams.state(statement, facts, dates, routes)
    _price(statement, facts, dates, routes, teams)
    return Monolith(facts, statement, dates, routes, teams)


def _price(statement: Statement, facts: Facts, dates: Dates, routes: Routes, teams: Teams) -> None:
    """Each score outweighs all that comes after it."""
    longest = facts.longest(range(len(facts.crew.slots)))
    person_session = 1 + longest * len(facts.visits)
    people, slots = len(facts.problem.inspectors), len(facts.crew.slots)
    per_route = min(people, facts.problem.rules.max_team_size or people)
    visit = person_session * (1 + min(people * slots, per_route * len(facts.visits)))
    weight = visit * (1 + len(facts.visits))
    for arc, flag in routes.arcs.items():
        statement.worth[flag] = -routes.travel[arc]
    for flag in teams.member.values():
        statement.worth[flag] = -person_session
    for flag in dates.used:
        statement.worth[flag] = -visit
    for (check, _), flag in dates.on.items():
        statement.worth[flag] = weight * facts.problem.check_by_id[check].weight

"""bound: what no plan can beat, from the merges alone (never from the routes that were found).

Weight: the sum of what each target's visits can carry at most. Visits: where all of that weight is planned, the sum
of the targets' fewest visits; where less is planned, the fewest visits that could carry it if each were as heavy as a
visit can be. Person-sessions: every visit needs its people on some route, and a route has at most as many visits as
fit into the longest session, so each department's visits, divided by that number and rounded up, give routes that
department must be on.
"""

from __future__ import annotations

from collections import Counter

from coordination.model.timetable import Merges
from solvers.planning.plan import Bounds, Scores
from solvers.planning.problem import Problem


def bound(problem: Problem, merges: Merges, scores: Scores) -> Bounds:
    """Valid bounds for a plan with these scores."""
    full = scores.planned_weight == merges.weight_bound
    visits = merges.visits_bound if full else _fewest_heaviest(problem, scores.planned_weight)
    return Bounds(
        planned_weight=merges.weight_bound,
        visits=visits,
        person_sessions=_fewest_person_sessions(problem, visits),
    )


def _fewest_heaviest(problem: Problem, weight: int) -> int:
    """The fewest visits that could carry the weight: no visit is heavier than all checks of its target together."""
    total: Counter[str] = Counter()
    for check in problem.checks:
        total[check.target] += check.weight
    visits = 0
    for _, heaviest in total.most_common():
        if weight <= 0:
            break
        weight -= heaviest
        visits += 1
    return visits


def _fewest_person_sessions(problem: Problem, visits: int) -> int:
    """Routes needed for so many visits, times the people of the smallest team."""
    rules = problem.rules
    shortest = rules.visit_setup_minutes + min((check.minutes for check in problem.checks), default=0)
    longest = max(session.minutes for session in problem.sessions)
    most_on_a_route = max(1, longest // max(1, shortest))
    people = max(rules.min_inspectors_per_visit, rules.min_inspectors_per_department)
    return -(-visits // most_on_a_route) * people

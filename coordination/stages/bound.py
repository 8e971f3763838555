"""bound: what no plan can beat, from the merges alone (never from the routes that were found).

Weight: the sum of what each target's visits can carry at most. Visits: where all of that weight is planned, the sum
of the targets' fewest visits; where less is planned, the fewest visits that could carry it if each were as heavy as a
visit can be. Person-sessions: the certificate
of the routes, which is priced over every route that fits and not over those that were found.
"""

from __future__ import annotations

from collections import Counter

from coordination.model.timetable import Merges
from solvers.planning.plan import Bounds, Scores
from solvers.planning.problem import Problem


def bound(problem: Problem, merges: Merges, scores: Scores, person_sessions: int) -> Bounds:
    """Valid bounds for a plan with these scores; person_sessions: what no routes with its visits go below."""
    full = scores.planned_weight == merges.weight_bound
    visits = merges.visits_bound if full else _fewest_heaviest(problem, scores.planned_weight)
    return Bounds(
        planned_weight=merges.weight_bound,
        visits=visits,
        person_sessions=person_sessions,
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

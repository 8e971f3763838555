"""bound: what no plan can beat, from the merges alone (never from the routes that were found).

Weight: the sum of what each target's visits can carry at most. Visits: the fewest that could carry the planned weight,
from what each target's visits carry at most if there are fewer of them (`solvers.merging.fewer`); where all weight is
planned, the sum of the targets' fewest visits. Person-sessions: the certificate of the routes, which is priced over
every route that fits and not over those that were found. Source and proof: `solvers.merging.fewer`,
`solvers.routing.certificate`. Complexity: sorting as many pieces as there are visits.
"""

from __future__ import annotations

from coordination.model.timetable import Merges
from solvers.merging.fewer import fewest_for
from solvers.planning.plan import Bounds, Scores


def bound(merges: Merges, scores: Scores, person_sessions: int) -> Bounds:
    """Valid bounds for a plan with these scores; person_sessions: what no routes with its visits go below."""
    pinned = sum(visit.pinned for visit in merges.visits)
    return Bounds(
        planned_weight=merges.weight_bound,
        visits=pinned + fewest_for(merges.frontiers, scores.planned_weight - merges.pinned_weight),
        person_sessions=person_sessions,
    )

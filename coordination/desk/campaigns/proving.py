"""Use case: the bounds of a published plan, and what they come from."""

from __future__ import annotations

from collections import Counter

from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.model.access import Act, Caller
from coordination.model.campaigns import Proof, ProvedBound
from coordination.storage import runs

_NEWEST = 0


def read_proof(office: Office, caller: Caller, campaign_id: str, number: int = _NEWEST) -> Proof:
    """The bounds of a version, for whoever sees the whole city; raises NotFoundError where nothing is published."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
        number_of_run = runs.run_with_plan(session, version.campaign, version.plan_sha256)
        run = None if number_of_run is None else runs.run(session, number_of_run)
        parts = () if run is None else tuple(runs.blocks(session, run.id))
    scores, bounds = version.scores, version.bounds
    often = Counter(visit.target for visit in version.visits)
    once = sum(count == 1 for count in often.values())
    return Proof(
        campaign=version.campaign,
        version=version.version,
        bounds=(
            ProvedBound("planned_weight", scores.planned_weight, bounds.planned_weight),
            ProvedBound("visits", scores.visits, bounds.visits),
            ProvedBound("person_sessions", scores.person_sessions, bounds.person_sessions),
        ),
        once=once,
        more=len(often) - once,
        run=None if run is None else run.id,
        kind=None if run is None else run.kind,
        parts=parts,
    )

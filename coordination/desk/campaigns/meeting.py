"""Use case: the merge graph of a target: whose checks meet in which published visit, and why others do not."""

from __future__ import annotations

from itertools import combinations

from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.telling import teller
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.items import InspectionItem
from coordination.model.meetings import Apart, MergeGraph, MetCheck
from coordination.stages.together import apart
from coordination.storage import demands, runs
from coordination.storage.registers import everything
from coordination.texts import Texts
from solvers.planning.crew import Crew
from solvers.planning.openings import Openings
from solvers.planning.reading import read_problem

_NEWEST = 0


def merge_graph(
    office: Office, caller: Caller, said: Texts, campaign_id: str, target_id: str, number: int = _NEWEST
) -> MergeGraph:
    """The checks of a target as a published version joins them, of what is within the caller's reach.

    said: in whose language it is told why checks are left out. Raises NotFoundError where nothing is published, nothing
    of it is within reach, or the problem is no longer known.
    """
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
        problem_file = runs.problem_file_of(session, version.campaign, version.problem_sha256)
        if problem_file is None:
            raise NotFoundError("version-without-plan-file", campaign=version.campaign, version=version.version)
        problem = read_problem(problem_file)
        left = {one.check: one for one in version.unplanned}
        ours = [check for check in problem.checks if check.target == target_id]
        named = demands.named(session, caller.reach, version.campaign, [one.id for one in ours if one.id in left])
        names = {item.code: item.name for item in everything(session, InspectionItem)}
    visits = {visit.id: visit for visit in version.visits if visit.target == target_id}
    visit_of = {check.id: visit.id for visit in visits.values() for check in visit.checks}
    seen = [check for check in ours if check.id in visit_of or check.id in named]
    if not seen:
        raise NotFoundError("target-not-in-plan", target=target_id, campaign=version.campaign)
    openings = Openings(problem, Crew(problem))
    tell = teller(office.reference, said)
    groups = {visit: [problem.check_by_id[check.id] for check in visits[visit].checks] for visit in visits}
    return MergeGraph(
        campaign=version.campaign,
        version=version.version,
        target=target_id,
        target_name=next(
            iter([*(visit.target_name for visit in visits.values()), *(name for _, name in named.values())])
        ),
        days={visit.id: visit.held_on for visit in visits.values()},
        checks=tuple(
            MetCheck(
                id=check.id,
                department=check.department,
                item=check.item,
                item_name=names.get(check.item, check.item),
                first_date=check.first_date,
                last_date=check.last_date,
                minutes=check.minutes,
                exempt=check.gap_exempt,
                visit=visit_of.get(check.id, ""),
                detail=tell(left[check.id]) if check.id in left else "",
            )
            for check in seen
        ),
        apart=tuple(
            Apart(one, other, *apart(openings, groups[one], groups[other])) for one, other in combinations(visits, 2)
        ),
        gap_days=problem.rules.visit_gap_days,
    )

"""Use cases: a published plan beside what departments that go alone would have cost.

Both sides are about the same checks: those the plan carries. Alone, a department goes to each of its targets once.
What that costs in people is told as a bound, which no way of going alone undercuts, so the saving is never overstated:
a department's check minutes at a target, with the time to set up, are one visit at least; m minutes at least lie
between two places; so routes >= (sum of visits + m x places) / (longest session + m), rounded up, and every route
takes the fewest people the rules allow (R5, R6, R7). The numbers are those of the problem the plan was made for.
Where a what-if has planned the departments alone (`stages.separate`), its plan and its bound, which is a sharper one,
stand beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from coordination.desk.campaigns.separate_work import SeparateWork, separate_work
from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.kept import Kept
from coordination.desk.listing import page_of_list
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.model.access import Act, Caller, Reach
from coordination.model.campaigns import Comparison, DepartmentShare, TargetShare
from coordination.model.pages import Page, Wanted
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import demands, runs
from coordination.storage.database import Work
from solvers.planning.problem import Rules, Session, Travel

_NEWEST = 0


@dataclass(frozen=True)
class _Timed:
    """A check of a problem file, of which only this is read."""

    id: str
    minutes: int


@dataclass(frozen=True)
class _Costs:
    """What of a problem file says how long visits take."""

    sessions: tuple[Session, ...]
    rules: Rules
    travel: Travel
    checks: tuple[_Timed, ...]

    @property
    def least_people(self) -> int:
        """The smallest team of one department (R7)."""
        return max(self.rules.min_inspectors_per_visit, self.rules.min_inspectors_per_department)


_READER = TypeAdapter(_Costs)
_COSTS: Kept[_Costs] = Kept(2, _READER.validate_json)


def compare(office: Office, caller: Caller, campaign_id: str, number: int = _NEWEST) -> Comparison:
    """A version beside separate work, of the visits and checks within the caller's reach.

    Raises NotFoundError where nothing is published.
    """
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
        owed, _ = demands.counted(session, caller.reach).get(campaign_id, (0, 0))
        off_site = demands.off_site_count(session, caller.reach, campaign_id)
        left_out = len(demands.named(session, caller.reach, campaign_id, (one.check for one in version.unplanned)))
        costs = _costs(session, version)
        apart = separate_work(session, version)
    whole = replace(caller.reach, campaign="") == Reach()
    apart = apart if whole else None
    alike = None if apart is None or apart.left_out else apart
    shares = _departments(version.visits, costs, alike)
    teams = {visit.route: visit.team for visit in version.visits}
    least = [] if costs is None else [sum(share.separate_person_sessions or 0 for share in shares)]
    least += [alike.bound] if alike and alike.bound is not None else []
    return Comparison(
        campaign=version.campaign,
        version=version.version,
        owed=owed,
        planned=sum(len(visit.checks) for visit in version.visits),
        left_out=left_out,
        off_site=off_site,
        targets=len({visit.target for visit in version.visits}),
        visits=len(version.visits),
        visits_bound=version.bounds.visits if whole else None,
        separate=sum(share.separate for share in shares),
        routes=len(teams),
        inspectors=len({member.inspector for team in teams.values() for member in team}),
        person_sessions=sum(map(len, teams.values())),
        person_sessions_bound=version.bounds.person_sessions if whole else None,
        separate_person_sessions=max(least, default=None),
        separate_planned=sum(alike.posts.values()) if alike else None,
        separate_run=apart.run if apart else None,
        separate_left_out=apart.left_out if apart else 0,
        departments=shares,
    )


def compare_targets(
    office: Office, caller: Caller, campaign_id: str, wanted: Wanted, number: int = _NEWEST
) -> Page[TargetShare]:
    """A page of the targets a version visits, by id: how often each door is entered, and how often it would be."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
    visits_of: dict[str, list[PublishedVisit]] = defaultdict(list)
    for visit in version.visits:
        visits_of[visit.target].append(visit)
    shares = [_target(visits_of[target]) for target in sorted(visits_of)]
    return page_of_list(shares, "target-share", lambda one: (one.target,), wanted)


def _costs(session: Work, version: PlanVersion) -> _Costs | None:
    """What visits of a version cost; None where no run has its problem, as of a plan from a file."""
    digest = version.problem_sha256
    if not runs.has_problem_file(session, version.campaign, digest):
        return None
    return _COSTS.of(digest, lambda: runs.problem_file_of(session, version.campaign, digest) or b"")


def _target(visits: Sequence[PublishedVisit]) -> TargetShare:
    checks = [check for visit in visits for check in visit.checks]
    departments = tuple(sorted({check.department for check in checks}))
    return TargetShare(visits[0].target, visits[0].target_name, len(checks), departments, len(visits))


def _departments(
    visits: Sequence[PublishedVisit], costs: _Costs | None, alike: SeparateWork | None
) -> tuple[DepartmentShare, ...]:
    """The departments that have a check or a post, by code."""
    checks: dict[str, list[tuple[PublishedVisit, str]]] = defaultdict(list)
    posts: Counter[str] = Counter()
    routes: set[str] = set()
    for visit in visits:
        for check in visit.checks:
            checks[check.department].append((visit, check.id))
        if visit.route not in routes:
            routes.add(visit.route)
            posts.update(member.department for member in visit.team)
    minutes = {} if costs is None else {check.id: check.minutes for check in costs.checks}
    found = []
    for department in sorted(checks.keys() | posts.keys()):
        own = checks[department]
        found.append(
            DepartmentShare(
                department=department,
                checks=len(own),
                visits=len({visit.id for visit, _ in own}),
                separate=len({visit.target for visit, _ in own}),
                person_sessions=posts[department],
                separate_person_sessions=None if costs is None else _least_alone(own, costs, minutes),
                separate_planned=None if alike is None else alike.posts[department],
            )
        )
    return tuple(found)


def _least_alone(own: Sequence[tuple[PublishedVisit, str]], costs: _Costs, minutes: Mapping[str, int]) -> int:
    """Half days of people that a department alone needs at least for these checks; see the head of the file."""
    targets = {visit.target for visit, _ in own}
    places = {(visit.longitude, visit.latitude) for visit, _ in own}
    between = costs.travel.minimum_minutes
    time = len(targets) * costs.rules.visit_setup_minutes + sum(minutes[check] for _, check in own)
    longest = max(session.minutes for session in costs.sessions)
    routes = -(-(time + between * len(places)) // (longest + between))
    return routes * costs.least_people

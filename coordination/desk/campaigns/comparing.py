"""Use cases: a published plan beside what departments that go alone would have cost.

Both sides are about the same checks: those the plan carries. Alone, a department goes to each of its targets once.
What that costs in people is told as a bound (`costs`), from the numbers of the problem the plan was made for; where a
what-if has planned the departments alone (`separate_plan`), its plan stands beside, and its bound, a sharper one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coordination.desk.campaigns.costs import Costs, costs_of
from coordination.desk.campaigns.separate_plan import SeparatePlan, separate_plan
from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.listing import page_of_list
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.model.access import Act, Caller, Reach
from coordination.model.campaigns import AloneWork, Comparison, DepartmentShare, TargetShare
from coordination.model.pages import Page, Wanted
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import demands
from coordination.storage.database import Work

_NEWEST = 0
_Own = Mapping[str, Sequence[tuple[PublishedVisit, str]]]
"""The checks of each department, each of a visit."""


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
        costs, apart = costs_of(session, version), _separate_plan(session, caller, version)
    alike = None if apart is None or apart.left_out else apart
    shares, whole = _departments(version.visits, costs, alike), _sees_all(caller)
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


def separate_work(office: Office, caller: Caller, campaign_id: str, number: int = _NEWEST) -> tuple[AloneWork, ...]:
    """What the half days of separate work come from, by department; nothing where the problem is unknown.

    Raises NotFoundError where nothing is published.
    """
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, number)
        costs, apart = costs_of(session, version), _separate_plan(session, caller, version)
    if costs is None:
        return ()
    posts = {} if apart is None or apart.left_out else apart.posts
    return tuple(
        replace(costs.alone(department, own), planned=posts.get(department))
        for department, own in sorted(_own_checks(version.visits).items())
    )


def _separate_plan(session: Work, caller: Caller, version: PlanVersion) -> SeparatePlan | None:
    """The plan of departments alone; it is of the whole city, so only for who sees that."""
    return separate_plan(session, version) if _sees_all(caller) else None


def _sees_all(caller: Caller) -> bool:
    return replace(caller.reach, campaign="") == Reach()


def _target(visits: Sequence[PublishedVisit]) -> TargetShare:
    checks = [check for visit in visits for check in visit.checks]
    departments = tuple(sorted({check.department for check in checks}))
    return TargetShare(visits[0].target, visits[0].target_name, len(checks), departments, len(visits))


def _departments(
    visits: Sequence[PublishedVisit], costs: Costs | None, alike: SeparatePlan | None
) -> tuple[DepartmentShare, ...]:
    """The departments that have a check or a post, by code."""
    checks = _own_checks(visits)
    teams = {visit.route: visit.team for visit in visits}
    posts = Counter(member.department for team in teams.values() for member in team)
    found = []
    for department in sorted(checks.keys() | posts.keys()):
        own = checks.get(department, ())
        found.append(
            DepartmentShare(
                department=department,
                checks=len(own),
                visits=len({visit.id for visit, _ in own}),
                separate=len({visit.target for visit, _ in own}),
                person_sessions=posts[department],
                separate_person_sessions=None if costs is None else costs.alone(department, own).person_sessions,
                separate_planned=None if alike is None else alike.posts.get(department, 0),
            )
        )
    return tuple(found)


def _own_checks(visits: Sequence[PublishedVisit]) -> _Own:
    own: dict[str, list[tuple[PublishedVisit, str]]] = defaultdict(list)
    for visit in visits:
        for check in visit.checks:
            own[check.department].append((visit, check.id))
    return own

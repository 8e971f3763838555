"""Use cases: an officer who must not meet a target changes posts with a colleague (ZB-43, C-21).

Only changes that hold for both are offered, to the officer and to the department. The department decides; what it
decides becomes a replan under its name, which the office publishes as any other. Nobody else is moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coordination.desk.campaigns import task_page
from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.drawing.safe import Safe
from coordination.desk.moving import published_files
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.replans import PosedReplan, first_open_day, pose_replan, start_posed_replan
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.campaigns import VisitFilter
from coordination.model.feeds import ZONE
from coordination.model.pages import EVERYTHING
from coordination.model.people import DeclaredRecusal, Inspector
from coordination.model.replans import Event, EventKind
from coordination.model.runs import PlanningRun
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.rules.planning import replacement_rules
from coordination.stages.change import changed
from coordination.stages.swaps import Swap, swaps
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.reading import one_within
from coordination.storage.registers import one, starting_with

_SWAP = "swap_targets"


@dataclass(frozen=True, slots=True)
class Offer:
    """A change of posts that holds for both. name: of who would come; targets: where the officer would go instead."""

    swap: Swap
    name: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done about an officer and a target. visit: the one that they must not make.

    since: the first day that can still change; allowed: whether the pack knows this way at all; reason, wish and
    wish_name: of the recusal where it was declared, and the number and name of whom the officer would swap with.
    """

    campaign: str
    inspector: str
    name: str
    visit: PublishedVisit
    since: date
    allowed: bool
    offers: tuple[Offer, ...]
    reason: str
    wish: str
    wish_name: str


@dataclass(frozen=True, slots=True)
class OpenRecusal:
    """A declared recusal that a published plan does not know of yet: the officer is still in the team.

    wish: the name of whom the officer would swap with, empty for nobody.
    """

    campaign: str
    recusal: DeclaredRecusal
    visit: PublishedVisit
    wish: str


def open_recusals(office: Office, caller: Caller, target: str = "") -> list[OpenRecusal]:
    """The recusals within reach that a visit to come goes against, by the day of the visit; target: of one alone."""
    require(caller, Act.READ_REGISTERS)
    tomorrow = office.clock().astimezone(ZONE).date() + timedelta(days=1)
    found = task_page(office, caller, VisitFilter(first_date=tomorrow, target=target), EVERYTHING).records
    going = {member.inspector for task in found for member in task.visit.team}
    with office.database.reading() as session:
        declared = {(told.inspector, told.target): told for told in starting_with(session, DeclaredRecusal, going)}
        wishes = {told.swap_with for told in declared.values()} - {""}
        names = {who.certificate_number: who.name for who in starting_with(session, Inspector, wishes)}
    return [
        OpenRecusal(task.campaign, recusal, task.visit, names.get(recusal.swap_with, recusal.swap_with))
        for task in found
        for member in task.visit.team
        for recusal in [declared.get((member.inspector, task.visit.target))]
        if recusal is not None and caller.reach.department in {"", member.department}
    ]


def offers_for(office: Office, caller: Caller, campaign_id: str, visit_id: str, inspector: str) -> Offers:
    """The changes of posts that are offered for an officer of a published visit.

    For the officer, the officer's department and the office. Raises NotFoundError beyond the caller's reach, where the
    officer is not in the team, and where the day has come.
    """
    with office.database.reading() as session:
        person = _person(session, caller, inspector)
        version = seen_version(office, session, caller, campaign_id)
        seen = {visit.id: visit for visit in version.visits}
        visit = seen.get(visit_id)
        since = first_open_day(office, planning.campaign(session, version.campaign))
        team = {member.inspector for member in visit.team} if visit else set()
        if person is None or visit is None or visit.held_on < since or inspector not in team:
            raise NotFoundError("swap-not-in-team", inspector=inspector, visit=visit_id)
        told = one(session, DeclaredRecusal, inspector, visit.target)
        allowed = _allowed(office, session, version.campaign)
        found = _swaps(session, version, inspector, visit.target, since) if allowed else []
        wish = told.swap_with if told else ""
        comers = starting_with(session, Inspector, {wish, *(swap.inspector for swap, _ in found)} - {""})
    names = {who.certificate_number: who.name for who in comers}
    offers = tuple(Offer(swap, names.get(swap.inspector, swap.inspector), targets) for swap, targets in found)
    return Offers(
        campaign=version.campaign,
        inspector=inspector,
        name=person.name,
        visit=visit,
        since=since,
        allowed=allowed,
        offers=offers,
        reason=told.reason if told else "",
        wish=wish,
        wish_name=names.get(wish, wish),
    )


def swap_posts(
    office: Office,
    caller: Caller,
    safe: Safe,
    campaign_id: str,
    visit_id: str,
    inspector: str,
    posts: tuple[str, str],
    reason: str,
) -> PlanningRun:
    """A department lets two of its people change posts: a replan that it has approved, for the office to publish.

    Raises BadInputError for a change that is not offered, or no longer; otherwise as `start_replan`.
    """
    posed = pose_swap(office, caller, campaign_id, visit_id, inspector, posts, reason)
    return start_posed_swap(office, caller, safe, posed)


def pose_swap(
    office: Office,
    caller: Caller,
    campaign_id: str,
    visit_id: str,
    inspector: str,
    posts: tuple[str, str],
    reason: str,
) -> PosedReplan:
    """The part of `swap_posts` that takes long; it waits for nobody and keeps nobody waiting."""
    require(caller, Act.PREPARE_INSPECTIONS)
    offered = offers_for(office, caller, campaign_id, visit_id, inspector)
    if posts not in {(one.swap.post, one.swap.other_post) for one in offered.offers}:
        raise BadInputError("swap-not-offered")
    target = offered.visit.target
    event = Event(EventKind.SWAP, reason, approved_by=caller.name, inspectors=(inspector,), target=target, posts=posts)
    return pose_replan(office, _for_all(caller), offered.campaign, event, offered.since)


def start_posed_swap(office: Office, caller: Caller, safe: Safe, posed: PosedReplan) -> PlanningRun:
    """The part of `swap_posts` that notes the approval and stores the run."""
    require(caller, Act.PREPARE_INSPECTIONS)
    return start_posed_replan(office, _for_all(caller), safe, posed)


def _for_all(caller: Caller) -> Caller:
    """The caller as who replans: what a department may decide of its own people concerns the plan of all."""
    return Caller(caller.name, caller.role, caller.acts | {Act.RUN_CAMPAIGNS}, Reach())


def _person(session: Work, caller: Caller, inspector: str) -> Inspector | None:
    """The officer, to the officer and to whoever decides for their department; None beyond the caller's reach."""
    require(caller, Act.DECLARE_RECUSALS if caller.reach.inspector else Act.PREPARE_INSPECTIONS)
    return one_within(session, Inspector, caller.reach, [inspector])


def _swaps(
    session: Work, version: PlanVersion, inspector: str, target: str, since: date
) -> list[tuple[Swap, tuple[str, ...]]]:
    """The changes with the names of the targets on the other route, as far as the version has been narrowed to them."""
    problem, plan = published_files(session, version)
    event = Event(EventKind.SWAP, inspectors=(inspector,), target=target)
    at = {post.id: route.id for route in plan.routes for post in route.posts}
    targets: dict[str, list[str]] = {}
    for seen in version.visits:
        targets.setdefault(seen.route, []).append(seen.target_name)
    found = swaps(changed(problem, plan, event, since), plan, inspector, target, since)
    return [(swap, tuple(targets.get(at[swap.other_post], ()))) for swap in found]


def _allowed(office: Office, session: Work, campaign: str) -> bool:
    pack = planning.campaign(session, campaign).pack
    return _SWAP in replacement_rules(office.reference.shelf, pack).recusal_modes

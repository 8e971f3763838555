"""After each kind of replan the feeds it concerns change, of inspectors, departments and batches, and no other does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from coordination.desk.feeds import Document, IssuedFeed, issue_feed, poll_feed
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.replans import offered_swaps
from coordination.desk.runs import publish_run
from coordination.model.draws import CheckDemand, Source
from coordination.model.feeds import FeedKind
from coordination.model.replans import Event, EventKind, Gone
from coordination.model.versions import PlanVersion, PublishedVisit
from solvers.planning.plan import Plan
from tests.coordination.desk.replans import Q2, SINCE, newest, published, replanned

Feed = tuple[FeedKind, str]
FEEDS: list[Feed] = [
    *((FeedKind.INSPECTOR, f"{kind}{number}") for kind in "pq" for number in range(7)),
    (FeedKind.INSPECTOR, "far"),
    *((FeedKind.DEPARTMENT, name) for name in ("AMR", "EMERG")),
    *((FeedKind.BATCH, name) for name in ("b-food", "b-fire")),
]
LAST = date(2026, 6, 30)


def of(visit: PublishedVisit) -> set[Feed]:
    """The feeds in which a visit has to stand."""
    found = {(FeedKind.INSPECTOR, member.inspector) for member in visit.team}
    found |= {(FeedKind.DEPARTMENT, check.department) for check in visit.checks}
    return found | {(FeedKind.BATCH, check.batch) for check in visit.checks}


def told(visit: PublishedVisit) -> tuple[object, ...]:
    """What a subscriber is told of a visit."""
    checks = {(check.department, check.item_name) for check in visit.checks}
    return visit.held_on, visit.start, visit.end, checks, {(one.inspector, one.leader) for one in visit.team}


def concerned(before: PlanVersion, after: PlanVersion) -> set[Feed]:
    """The feeds of every visit of which something is told that was not, or no longer, before and after."""
    old, new = ({visit.id: visit for visit in version.visits} for version in (before, after))
    found: set[Feed] = set()
    for name in old.keys() | new.keys():
        here = [visit for visit in (old.get(name), new.get(name)) if visit is not None]
        if len(here) == 1 or told(here[0]) != told(here[1]):
            found |= set().union(*(of(visit) for visit in here))
    return found


def _absence(version: PlanVersion, _: Plan) -> Event:
    who = version.visits[0].team[0].inspector
    return Event(EventKind.ABSENCE, "health", "说明", inspectors=(who,), first_date=SINCE, last_date=LAST)


def _recusal(version: PlanVersion, _: Plan) -> Event:
    visit = version.visits[1]
    return Event(EventKind.RECUSAL, "利害关系", "说明", inspectors=(visit.team[0].inspector,), target=visit.target)


def _assignment(_: PlanVersion, plan: Plan) -> Event:
    team = {post.inspector for post in plan.routes[0].posts}
    post = next(post for post in plan.routes[0].posts if post.department == "AMR")
    free = next(f"p{number}" for number in range(7) if f"p{number}" not in team)
    return Event(EventKind.ASSIGNMENT, "人手不足", approved_by="局主要领导", inspectors=(free,), posts=(post.id,))


def _pooling(_: PlanVersion, plan: Plan) -> Event:
    post = next(post for post in plan.routes[-1].posts if post.department == "AMR")
    return Event(EventKind.POOLING, "人手不足", approved_by="局主要领导", inspectors=("far",), posts=(post.id,))


def _gone(version: PlanVersion, _: Plan) -> Event:
    return Event(EventKind.TARGET_GONE, "已注销", target=version.visits[-1].target, gone=Gone.DEREGISTERED)


def _demand(version: PlanVersion, _: Plan) -> Event:
    free = next(visit for visit in version.visits if {check.department for check in visit.checks} == {"AMR"})
    last = date(2026, 6, 30)
    owed = CheckDemand("case-1", "b-fire", free.target, "", "EMERG-01", SINCE, last, lead=True, source=Source.COMPLAINT)
    return Event(EventKind.DEMAND, "投诉", demands=(owed,))


def _lost(version: PlanVersion, _: Plan) -> Event:
    day = version.visits[0].held_on
    return Event(EventKind.DAYS_LOST, "台风", first_date=day, last_date=day)


def _cut(_: PlanVersion, plan: Plan) -> Event:
    who = next(post.inspector for route in plan.routes for post in route.posts if post.department == "EMERG")
    return Event(EventKind.STAFF_CUT, "抽调", inspectors=(who,), first_date=SINCE, last_date=LAST)


def _moved(version: PlanVersion, plan: Plan) -> Event:
    visit = version.visits[0]
    last = max(route.date for route in plan.routes)
    return Event(EventKind.MOVED, "改期", visit=visit.id, first_date=max(visit.held_on, last))


def _swap(office: Office) -> Callable[[PlanVersion, Plan], Event]:
    def swap(version: PlanVersion, _: Plan) -> Event:
        """The first swap that is offered to anybody for anything."""
        for visit in version.visits:
            for member in visit.team:
                offers = offered_swaps(office, OPERATOR, Q2, member.inspector, visit.target, SINCE)
                if offers:
                    posts = offers[0].post, offers[0].other_post
                    return Event(
                        EventKind.SWAP, "利害关系", inspectors=(member.inspector,), target=visit.target, posts=posts
                    )
        raise AssertionError("nobody is offered a swap")

    return swap


KINDS = (_absence, _recusal, _assignment, _pooling, _gone, _demand, _lost, _cut, _moved)


def test_each_kind_of_replan_changes_the_feeds_it_concerns_and_no_other(office: Office) -> None:
    version = published(office, two=True)
    issued = {feed: issue_feed(office, OPERATOR, *feed, "zh") for feed in FEEDS}
    untouched: set[Feed] = set()
    events = [(one.__name__, one) for one in KINDS] + [("swap", _swap(office))]
    for name, event in events:
        was = {feed: _body(office, one) for feed, one in issued.items()}
        run, record = replanned(office, event(version, newest(office)[1]))
        assert record.changes, name
        after = publish_run(office, OPERATOR, run)
        now = {feed: _body(office, one) for feed, one in issued.items()}
        expected = concerned(version, after)
        assert expected, name
        assert {feed for feed in FEEDS if was[feed] != now[feed]} == expected, name
        untouched |= set(FEEDS) - expected
        version = after
    assert {kind for kind, _ in untouched} == set(FeedKind)  # every kind of feed was left alone at least once


def _body(office: Office, issued: IssuedFeed) -> bytes:
    found = poll_feed(office, issued.token, None, None)
    assert isinstance(found, Document)
    return found.packed

"""announce: the events of every feed of a campaign, and a newly published version, to the next events.

One visit has one UID over all versions (`publish` sees to it) and one count of changes: what is shown anew anywhere
gets the next number of that count, so a SEQUENCE never falls, whoever comes, leaves and comes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from coordination.model.feeds import ZONE, EventStatus, Feed, FeedEvent, FeedKind, ShownItem, ShownMember, ShownVisit
from coordination.model.versions import PlanVersion, PublishedVisit


def announce(before: Iterable[FeedEvent], version: PlanVersion) -> tuple[FeedEvent, ...]:
    """Every event of the campaign's feeds after the version, in order of feed and time.

    before: the events after the version before it, none for the first. An event of a visit that is as it was stays
    equal; one that the version no longer has in this feed is cancelled, unless its day has gone by: what was held is
    not cancelled afterwards.
    """
    by_uid: dict[str, dict[Feed, FeedEvent]] = defaultdict(dict)
    for event in before:
        by_uid[event.uid][event.feed] = event
    visits = {uid_of(version, visit): visit for visit in version.visits}
    after = [
        event
        for uid in sorted(by_uid.keys() | visits.keys())
        for event in _next(uid, by_uid.get(uid, {}), visits.get(uid), version)
    ]
    return tuple(sorted(after, key=lambda event: (event.feed, event.shown.held_on, event.shown.start, event.uid)))


def uid_of(version: PlanVersion, visit: PublishedVisit) -> str:
    """The UID of a visit's event: campaign and visit."""
    return f"{visit.id}@{version.campaign}.onevisit"


def feeds_of(visit: PublishedVisit) -> set[Feed]:
    """The feeds a visit stands in."""
    inspectors = {Feed(FeedKind.INSPECTOR, member.inspector) for member in visit.team}
    departments = {Feed(FeedKind.DEPARTMENT, check.department) for check in visit.checks}
    return inspectors | departments | {Feed(FeedKind.BATCH, check.batch) for check in visit.checks}


def shown_of(visit: PublishedVisit, department_names: Mapping[str, str]) -> ShownVisit:
    """What an event tells of a visit; the order of items and team says nothing, so it cannot change anything."""
    items = {ShownItem(department_names[check.department], check.item_name) for check in visit.checks}
    team = (ShownMember(department_names[one.department], one.name, one.leader) for one in visit.team)
    return ShownVisit(
        held_on=visit.held_on,
        start=visit.start,
        end=visit.end,
        target_name=visit.target_name,
        address=visit.address,
        phone=visit.phone,
        longitude=visit.longitude,
        latitude=visit.latitude,
        items=tuple(sorted(items)),
        team=tuple(sorted(team, key=lambda one: (not one.leader, one.department, one.name))),
    )


def _next(
    uid: str, known: Mapping[Feed, FeedEvent], visit: PublishedVisit | None, version: PlanVersion
) -> Iterator[FeedEvent]:
    sequence = max((event.sequence for event in known.values()), default=-1) + 1
    current = feeds_of(visit) if visit else set()
    shown = shown_of(visit, version.department_names) if visit else None
    for feed in current:
        held = known.get(feed)
        if held is not None and held.status is EventStatus.CONFIRMED and held.shown == shown:
            yield held
        elif shown is not None:
            yield FeedEvent(feed, uid, sequence, EventStatus.CONFIRMED, version.published_at, shown)
    published_on = version.published_at.astimezone(ZONE).date()
    for feed in known.keys() - current:
        yield _withdrawn(known[feed], sequence, version, published_on)


def _withdrawn(event: FeedEvent, sequence: int, version: PlanVersion, published_on: date) -> FeedEvent:
    if event.status is EventStatus.CANCELLED or event.shown.held_on < published_on:
        return event
    return replace(event, sequence=sequence, status=EventStatus.CANCELLED, changed_at=version.published_at)

"""Use cases: a version reaches the feeds; their documents are made when something changes, never when they are read.

Making documents can take seconds, so they are made of what a reading transaction sees, before the one that stores.
There only those are made again that somebody else has changed in between.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coordination.desk.deadlines import pending, reminders
from coordination.desk.office import Office
from coordination.desk.telling import naming_texts
from coordination.model.feeds import ZONE, Edition, Feed, FeedEvent, Stamp
from coordination.model.versions import PlanVersion
from coordination.stages.announce import announce
from coordination.stages.calendars import Calendars, etag_of, shown_since
from coordination.stages.remind import Standing
from coordination.storage import feeds
from coordination.storage.database import Work
from coordination.storage.registers import chunks
from coordination.texts import LANGUAGES

_AT_A_TIME = 200

Packed = tuple[Stamp, bytes]
"""A document packed with gzip, and its stamp."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a version changes in the feeds: events, and documents by edition, beside what these were made to replace."""

    new: tuple[FeedEvent, ...]
    changed: tuple[FeedEvent, ...]
    replaced: Mapping[Edition, Stamp]
    documents: Mapping[Edition, Packed]


def prepare_announcement(office: Office, session: Work, version: PlanVersion) -> Announcement:
    """What brings the feeds from the version before to this one; stores nothing."""
    before = {(event.feed, event.uid): event for event in feeds.campaign_events(session, version.campaign)}
    after = announce(before.values(), version)
    new = tuple(event for event in after if (event.feed, event.uid) not in before)
    changed = tuple(event for event in after if before.get((event.feed, event.uid), event) != event)
    replaced = feeds.stamps(session, {event.feed for event in (*new, *changed)})
    return Announcement(new, changed, replaced, Rendering(office, session, (*new, *changed)).changed(replaced))


def announce_version(office: Office, session: Work, campaign_id: str, prepared: Announcement) -> None:
    """Stores an announcement in the transaction that publishes its version; the one before is what it was made from."""
    feeds.one_at_a_time(session)
    feeds.write_events(session, campaign_id, prepared.new, prepared.changed)
    held = feeds.stamps(session, {event.feed for event in (*prepared.new, *prepared.changed)})
    overtaken = {edition: stamp for edition, stamp in held.items() if prepared.replaced.get(edition) != stamp}
    documents = {one: made for one, made in prepared.documents.items() if one in held.keys() - overtaken.keys()}
    documents |= Rendering(office, session).changed(overtaken)
    feeds.write_documents(session, documents, held)
    events = len(prepared.new) + len(prepared.changed)
    office.note("feeds-changed", campaign_id, {"events": events, "documents": len(documents)})


def refresh_feeds(office: Office) -> int:
    """Moves the window of every document to today; how many changed. To be called once a night.

    Works in parts, so that nobody who writes waits long.
    """
    with office.database.reading() as session:
        editions = feeds.editions(session)
    changed = 0
    for chunk in chunks(editions, _AT_A_TIME):
        with office.database.transaction() as session:
            feeds.one_at_a_time(session)
            held = feeds.stamps(session, {edition.feed for edition in chunk})
            documents = Rendering(office, session).changed(held)
            feeds.write_documents(session, documents, held)
            changed += len(documents)
    if changed:
        office.note("feeds-refreshed", "feeds", {"documents": changed})
    return changed


class Rendering:
    """Documents made in one transaction; `ahead` are events that are not stored yet, or not as they will be."""

    def __init__(self, office: Office, session: Work, ahead: Iterable[FeedEvent] = ()) -> None:
        self._office, self._session = office, session
        self._ahead = tuple(ahead)
        self._now = office.clock().astimezone(UTC).replace(microsecond=0)
        self._since = shown_since(office.clock().astimezone(ZONE).date())
        self._calendars: dict[str, Calendars] = {
            language: Calendars(naming_texts(office.reference, language)) for language in LANGUAGES
        }

    def changed(self, held: Mapping[Edition, Stamp], missing: Collection[Edition] = ()) -> dict[Edition, Packed]:
        """The documents of editions where they are no longer the bytes that are held, and all that are missing."""
        changed = {}
        for edition, raw in self._documents([*held, *missing]):
            etag, stamp = etag_of(raw), held.get(edition)
            if stamp is None or stamp.etag != etag:
                changed[edition] = (Stamp(etag, self._modified_at(stamp)), gzip.compress(raw, mtime=0))
        return changed

    def _documents(self, editions: Collection[Edition]) -> Iterator[tuple[Edition, bytes]]:
        wanted = {edition.feed for edition in editions}
        shown, names = self._shown(wanted), feeds.names(self._session, wanted)
        limits = self._limits() if wanted else {}
        for edition in editions:
            whose = names.get(edition.feed, edition.feed.subject)
            yield (
                edition,
                self._calendars[edition.language].document(
                    whose, shown.get(edition.feed, ()), limits.get(edition.feed, ())
                ),
            )

    def _shown(self, wanted: Collection[Feed]) -> dict[Feed, list[FeedEvent]]:
        """The events of feeds within the window, in order of time."""
        stored = feeds.events_since(self._session, wanted, self._since)
        shown = {feed: {event.uid: event for event in events} for feed, events in stored.items()}
        for event in self._ahead:
            if event.feed in wanted:
                shown.setdefault(event.feed, {})[event.uid] = event
        return {
            feed: sorted(
                (event for event in events.values() if event.seen_on >= self._since),
                key=lambda event: (event.shown.held_on, event.shown.start, event.uid),
            )
            for feed, events in shown.items()
        }

    def _limits(self) -> dict[Feed, list[Standing]]:
        """What is to be done after inspections, by whose feed it stands in, within the window."""
        standing = pending(self._office, self._session, self._now.astimezone(ZONE).date())
        return reminders(self._session, [one for one in standing if one[1].due_on >= self._since])

    def _modified_at(self, before: Stamp | None) -> datetime:
        """Now, but always later than before: a client that only knows the time must see every change."""
        return self._now if before is None else max(self._now, before.last_modified + timedelta(seconds=1))

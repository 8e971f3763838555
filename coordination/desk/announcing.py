"""Use cases: a version reaches the feeds; their documents are made when something changes, never when they are read."""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from coordination.desk.office import Office
from coordination.model.feeds import ZONE, Edition, Stamp
from coordination.model.versions import PlanVersion
from coordination.stages.announce import announce
from coordination.stages.calendars import Calendars, etag_of, shown_since
from coordination.storage import feeds
from coordination.storage.database import Work
from coordination.storage.registers import chunks
from coordination.texts import LANGUAGES, texts

_AT_A_TIME = 200


def announce_version(office: Office, session: Work, version: PlanVersion) -> None:
    """Brings the feeds from the version before to this one, inside the transaction that publishes it."""
    before = {(event.feed, event.uid): event for event in feeds.campaign_events(session, version.campaign)}
    after = announce(before.values(), version)
    new = [event for event in after if (event.feed, event.uid) not in before]
    changed = [event for event in after if before.get((event.feed, event.uid), event) != event]
    feeds.write_events(session, version.campaign, new, changed)
    touched = {event.feed for event in (*new, *changed)}
    written = Writing(office, session).write(feeds.stamps(session, touched))
    office.note("feeds-changed", version.campaign, {"events": len(new) + len(changed), "documents": written})


def refresh_feeds(office: Office) -> int:
    """Moves the window of every document to today; how many changed. To be called once a night.

    Works in parts, so that nobody who writes waits long.
    """
    with office.database.reading() as session:
        editions = feeds.editions(session)
    changed = 0
    for chunk in chunks(editions, _AT_A_TIME):
        with office.database.transaction() as session:
            changed += Writing(office, session).write(feeds.stamps(session, {edition.feed for edition in chunk}))
    if changed:
        office.note("feeds-refreshed", "feeds", {"documents": changed})
    return changed


class Writing:
    """Documents written in one transaction; those that would have the same bytes stay untouched."""

    def __init__(self, office: Office, session: Work) -> None:
        self._session = session
        self._now = office.clock().astimezone(UTC).replace(microsecond=0)
        self._since = shown_since(office.clock().astimezone(ZONE).date())
        self._calendars: dict[str, Calendars] = {language: Calendars(texts(language)) for language in LANGUAGES}

    def write(self, held: dict[Edition, Stamp], missing: Collection[Edition] = ()) -> int:
        """Makes the documents of editions anew; how many changed, those that were missing included."""
        editions = [*held, *missing]
        changed = {}
        for edition, raw in self._documents(editions):
            etag, stamp = etag_of(raw), held.get(edition)
            if stamp is None or stamp.etag != etag:
                changed[edition] = (Stamp(etag, self._modified_at(stamp)), gzip.compress(raw, mtime=0))
        feeds.write_documents(self._session, changed, held)
        return len(changed)

    def _documents(self, editions: Collection[Edition]) -> Iterable[tuple[Edition, bytes]]:
        wanted = {edition.feed for edition in editions}
        shown, names = feeds.events_since(self._session, wanted, self._since), feeds.names(self._session, wanted)
        for edition in editions:
            whose = names.get(edition.feed, edition.feed.subject)
            yield edition, self._calendars[edition.language].document(whose, shown.get(edition.feed, ()))

    def _modified_at(self, before: Stamp | None) -> datetime:
        """Now, but always later than before: a client that only knows the time must see every change."""
        return self._now if before is None else max(self._now, before.last_modified + timedelta(seconds=1))

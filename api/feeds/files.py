"""The calendars of one version as files, as the demo leaves them behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from coordination.model.feeds import Feed, FeedKind
from coordination.model.versions import PlanVersion
from coordination.stages.announce import announce
from coordination.stages.calendars import Calendars
from coordination.texts import Texts

_FOLDERS = {FeedKind.INSPECTOR: "inspectors", FeedKind.DEPARTMENT: "departments", FeedKind.BATCH: "batches"}


def calendar_files(version: PlanVersion, texts: Texts) -> Iterator[tuple[str, bytes]]:
    """One calendar for every inspector, department and batch that has visits, with the path it is filed under."""
    calendars = Calendars(texts)
    names = {member.inspector: member.name for visit in version.visits for member in visit.team}
    whose = {FeedKind.INSPECTOR: names, FeedKind.DEPARTMENT: version.department_names, FeedKind.BATCH: {}}
    for feed, events in groupby(announce((), version), key=lambda event: event.feed):
        yield _path(feed), calendars.document(whose[feed.kind].get(feed.subject, feed.subject), events)


def _path(feed: Feed) -> str:
    return f"{_FOLDERS[feed.kind]}/{feed.subject}.ics"

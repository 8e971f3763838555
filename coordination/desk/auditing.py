"""Use cases: the audit chain is verified from its first event to its last, or read a page at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import BadInputError
from coordination.model.access import Act, Caller
from coordination.model.audit import BEFORE_THE_FIRST, AuditEvent, EventFilter, Head
from coordination.storage import audit
from coordination.storage.database import Work
from solvers.fault import Fault

_HEAD = re.compile("(?P<sha256>[0-9a-f]{64})@(?P<sequence>[0-9]{1,18})")
_LONGEST_PAGE = 5_000
_ANY = EventFilter()


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What verifying found. head: the newest event, to be written down; faults: by the sequence of the event.

    warnings: where the clock went back. The order of events is that of their sequence, so this is no fault.
    """

    events: int
    head: Head
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Events in their order; before: where the next page begins, None at the end."""

    events: tuple[AuditEvent, ...]
    before: int | None


def read_head(text: str) -> Head:
    """The head that somebody wrote down as DIGEST@SEQUENCE; raises BadInputError."""
    found = _HEAD.fullmatch(text.strip().lower())
    if found is None:
        raise BadInputError("audit-head-unreadable", value=text)
    return Head(int(found["sequence"]), found["sha256"])


def verify_audit(office: Office, expected: Head | None = None) -> AuditVerdict:
    """Reads the whole chain and tells every event that was changed, removed, moved or inserted.

    What no chain can betray by itself is an end that was cut off, or a chain that was written anew: both are found
    where a head written down earlier is expected in it.
    """
    with office.database.reading() as session:
        return verdict_on(session, expected)


def verdict_on(session: Work, expected: Head | None = None) -> AuditVerdict:
    """The verdict on the chain as one transaction sees it."""
    walk = _Walk(BEFORE_THE_FIRST, expected)
    faults = [fault for event in audit.chain(session) for fault in walk.past(event)]
    return AuditVerdict(walk.events, walk.last, (*faults, *walk.at_the_end()), tuple(walk.earlier))


@dataclass(slots=True)
class _Walk:
    """One way along the chain. last: the event passed last, as it stands; latest: the instant it names."""

    last: Head
    expected: Head | None
    events: int = 0
    latest: datetime | None = None
    earlier: list[Fault] = field(default_factory=list)

    def past(self, event: AuditEvent) -> Iterator[Fault]:
        """What is wrong with the next event."""
        self.events += 1
        place, due = str(event.sequence), self.last.sequence + 1
        if event.sequence < due:
            yield Fault("audit-inserted", place)
            return
        if event.sequence > due:
            yield Fault("audit-removed", str(due), {"last": event.sequence - 1})
        elif event.previous_sha256 != self.last.sha256:
            yield Fault("audit-not-following", place, {"previous": self.last.sequence})
        if audit.sealed(event) != event.sha256:
            yield Fault("audit-changed", place)
        self._look_at_the_clock(event)
        self.last = Head(event.sequence, event.sha256)
        if self.expected is not None and self.expected.sequence == event.sequence and self.expected != self.last:
            yield Fault("audit-other-head", place)

    def _look_at_the_clock(self, event: AuditEvent) -> None:
        """Notes where an event names an earlier instant than the one before it."""
        try:
            happened_at = datetime.fromisoformat(event.happened_at).astimezone(UTC)
        except (TypeError, ValueError):
            return  # whoever made it so has changed the event, which is told anyway
        if self.latest is not None and happened_at < self.latest:
            seconds = int((self.latest - happened_at).total_seconds())
            self.earlier.append(Fault("audit-earlier", str(event.sequence), {"seconds": seconds}))
        self.latest = happened_at

    def at_the_end(self) -> Iterator[Fault]:
        """What is missing after the last event. A database that was ever opened has a first event."""
        if self.events == 0:
            yield Fault("audit-empty", "1")
        if self.expected is not None and self.last.sequence < self.expected.sequence:
            yield Fault("audit-cut-off", str(self.last.sequence + 1), {"last": self.expected.sequence})


def read_events(
    office: Office, caller: Caller, before: int | None = None, count: int = 50, filters: EventFilter = _ANY
) -> AuditPage:
    """A page of the events that pass the filters; of the accounts within the caller's reach only. At most 5,000.

    before: where it begins, in the order that the filters want.
    Raises ForbiddenError where the caller may not read the chain.
    """
    require(caller, Act.READ_AUDIT)
    most = min(max(count, 1), _LONGEST_PAGE)
    with office.database.reading() as session:
        found = audit.some(session, caller.reach, filters, before, most + 1)
    events = tuple(found[:most])
    return AuditPage(events, events[-1].sequence if len(found) > most else None)


def known_actions(office: Office, caller: Caller) -> list[str]:
    """Every kind of event there is, to choose from."""
    require(caller, Act.READ_AUDIT)
    with office.database.reading() as session:
        return audit.actions(session)

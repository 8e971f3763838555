"""The audit chain: every change leaves an event that carries the digest of the event before it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, String, cast, desc, select, text
from sqlmodel import Session

from coordination.model.access import Reach
from coordination.model.audit import BEFORE_THE_FIRST, AuditEvent, EventFilter, Head
from coordination.storage.accounts import ACCOUNTS, within
from coordination.storage.planning_rows import AuditEventRow
from coordination.storage.registers import bulk_insert, table_of

_EVENTS = table_of(AuditEventRow)
_AS_IT_STANDS = [cast(column, String).label("detail") if column.name == "detail" else column for column in _EVENTS.c]
_PORTION = 5_000
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(:key)").bindparams(key=0x6F76_6175_6469_74)  # "ovaudit"


def note(
    session: Session, happened_at: datetime, actor: str, action: str, subject: str, detail: Mapping[str, str | int]
) -> None:
    """Appends one event. `detail` holds counts and digests, never personal data or secrets.

    From here to the end of the transaction every other writer of events waits, so a use case notes last.
    """
    note_each(session, happened_at, actor, action, {subject: detail})


def note_each(
    session: Session, happened_at: datetime, actor: str, action: str, details: Mapping[str, Mapping[str, str | int]]
) -> None:
    """Appends an event for each subject, in the order given; as one `note` each would."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_ONE_AT_A_TIME)
    previous = head(session)
    when, events = happened_at.isoformat(timespec="seconds"), []
    for subject, detail in details.items():
        event = AuditEvent(previous.sequence + 1, when, actor, action, subject, dict(detail), previous.sha256, "")
        event = replace(event, sha256=sealed(event))
        previous = Head(event.sequence, event.sha256)
        events.append(asdict(event))
    bulk_insert(session, _EVENTS, events)


def of_subject(session: Session, subject: str) -> list[AuditEvent]:
    """The events about one subject, in order."""
    return _events(session, select(*_AS_IT_STANDS).where(_EVENTS.c.subject == subject).order_by(_EVENTS.c.sequence))


def sealed(event: AuditEvent) -> str:
    """The digest an event should carry: SHA-256 of all the rest of it as JSON with sorted keys."""
    content = {name: value for name, value in asdict(event).items() if name != "sha256"}
    # What no event of ours can hold (bytes, say) is no reason to stop: it gets a digest that fits nothing.
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True, default=repr).encode()).hexdigest()


def head(session: Session) -> Head:
    """The newest event, or what stands before the first."""
    newest = select(_EVENTS.c.sequence, _EVENTS.c.sha256).order_by(desc(_EVENTS.c.sequence)).limit(1)
    found = session.execute(newest).first()
    return BEFORE_THE_FIRST if found is None else Head(*found)


def noted(session: Session, action: str, subject: str = "") -> bool:
    """Whether an event of this kind was ever noted; of a subject, it is found by that."""
    same = [_EVENTS.c.action == action, *([_EVENTS.c.subject == subject] if subject else [])]
    return session.execute(select(_EVENTS.c.sequence).where(*same).limit(1)).first() is not None


def chain(session: Session) -> Iterator[AuditEvent]:
    """All events in the order of their sequence, read a portion at a time."""
    ordered = select(*_AS_IT_STANDS).order_by(_EVENTS.c.sequence).limit(_PORTION)
    portion = _events(session, ordered)
    while portion:
        yield from portion
        portion = _events(session, ordered.where(_EVENTS.c.sequence > portion[-1].sequence))


def some(session: Session, reach: Reach, filters: EventFilter, place: int | None, count: int) -> list[AuditEvent]:
    """At most `count` events in the order of their sequence, from beyond a place; of the accounts within reach only."""
    sequence = _EVENTS.c.sequence
    chosen = select(*_AS_IT_STANDS).order_by(sequence if filters.oldest_first else desc(sequence)).limit(count)
    if place is not None:
        chosen = chosen.where(sequence > place if filters.oldest_first else sequence < place)
    for column, value in ((_EVENTS.c.actor, filters.actor), (_EVENTS.c.action, filters.action)):
        chosen = chosen.where(column == value) if value else chosen
    if filters.subject:
        chosen = chosen.where(_EVENTS.c.subject.contains(filters.subject, autoescape=True))
    limits = within(reach)
    if limits:
        chosen = chosen.where(_EVENTS.c.actor.in_(select(ACCOUNTS.c.name).where(*limits)))
    return _events(session, chosen)


def actions(session: Session) -> list[str]:
    """Every kind of event there is."""
    return sorted(session.execute(select(_EVENTS.c.action).distinct()).scalars())


def _events(session: Session, chosen: Select[Any]) -> list[AuditEvent]:
    found = (dict(row) for row in session.execute(chosen).mappings())
    return [AuditEvent(**{**row, "detail": _read(row["detail"])}) for row in found]


def _read(detail: Any) -> Any:
    """The detail of an event; as it stands where somebody made it something that cannot be read."""
    try:
        return json.loads(detail)
    except (TypeError, ValueError):
        return detail

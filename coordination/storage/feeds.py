"""Events, documents and addresses of the feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, ColumnElement, RowMapping, Table, and_, delete, exists, insert, select, text
from sqlmodel import Session

from coordination.model.feeds import Edition, EventStatus, Feed, FeedAddress, FeedEvent, FeedKind, ShownVisit, Stamp
from coordination.storage.columns import adapter_of, to_json
from coordination.storage.feed_rows import FeedAddressRow, FeedDocumentRow, FeedEventRow, ShownVisitRow
from coordination.storage.planning_rows import PlanBatchRow
from coordination.storage.registers import bulk_insert, bulk_update, chunks, table_of
from coordination.storage.rows import DepartmentRow, InspectorRow

_EVENTS, _SHOWN = table_of(FeedEventRow), table_of(ShownVisitRow)
_DOCUMENTS, _ADDRESSES = table_of(FeedDocumentRow), table_of(FeedAddressRow)
_SUBJECTS = 500
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(:key)").bindparams(key=0x6F76_6665_6564_73)  # "ovfeeds"
_INSPECTORS, _DEPARTMENTS, _BATCHES = table_of(InspectorRow), table_of(DepartmentRow), table_of(PlanBatchRow)
_NAMED = {
    FeedKind.INSPECTOR: (_INSPECTORS.c.certificate_number, _INSPECTORS.c.name),
    FeedKind.DEPARTMENT: (_DEPARTMENTS.c.code, _DEPARTMENTS.c.name),
    FeedKind.BATCH: (_BATCHES.c.id, _BATCHES.c.title + " " + _BATCHES.c.id),
}


def one_at_a_time(session: Session) -> None:
    """From here to the end of the transaction nobody else makes or removes documents; on SQLite nobody writes anyway.

    To be called before events, addresses and documents are looked at, so that documents are made of all there is, and
    before anything is noted, so that no two wait for each other.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_ONE_AT_A_TIME)


def campaign_events(session: Session, campaign_id: str) -> list[FeedEvent]:
    """The events of one campaign in every feed, cancelled ones included."""
    return list(_events(session, _EVENTS.c.campaign == campaign_id))


def events_since(session: Session, feeds: Iterable[Feed], since: date) -> dict[Feed, list[FeedEvent]]:
    """What feeds show of all campaigns since a day, in no order."""
    found: dict[Feed, list[FeedEvent]] = defaultdict(list)
    for of_these in _each(_EVENTS, feeds):
        for event in _events(session, and_(of_these, _EVENTS.c.seen_on >= since)):
            found[event.feed].append(event)
    return found


def _events(session: Session, which: ColumnElement[bool]) -> Iterator[FeedEvent]:
    shown: dict[str, ShownVisit] = {}
    adapter = adapter_of(ShownVisit)
    joined = select(_EVENTS, _SHOWN.c.content).join(_SHOWN, _SHOWN.c.sha256 == _EVENTS.c.shown).where(which)
    for row in session.execute(joined).mappings():
        digest = row["shown"]
        if digest not in shown:
            shown[digest] = adapter.validate_json(bytes(row["content"]))
        yield FeedEvent(
            Feed(FeedKind(row["kind"]), row["subject"]),
            row["uid"],
            row["sequence"],
            EventStatus(row["status"]),
            datetime.fromisoformat(row["changed_at"]),
            shown[digest],
        )


def write_events(session: Session, campaign_id: str, new: Sequence[FeedEvent], changed: Sequence[FeedEvent]) -> None:
    """Adds events, and puts changed ones in the place of what they were."""
    digests: dict[ShownVisit, str] = {}
    contents: dict[str, bytes] = {}
    for visit in {event.shown for event in (*new, *changed)}:
        content = to_json(visit)
        digests[visit] = sha256(content).hexdigest()
        contents[digests[visit]] = content
    held = {
        digest
        for chunk in chunks(sorted(contents))
        for digest in session.execute(select(_SHOWN.c.sha256).where(_SHOWN.c.sha256.in_(chunk))).scalars()
    }
    missing = sorted(contents.keys() - held)
    bulk_insert(session, _SHOWN, [{"sha256": digest, "content": contents[digest]} for digest in missing])

    def row(event: FeedEvent) -> dict[str, Any]:
        return {
            "kind": event.feed.kind.value,
            "subject": event.feed.subject,
            "uid": event.uid,
            "campaign": campaign_id,
            "sequence": event.sequence,
            "status": event.status.value,
            "changed_at": event.changed_at.isoformat(),
            "seen_on": event.seen_on,
            "shown": digests[event.shown],
        }

    bulk_insert(session, _EVENTS, map(row, new))
    bulk_update(session, _EVENTS, map(row, changed))


def editions(session: Session) -> list[Edition]:
    """The editions whose documents are kept, in order."""
    columns = (_DOCUMENTS.c.kind, _DOCUMENTS.c.subject, _DOCUMENTS.c.language)
    return [_edition(row) for row in session.execute(select(*columns).order_by(*columns)).mappings()]


def stamps(session: Session, feeds: Iterable[Feed]) -> dict[Edition, Stamp]:
    """The documents that are kept of some feeds."""
    columns = [column for column in _DOCUMENTS.c if column.name != "body"]
    found = (row for of_these in _each(_DOCUMENTS, feeds) for row in _rows(session, columns, of_these))
    return {_edition(row): _stamp(row) for row in found}


def names(session: Session, feeds: Iterable[Feed]) -> dict[Feed, str]:
    """Whose feeds these are; those of nobody and nothing are left out."""
    found: dict[Feed, str] = {}
    for kind, subjects in _chunks(feeds):
        key, name = _NAMED[kind]
        for subject, called in session.execute(select(key, name).where(key.in_(subjects))):
            found[Feed(kind, subject)] = called
    return found


def write_documents(
    session: Session, documents: Mapping[Edition, tuple[Stamp, bytes]], held: Collection[Edition]
) -> None:
    """Stores packed documents with their stamps, in the place of those that are `held`."""
    rows = {
        edition: {**_key(edition), "etag": stamp.etag, "last_modified": stamp.last_modified.isoformat(), "body": body}
        for edition, (stamp, body) in documents.items()
    }
    bulk_insert(session, _DOCUMENTS, [row for edition, row in rows.items() if edition not in held])
    bulk_update(session, _DOCUMENTS, [row for edition, row in rows.items() if edition in held])


def stamp_at(session: Session, token_sha256: str) -> tuple[Edition, Stamp] | None:
    """What stands behind an address: two look-ups by primary key, whatever is asked for; no document is read."""
    columns = (_ADDRESSES.c.kind, _ADDRESSES.c.subject, _ADDRESSES.c.language)
    joined = select(*columns, _DOCUMENTS.c.etag, _DOCUMENTS.c.last_modified).join(_DOCUMENTS, _SAME_EDITION)
    found = session.execute(joined.where(_ADDRESSES.c.token_sha256 == token_sha256)).mappings().first()
    return None if found is None else (_edition(found), _stamp(found))


def document(session: Session, edition: Edition) -> bytes:
    """The packed document of an edition that is kept."""
    found = session.execute(select(_DOCUMENTS.c.body).where(_is(_DOCUMENTS, edition))).scalar_one()
    return bytes(found)


def addresses(session: Session, **which: str) -> list[FeedAddress]:
    """The addresses that open a feed, by feed and who asked for it; `which` columns must have these values."""
    chosen = (_ADDRESSES.c[name] == value for name, value in which.items())
    order = (_ADDRESSES.c.kind, _ADDRESSES.c.subject, _ADDRESSES.c.issued_by)
    return [
        FeedAddress(row["id"], _edition(row), row["issued_by"], datetime.fromisoformat(row["issued_at"]))
        for row in session.execute(select(_ADDRESSES).where(*chosen).order_by(*order)).mappings()
    ]


def add_address(session: Session, address: FeedAddress, token_sha256: str) -> None:
    """Stores an address by the digest of its secret."""
    row = {
        **_key(address.edition),
        "token_sha256": token_sha256,
        "id": address.id,
        "issued_by": address.issued_by,
        "issued_at": address.issued_at.isoformat(),
    }
    session.execute(insert(_ADDRESSES).values(**row))


def remove_address(session: Session, address: FeedAddress) -> None:
    """Removes an address, and the document that nobody subscribes to any more."""
    session.execute(delete(_ADDRESSES).where(_ADDRESSES.c.id == address.id))
    wanted = exists().where(_SAME_EDITION)
    session.execute(delete(_DOCUMENTS).where(_is(_DOCUMENTS, address.edition), ~wanted))


_SAME_EDITION = and_(
    _DOCUMENTS.c.kind == _ADDRESSES.c.kind,
    _DOCUMENTS.c.subject == _ADDRESSES.c.subject,
    _DOCUMENTS.c.language == _ADDRESSES.c.language,
)


def _each(table: Table, feeds: Iterable[Feed]) -> Iterator[ColumnElement[bool]]:
    """Conditions that together pick the rows of some feeds, each with no more values than a statement takes."""
    return (and_(table.c.kind == kind.value, table.c.subject.in_(named)) for kind, named in _chunks(feeds))


def _chunks(feeds: Iterable[Feed]) -> Iterator[tuple[FeedKind, list[str]]]:
    subjects: dict[FeedKind, set[str]] = defaultdict(set)
    for feed in feeds:
        subjects[feed.kind].add(feed.subject)
    return ((kind, chunk) for kind, named in subjects.items() for chunk in chunks(sorted(named), _SUBJECTS))


def _rows(session: Session, columns: Sequence[Column[Any]], which: ColumnElement[bool]) -> list[RowMapping]:
    return list(session.execute(select(*columns).where(which)).mappings())


def _is(table: Table, edition: Edition) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in _key(edition).items()))


def _key(edition: Edition) -> dict[str, str]:
    return {"kind": edition.feed.kind.value, "subject": edition.feed.subject, "language": edition.language}


def _edition(row: Mapping[Any, Any]) -> Edition:
    return Edition(Feed(FeedKind(row["kind"]), row["subject"]), row["language"])


def _stamp(row: Mapping[Any, Any]) -> Stamp:
    return Stamp(row["etag"], datetime.fromisoformat(row["last_modified"]))

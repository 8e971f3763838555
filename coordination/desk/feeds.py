"""Use cases: addresses of feeds are given out, listed and revoked; whoever has one polls the feed.

The secret of an address is told once and kept as a digest only, which no audit event and no log holds.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from coordination.desk.announcing import Rendering
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import ForbiddenError, NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.feeds import Edition, Feed, FeedAddress, FeedKind, Stamp
from coordination.model.plans import PlanBatch
from coordination.storage import feeds, planning
from coordination.storage.database import Work
from coordination.texts import Language, named

_SECRET_BYTES = 32
_ID_DIGITS = 16
ANYTHING = "*"


@dataclass(frozen=True, slots=True)
class IssuedFeed:
    """A new address. token: its secret, which nobody can ask for a second time."""

    address: FeedAddress
    token: str


@dataclass(frozen=True, slots=True)
class NotModified:
    """The subscriber has the newest document already."""

    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Document:
    """The newest document, packed with gzip."""

    edition: Edition
    stamp: Stamp
    packed: bytes


def issue_feed(office: Office, caller: Caller, kind: FeedKind, subject: str, language: Language) -> IssuedFeed:
    """Gives out an address; an earlier one of the same caller for the same feed stops working.

    An inspector asks for the own feed, a department for its own and those of its batches, the office for any. Raises
    ForbiddenError beyond that, NotFoundError where nobody and nothing has that subject.
    """
    require(caller, Act.MANAGE_FEEDS)
    feed, token = Feed(kind, subject), secrets.token_urlsafe(_SECRET_BYTES)
    digest = _digest(token)
    edition = Edition(feed, language)
    address = FeedAddress(digest[:_ID_DIGITS], edition, caller.name, office.clock().astimezone(UTC))
    with office.database.transaction() as session:
        feeds.one_at_a_time(session)
        if not _reaches(caller.reach, feed, _batches(session)):
            raise ForbiddenError("feed-beyond-reach", kind=named("feed-kind", kind), subject=subject)
        if feed not in feeds.names(session, [feed]):
            raise NotFoundError("feed-subject-not-found", kind=named("feed-kind", kind), subject=subject)
        for earlier in feeds.addresses(session, kind=kind.value, subject=subject, issued_by=caller.name):
            _revoke(office, session, earlier)
        feeds.add_address(session, address, digest)
        if edition not in feeds.stamps(session, {feed}):
            feeds.write_documents(session, Rendering(office, session).changed({}, [edition]), ())
        office.note("feed-issued", address.id, {"kind": kind.value, "language": language})
    return IssuedFeed(address, token)


def list_feeds(office: Office, caller: Caller) -> list[FeedAddress]:
    """The addresses a caller has asked for, and all those of feeds the caller may ask for."""
    require(caller, Act.MANAGE_FEEDS)
    with office.database.reading() as session:
        batches = _batches(session)
        return [one for one in feeds.addresses(session) if _sees(caller, one, batches)]


def revoke_feed(office: Office, caller: Caller, address_id: str) -> None:
    """Makes an address useless at once; raises NotFoundError where the caller's list has none of that id."""
    require(caller, Act.MANAGE_FEEDS)
    with office.database.transaction() as session:
        feeds.one_at_a_time(session)
        batches = _batches(session)
        found = [one for one in feeds.addresses(session, id=address_id) if _sees(caller, one, batches)]
        if not found:
            raise NotFoundError("feed-address-not-found", id=address_id)
        _revoke(office, session, found[0])


def revoke_feeds_of(office: Office, account: str) -> int:
    """Makes every address useless that an account asked for, as is due when it is closed; how many there were."""
    with office.database.transaction() as session:
        feeds.one_at_a_time(session)
        found = feeds.addresses(session, issued_by=account)
        for address in found:
            _revoke(office, session, address)
    return len(found)


def poll_feed(
    office: Office, token: str, if_none_match: frozenset[str] | None, if_modified_since: datetime | None
) -> NotModified | Document:
    """What is new behind an address; an unknown secret and a revoked one are the same NotFoundError, for the same work.

    if_none_match: entity tags the subscriber has, or ANYTHING; where given, if_modified_since is not looked at (RFC
    9110, 13.1.3). One statement finds address and stamp; the document is read only where it is sent, and none is made.
    """
    digest = _digest(token)
    with office.database.reading() as session:
        found = feeds.stamp_at(session, digest)
        if found is None:
            raise NotFoundError("feed-not-found")
        edition, stamp = found
        if _has(stamp, if_none_match, if_modified_since):
            return NotModified(stamp)
        return Document(edition, stamp, feeds.document(session, edition))


def _has(stamp: Stamp, if_none_match: frozenset[str] | None, if_modified_since: datetime | None) -> bool:
    if if_none_match is not None:
        return ANYTHING in if_none_match or stamp.etag in if_none_match
    return if_modified_since is not None and stamp.last_modified <= if_modified_since


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _revoke(office: Office, session: Work, address: FeedAddress) -> None:
    feeds.remove_address(session, address)
    office.note("feed-revoked", address.id, {"kind": address.edition.feed.kind.value})


def _batches(session: Work) -> dict[str, PlanBatch]:
    return {batch.id: batch for batch in planning.batches(session)}


def _sees(caller: Caller, address: FeedAddress, batches: Mapping[str, PlanBatch]) -> bool:
    return address.issued_by == caller.name or _reaches(caller.reach, address.edition.feed, batches)


def _reaches(reach: Reach, feed: Feed, batches: Mapping[str, PlanBatch]) -> bool:
    """Whether everything a feed shows lies within a caller's reach."""
    if reach.inspector:
        return feed == Feed(FeedKind.INSPECTOR, reach.inspector)
    if reach.campaign:
        return False
    if not reach.department and not reach.region:
        return True
    if feed.kind is FeedKind.DEPARTMENT:
        return feed.subject == reach.department and not reach.region
    if feed.kind is FeedKind.INSPECTOR:
        return False
    batch = batches.get(feed.subject)
    return (
        batch is not None
        and reach.department in {"", batch.department}
        and (not reach.region or set(batch.regions) <= {reach.region})
    )

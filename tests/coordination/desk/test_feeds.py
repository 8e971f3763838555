"""Feeds on both databases: given out, polled, revoked; a new version changes what it touches and nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event
from sqlalchemy import event as sql_event
from sqlalchemy import select

from coordination.desk.announcing import refresh_feeds
from coordination.desk.feeds import (
    ANYTHING,
    Document,
    IssuedFeed,
    NotModified,
    issue_feed,
    list_feeds,
    poll_feed,
    revoke_feed,
    revoke_feeds_of,
)
from coordination.desk.office import Office
from coordination.desk.publishing import draft_version
from coordination.errors import ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import ACTS_OF, Account, Caller, Reach, Role, caller_of
from coordination.model.feeds import FeedKind
from coordination.storage import planning
from coordination.storage.feed_rows import FeedAddressRow, FeedDocumentRow
from coordination.storage.planning_rows import AuditEventRow
from coordination.storage.registers import table_of
from tests.coordination.publishing import announced, published, store
from tests.coordination.versions import FOURTH, LEADER, OTHER, VERSION, VISIT, newer

OFFICE = Caller("office", Role.OFFICE, ACTS_OF[Role.OFFICE])
INSPECTOR = caller_of(Account("zhang", "示例", Role.INSPECTOR, "AMR", inspector="LC-1"))
DEPARTMENT = caller_of(Account("amr", "市场监管局", Role.PARTICIPANT, "AMR"))
FIRST_SECRET = 43  # characters of 32 random bytes
MOVED = replace(VISIT, held_on=date(2026, 4, 20), start="13:30", end="14:40")
Events = dict[str, tuple[int, str]]


@pytest.fixture
def registered(office: Office) -> Office:
    return announced(office)


def issued(office: Office, subject: str, kind: FeedKind = FeedKind.INSPECTOR) -> IssuedFeed:
    return issue_feed(office, OFFICE, kind, subject, "zh")


def polled(office: Office, feed: IssuedFeed) -> Document:
    found = poll_feed(office, feed.token, None, None)
    assert isinstance(found, Document)
    return found


def vevents(document: Document) -> list[Event]:
    return Calendar.from_ical(gzip.decompress(document.packed)).walk("VEVENT")


def told(document: Document) -> Events:
    return {str(one["UID"]).split("@")[0]: (int(one["SEQUENCE"]), str(one["STATUS"])) for one in vevents(document)}


def test_a_subscriber_sees_moves_cancellations_and_replacements_and_others_keep_their_bytes(
    registered: Office,
) -> None:
    feeds = {number: issued(registered, f"LC-{number}") for number in range(1, 5)}
    urban = issued(registered, "URBAN", FeedKind.DEPARTMENT)
    first = {number: polled(registered, feed) for number, feed in feeds.items()}
    assert told(first[1]) == {"v-1": (0, "CONFIRMED"), "v-2": (0, "CONFIRMED")}
    assert told(first[4]) == {}
    before = polled(registered, urban)

    published(registered, newer(VISIT, replace(OTHER, team=(LEADER, FOURTH))))
    second = {number: polled(registered, feed) for number, feed in feeds.items()}
    assert told(second[1]) == {"v-1": (0, "CONFIRMED"), "v-2": (1, "CONFIRMED")}
    assert told(second[2]) == {"v-1": (0, "CONFIRMED"), "v-2": (1, "CANCELLED")}
    assert told(second[4]) == {"v-2": (1, "CONFIRMED")}
    assert second[3] == first[3]
    assert polled(registered, urban) == before

    published(registered, newer(MOVED, version=3))
    third = {number: polled(registered, feed) for number, feed in feeds.items()}
    assert told(third[1]) == {"v-1": (1, "CONFIRMED"), "v-2": (2, "CANCELLED")}
    assert told(third[2]) == {"v-1": (1, "CONFIRMED"), "v-2": (1, "CANCELLED")}
    moved = next(one for one in vevents(third[3]) if str(one["UID"]).startswith("v-1"))
    assert moved.start.isoformat() == "2026-04-20T13:30:00+08:00"
    assert third[1].stamp.last_modified > second[1].stamp.last_modified > first[1].stamp.last_modified


def test_a_poll_is_not_modified_until_something_changes(registered: Office) -> None:
    feed = issued(registered, "LC-3")
    stamp = polled(registered, feed).stamp
    assert poll_feed(registered, feed.token, frozenset({stamp.etag}), None) == NotModified(stamp)
    assert poll_feed(registered, feed.token, frozenset({ANYTHING}), None) == NotModified(stamp)
    assert poll_feed(registered, feed.token, None, stamp.last_modified) == NotModified(stamp)
    published(registered, newer(VISIT))  # withdraws the visit of others
    assert poll_feed(registered, feed.token, frozenset({stamp.etag}), None) == NotModified(stamp)
    published(registered, newer(MOVED, version=3))
    assert isinstance(poll_feed(registered, feed.token, frozenset({stamp.etag}), None), Document)
    assert isinstance(poll_feed(registered, feed.token, None, stamp.last_modified), Document)


def test_an_entity_tag_is_heard_before_a_date(registered: Office) -> None:
    feed = issued(registered, "LC-3")
    later = datetime(2030, 1, 1, tzinfo=UTC)
    assert isinstance(poll_feed(registered, feed.token, frozenset({"another"}), later), Document)
    assert isinstance(poll_feed(registered, feed.token, frozenset(), later), Document)


@pytest.fixture
def statements(registered: Office) -> Iterator[list[str]]:
    """The selects that reach the database."""
    heard: list[str] = []

    def hear(*arguments: object) -> None:
        if str(arguments[2]).lower().startswith("select"):
            heard.append(str(arguments[2]).lower())

    sql_event.listen(registered.database.engine, "before_cursor_execute", hear)
    yield heard
    sql_event.remove(registered.database.engine, "before_cursor_execute", hear)


def test_a_poll_that_changes_nothing_is_one_statement_and_reads_neither_document_nor_events(
    registered: Office, statements: list[str]
) -> None:
    feed = issued(registered, "LC-1")
    stamp = polled(registered, feed).stamp
    statements.clear()
    poll_feed(registered, feed.token, frozenset({stamp.etag}), None)
    (known,) = statements
    assert "body" not in known
    assert "feed_event" not in known
    statements.clear()
    with pytest.raises(NotFoundError):
        poll_feed(registered, "unknown", None, None)
    assert statements == [known]


def test_a_feed_shows_all_campaigns(registered: Office) -> None:
    feed = issued(registered, "LC-1")
    published(registered, replace(VERSION, campaign="2026Q3", visits=(replace(OTHER, held_on=date(2026, 7, 2)),)))
    uids = [str(one["UID"]) for one in vevents(polled(registered, feed))]
    assert uids == ["v-1@2026Q2.onevisit", "v-2@2026Q2.onevisit", "v-2@2026Q3.onevisit"]


def test_whatever_changes_while_a_version_is_drafted_its_documents_show_it_too(registered: Office) -> None:
    feed = issued(registered, "LC-1")
    draft = draft_version(registered, newer(MOVED))
    department = issued(registered, "AMR", FeedKind.DEPARTMENT)
    elsewhere = replace(OTHER, held_on=date(2026, 7, 2))
    published(registered, replace(VERSION, campaign="2026Q3", visits=(elsewhere,)))
    between = polled(registered, feed).stamp
    store(registered, draft)
    after = {"v-1@2026Q2.onevisit": 1, "v-2@2026Q2.onevisit": 1, "v-2@2026Q3.onevisit": 0}
    for document in (polled(registered, feed), polled(registered, department)):
        assert {str(one["UID"]): int(one["SEQUENCE"]) for one in vevents(document)} == after
    assert polled(registered, feed).stamp.last_modified > between.last_modified
    assert refresh_feeds(registered) == 0


def test_an_overtaken_draft_changes_no_feed(registered: Office) -> None:
    feed = issued(registered, "LC-1")
    draft = draft_version(registered, newer(MOVED))
    published(registered, newer(VISIT))
    before = polled(registered, feed)
    with pytest.raises(NotAllowedError, match="plan-overtaken"):
        store(registered, draft)
    assert polled(registered, feed) == before


def test_the_window_moves_on_by_night(registered: Office) -> None:
    feed = issued(registered, "LC-2")
    published(registered, newer(VISIT))  # cancels the visit of 8 April on 1 April
    before = polled(registered, feed)

    def at(day: date) -> Office:
        return replace(registered, clock=lambda: datetime(day.year, day.month, day.day, 1, tzinfo=UTC))

    assert refresh_feeds(at(date(2026, 5, 31))) == 0
    assert polled(registered, feed) == before
    assert refresh_feeds(at(date(2026, 5, 31) + timedelta(days=1))) == 1
    assert told(polled(registered, feed)) == {"v-1": (0, "CONFIRMED")}
    refresh_feeds(at(date(2026, 6, 7)))
    assert told(polled(registered, feed)) == {}


def test_the_clock_may_go_back_and_the_time_of_a_document_still_goes_on(registered: Office) -> None:
    feed = issued(registered, "LC-3")
    before = polled(registered, feed).stamp
    behind = replace(registered, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    published(behind, newer(MOVED))
    assert polled(registered, feed).stamp.last_modified == before.last_modified + timedelta(seconds=1)


def test_the_secret_is_kept_nowhere(registered: Office) -> None:
    feed = issued(registered, "LC-1")
    assert len(feed.token) == FIRST_SECRET
    with registered.database.reading() as session:
        kept = [*session.execute(select(table_of(FeedAddressRow))), *session.execute(select(table_of(AuditEventRow)))]
    assert feed.token not in str(kept)
    assert feed.address.id not in feed.token


def test_a_revoked_address_is_as_unknown_as_one_that_never_was(registered: Office) -> None:
    feed, other = issued(registered, "LC-1"), issue_feed(registered, INSPECTOR, FeedKind.INSPECTOR, "LC-1", "zh")
    revoke_feed(registered, OFFICE, feed.address.id)
    for token in (feed.token, "never", "", "入企"):
        with pytest.raises(NotFoundError, match="feed-not-found"):
            poll_feed(registered, token, None, None)
    assert told(polled(registered, other))
    with pytest.raises(NotFoundError, match="feed-address-not-found"):
        revoke_feed(registered, OFFICE, feed.address.id)
    revoke_feed(registered, INSPECTOR, other.address.id)
    with registered.database.reading() as session:
        assert session.execute(select(table_of(FeedDocumentRow))).all() == []
        assert planning.campaign(session).id


def test_asking_again_gives_a_new_address_and_ends_the_old_one(registered: Office) -> None:
    first = issued(registered, "LC-1")
    again = issue_feed(registered, OFFICE, FeedKind.INSPECTOR, "LC-1", "en")
    assert [one.id for one in list_feeds(registered, OFFICE)] == [again.address.id]
    with pytest.raises(NotFoundError):
        poll_feed(registered, first.token, None, None)
    assert str(vevents(polled(registered, again))[0]["SUMMARY"]).startswith("Joint inspection: ")


def test_when_an_account_is_closed_its_addresses_are(registered: Office) -> None:
    own = issue_feed(registered, INSPECTOR, FeedKind.INSPECTOR, "LC-1", "zh")
    kept = issued(registered, "LC-1")
    assert revoke_feeds_of(registered, INSPECTOR.name) == 1
    with pytest.raises(NotFoundError):
        poll_feed(registered, own.token, None, None)
    assert told(polled(registered, kept))


@pytest.mark.parametrize(
    ("caller", "may"),
    [
        (OFFICE, {"LC-1", "LC-2", "AMR", "URBAN", "b1", "b2"}),
        (INSPECTOR, {"LC-1"}),
        (DEPARTMENT, {"AMR", "b1"}),
        (replace(DEPARTMENT, reach=Reach("AMR", region="371502")), {"b1"}),
        (replace(DEPARTMENT, reach=Reach("AMR", region="371503")), set()),
        (replace(OFFICE, reach=Reach(region="371502")), {"b1", "b2"}),
        (caller_of(Account("w", "见证", Role.WITNESS, campaign="2026Q2")), set()),
        (caller_of(Account("s", "监督", Role.SUPERVISOR)), set()),
        (replace(OFFICE, acts=frozenset()), set()),
    ],
    ids=["office", "inspector", "department", "county", "other county", "office of county", "witness", "law", "token"],
)
def test_who_may_subscribe_to_what(registered: Office, caller: Caller, may: set[str]) -> None:
    kinds = {"L": FeedKind.INSPECTOR, "A": FeedKind.DEPARTMENT, "U": FeedKind.DEPARTMENT, "b": FeedKind.BATCH}
    for subject in ("LC-1", "LC-2", "AMR", "URBAN", "b1", "b2"):
        if subject in may:
            issue_feed(registered, caller, kinds[subject[0]], subject, "zh")
        else:
            with pytest.raises(ForbiddenError):
                issue_feed(registered, caller, kinds[subject[0]], subject, "zh")


def test_a_department_sees_and_ends_the_addresses_of_its_own_feeds_only(registered: Office) -> None:
    theirs, own = issued(registered, "URBAN", FeedKind.DEPARTMENT), issued(registered, "AMR", FeedKind.DEPARTMENT)
    assert [one.id for one in list_feeds(registered, DEPARTMENT)] == [own.address.id]
    with pytest.raises(NotFoundError):
        revoke_feed(registered, DEPARTMENT, theirs.address.id)
    revoke_feed(registered, DEPARTMENT, own.address.id)


def test_nobody_and_nothing_has_no_feed(registered: Office) -> None:
    for kind in FeedKind:
        with pytest.raises(NotFoundError, match="feed-subject-not-found"):
            issued(registered, "nobody", kind)

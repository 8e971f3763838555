"""Everybody is told what is near and overdue, in the morning's digest and in the calendars."""

from __future__ import annotations

import gzip

from icalendar import Calendar

from coordination.desk.announcing import refresh_feeds
from coordination.desk.deadlines import digest
from coordination.desk.feeds import Document, issue_feed, poll_feed
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Caller
from coordination.model.deadlines import Clock, DueState
from coordination.model.feeds import Feed, FeedKind
from tests.coordination.conduct import CLERK, JOINT, OFFICER, Conduct, conduct

AMR, OFFICER_FEED, BATCH = (
    Feed(FeedKind.DEPARTMENT, "AMR"),
    Feed(FeedKind.INSPECTOR, "LC-1"),
    Feed(FeedKind.BATCH, "b1"),
)


def told(work: Conduct, caller: Caller = OPERATOR) -> dict[Feed, list[tuple[DueState, Clock, str]]]:
    found = digest(work.office, caller).digests
    return {one.whose: [(state, due.clock, due.task) for state, due in one.dues] for one in found}


def test_a_digest_for_each_department_officer_and_batch(office: Office) -> None:
    work = conduct(office)
    work.finish()
    work.at("2026-04-10")  # the report is due on the 14th, the third working day from here
    near = (DueState.NEAR, Clock.REPORT, JOINT)
    found = told(work)
    for whose in (AMR, OFFICER_FEED, BATCH, Feed(FeedKind.DEPARTMENT, "URBAN")):
        assert near in found[whose]
    work.report()
    assert near not in told(work)[AMR]
    work.at("2026-05-09")
    late = (DueState.OVERDUE, Clock.PUBLICATION, JOINT)
    assert late in told(work)[AMR]
    assert late not in told(work).get(OFFICER_FEED, [])  # publishing is the department's
    assert set(told(work, CLERK)) <= {AMR, BATCH, Feed(FeedKind.BATCH, "b3"), *officers(work)}
    assert set(told(work, OFFICER)) <= {OFFICER_FEED}


def officers(work: Conduct) -> set[Feed]:
    return {one for one in told(work) if one.kind is FeedKind.INSPECTOR and one.subject != "LC-3"}


def limits(work: Conduct, token: str) -> list[tuple[str, str, int]]:
    """Title, day and sequence of the time limits a subscriber is shown."""
    document = poll_feed(work.office, token, None, None)
    assert isinstance(document, Document)
    events = Calendar.from_ical(gzip.decompress(document.packed)).walk("VEVENT")
    return [
        (str(one["SUMMARY"]), one["DTSTART"].dt.isoformat(), int(one["SEQUENCE"]))
        for one in events
        if one["UID"].startswith(tuple(Clock))
    ]


def test_calendars_show_what_is_due_after_a_visit_until_it_is_done(office: Office) -> None:
    work = conduct(office)
    token = issue_feed(work.office, OPERATOR, FeedKind.DEPARTMENT, "AMR", "zh").token
    assert limits(work, token) == []  # visits to come are events anyway
    work.finish()
    refresh_feeds(work.office)
    shown = {title.split("（")[0]: (day, sequence) for title, day, sequence in limits(work, token)}
    assert shown["期限：形成结果报告"] == ("2026-04-14", 0)
    assert shown["期限：装订卷宗"] == ("2026-05-21", 0)
    refresh_feeds(work.office)
    work.report()
    work.at("2026-05-09")
    refresh_feeds(work.office)
    shown = {title.split("（")[0]: (day, sequence) for title, day, sequence in limits(work, token)}
    assert "期限：形成结果报告" not in shown
    assert shown["逾期：公示结果"] == ("2026-05-08", 1)
    assert refresh_feeds(work.office) == 0

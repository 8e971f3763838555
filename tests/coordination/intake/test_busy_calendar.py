"""Busy times out of calendar files as phones and offices write them, and out of files meant to do harm."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from coordination.errors import BadInputError
from coordination.intake.busy_calendar import MOST_BYTES, WORKING_HOURS, BusyTimes, busy_times, leave_of
from coordination.model.people import HalfDay, Leave

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
WORKING_DAYS = [FIRST + timedelta(days=n) for n in range(30) if (FIRST + timedelta(days=n)).weekday() < 5]
WHOLE, MORNING, AFTERNOON = HalfDay.WHOLE_DAY, HalfDay.MORNING, HalfDay.AFTERNOON
AMERICAN_ZONE = """BEGIN:VTIMEZONE
TZID:Somewhere
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE"""


def calendar(*parts: str) -> bytes:
    lines = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *parts, "END:VCALENDAR", ""])
    return lines.replace("\n", "\r\n").encode()


def vevent(*lines: str, uid: str = "1") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"])


def read(*parts: str) -> BusyTimes:
    return busy_times(calendar(*parts), FIRST, LAST)


def days(*parts: str) -> list[tuple[int, HalfDay]]:
    """Day of April and half day of each absence; one of several days by its first and last."""
    found = leave_of("LC-1", read(*parts).spans, WORKING_DAYS, WORKING_HOURS)
    return [(day, one.half_day) for one in found for day in sorted({one.first_date.day, one.last_date.day})]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("DTSTART:20260407T090000", "DTEND:20260407T100000"), [(7, MORNING)]),
        (("DTSTART:20260407T113000", "DTEND:20260407T140000"), [(7, WHOLE)]),
        (("DTSTART:20260407T120000", "DTEND:20260407T133000"), []),
        (("DTSTART:20260407T163000", "DURATION:PT3H"), [(7, AFTERNOON)]),
        (("DTSTART:20260407T170000", "DTEND:20260408T090000"), []),
        (("DTSTART;VALUE=DATE:20260407", "DTEND;VALUE=DATE:20260410"), [(7, WHOLE), (9, WHOLE)]),
        (("DTSTART;VALUE=DATE:20260407",), [(7, WHOLE)]),
        (("DTSTART:20260407T090000",), []),
        (("DTSTART:20260407T020000Z", "DTEND:20260407T030000Z"), [(7, MORNING)]),
        (("DTSTART;TZID=China Standard Time:20260407T140000", "DURATION:PT1H"), [(7, AFTERNOON)]),
        (("DTSTART;TZID=America/New_York:20260406T220000", "DURATION:PT1H"), [(7, MORNING)]),
        (("DTSTART;TZID=Somewhere:20260406T210000", "DTEND;TZID=Somewhere:20260406T220000"), [(7, MORNING)]),
        (("DTSTART;VALUE=DATE:20260404", "DTEND;VALUE=DATE:20260406"), []),
        (("DTSTART:20260407T090000", "DTEND:20260407T100000", "TRANSP:TRANSPARENT"), []),
        (("DTSTART:20260407T090000", "DTEND:20260407T100000", "TRANSP:OPAQUE", "STATUS:TENTATIVE"), [(7, MORNING)]),
        (("DTSTART:20260407T090000", "DTEND:20260407T100000", "STATUS:CANCELLED"), []),
        (("DTSTART:20250407T090000", "DTEND:20250407T100000"), []),
    ],
)
def test_one_event(lines: tuple[str, ...], found: list[tuple[int, HalfDay]]) -> None:
    assert days(AMERICAN_ZONE, vevent(*lines)) == found


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("RRULE:FREQ=WEEKLY", [7, 14, 21, 28]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260414T010000Z", [7, 14]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260414", [7, 14]),
        ("RRULE:FREQ=WEEKLY;COUNT=2", [7, 14]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", [7, 9, 21, 23]),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260408T090000", [7, 9]),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260408", [7, 9]),
        ("RRULE:FREQ=MONTHLY;BYDAY=1TU", [7]),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", [7, 30]),
        ("RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7", [7]),
        ("RDATE:20260409T090000,20260410T090000", [7, 9, 10]),
    ],
)
def test_repetitions(rule: str, found: list[int]) -> None:
    event = vevent("DTSTART;TZID=Asia/Shanghai:20260407T090000", "DTEND;TZID=Asia/Shanghai:20260407T100000", rule)
    if rule.startswith("RDATE") or "EXDATE:" in rule:
        event = event.replace("RDATE:", "RDATE;TZID=Asia/Shanghai:").replace("EXDATE:", "EXDATE;TZID=Asia/Shanghai:")
    assert days(event) == [(day, MORNING) for day in found]


def test_a_repetition_begun_years_ago_is_followed_into_the_time_asked_for() -> None:
    event = vevent("DTSTART;VALUE=DATE:19991231", "RRULE:FREQ=WEEKLY")  # a Friday
    assert days(event) == [(day, WHOLE) for day in (3, 10, 17, 24)]


def test_an_occurrence_that_was_moved_or_cancelled_is_where_it_was_moved_to_or_nowhere() -> None:
    weekly = vevent("DTSTART:20260407T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    moved = vevent("RECURRENCE-ID:20260414T090000", "DTSTART:20260415T140000", "DURATION:PT1H")
    cancelled = vevent("RECURRENCE-ID:20260421T090000", "DTSTART:20260421T090000", "STATUS:CANCELLED")
    assert days(weekly, moved, cancelled) == [(7, MORNING), (15, AFTERNOON), (28, MORNING)]


def test_free_busy_lists_are_read() -> None:
    listed = (
        "BEGIN:VFREEBUSY",
        "UID:f",
        "DTSTAMP:20260101T000000Z",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260407T010000Z/20260407T020000Z,20260408T060000Z/PT1H",
        "FREEBUSY;FBTYPE=FREE:20260409T010000Z/20260409T020000Z",
        "FREEBUSY:20260410T010000Z/PT9H",
        "END:VFREEBUSY",
    )
    assert days(*listed) == [(7, MORNING), (8, AFTERNOON), (10, WHOLE)]


def test_our_own_visits_are_no_absence() -> None:
    assert days(vevent("DTSTART:20260407T090000", "DURATION:PT1H", uid="v-1@2026Q2.onevisit")) == []


def test_days_in_a_row_are_one_absence_with_nothing_private_in_it() -> None:
    event = vevent("DTSTART;VALUE=DATE:20260407", "DTEND;VALUE=DATE:20260410", "SUMMARY:复诊", "LOCATION:医院")
    found = leave_of("LC-1", read(event).spans, WORKING_DAYS, WORKING_HOURS)
    assert found == [Leave("LC-1", date(2026, 4, 7), date(2026, 4, 9), WHOLE, "busy")]


def test_other_working_hours_give_other_half_days() -> None:
    halves = {MORNING: (time(8), time(11)), AFTERNOON: (time(14), time(17))}
    spans = [(datetime(2026, 4, 7, 11, 30), datetime(2026, 4, 7, 13, 45))]  # noqa: DTZ001 - local time
    assert leave_of("LC-1", spans, WORKING_DAYS, halves) == []


def test_several_calendars_in_a_file_and_old_line_ends_are_read() -> None:
    first, second = (calendar(vevent(f"DTSTART;VALUE=DATE:2026040{day}", uid=str(day))) for day in (7, 8))
    found = busy_times((first + second).replace(b"\r\n", b"\n"), FIRST, LAST)
    assert len(found.spans) == 2


@pytest.mark.parametrize(
    "broken",
    [
        vevent("DTSTART:tomorrow", "DTEND:20260407T100000"),
        vevent("SUMMARY:no start"),
        vevent("DTSTART:20260407T090000", "DTEND:20260407T100000", "RRULE:FREQ=SECONDLY"),
        vevent("DTSTART:20260407T090000", "DTEND:20260407T100000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        vevent("DTSTART:20260407T090000", "DTEND:20260407T100000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=7;BYSETPOS=2"),
        vevent("DTSTART:20260407T090000", "DTEND:20260407T100000", "RRULE:FREQ=DAILY;INTERVAL=0"),
        vevent("DTSTART:20260407T090000", "DTEND:20260407T100000", "RRULE:FREQ=MONTHLY;BYDAY=6TU"),
        vevent("DTSTART:99991231T090000", "DURATION:P9999999999W"),
    ],
)
def test_an_event_that_cannot_be_read_is_counted_and_the_others_are_read(broken: str) -> None:
    found = read(broken, vevent("DTSTART:20260409T090000", "DURATION:PT1H", uid="2"))
    assert found.unreadable == 1
    assert found.spans[-1][0].day == 9


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "busy-not-a-calendar"),
        (b"PK\x03\x04 a workbook", "busy-not-a-calendar"),
        ("名称,代码\n甲,1\n".encode("gb18030"), "busy-not-a-calendar"),
        (b"BEGIN:VCALENDAR\r\n", "busy-not-a-calendar"),
        (b"BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", "busy-not-a-calendar"),
        (b"\x00" * 1000, "busy-not-a-calendar"),
        (b"x" * (MOST_BYTES + 1), "busy-too-large"),
        (calendar("BEGIN:VEVENT\nEND:VEVENT\n" * 10_001), "busy-too-many"),
        (calendar("BEGIN:VEVENT\nRRULE:FREQ=DAILY\nEND:VEVENT\n" * 501), "busy-too-many"),
    ],
)
def test_a_file_that_is_no_calendar_or_too_large_is_refused_in_one_sentence(raw: bytes, code: str) -> None:
    with pytest.raises(BadInputError, match=code) as error:
        busy_times(raw, FIRST, LAST)
    assert error.value.faults == ()


def test_a_million_repetitions_are_refused() -> None:
    minutes = ",".join(map(str, range(60)))
    event = vevent("DTSTART:20260101T000000", "DURATION:PT1M", f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={minutes};BYSECOND={minutes}")  # fmt: skip  # noqa: E501
    with pytest.raises(BadInputError, match="busy-too-often"):
        read(event)


def test_a_hundred_million_occurrences_by_count_end_with_the_time_asked_for() -> None:
    event = vevent("DTSTART:20260407T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=100000000")
    assert len(read(event).spans) == 24

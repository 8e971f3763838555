"""Calendars: what RFC 5545 wants, what an inspector needs, nothing a stranger should know; stable bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import vobject
from icalendar import Calendar

from api.feeds.files import calendar_files
from coordination.desk.telling import naming_texts
from coordination.model.deadlines import Clock, Due, DueState
from coordination.model.feeds import EventStatus
from coordination.model.versions import PlanVersion
from coordination.stages.announce import announce
from coordination.stages.calendars import Calendars, etag_of, shown_since
from coordination.texts import Texts
from seeds.loading import reference
from tests.coordination.versions import OTHER, VERSION, VISIT, newer

CHINESE = naming_texts(reference(), "zh")


def files(version: PlanVersion = VERSION, said: Texts = CHINESE) -> dict[str, bytes]:
    return dict(calendar_files(version, said))


def of_inspector(number: str, *versions: PlanVersion) -> bytes:
    events = announce((), VERSION)
    for version in versions:
        events = announce(events, version)
    return Calendars(CHINESE).document("示例", [event for event in events if event.feed.subject == number])


def test_one_calendar_per_inspector_department_and_batch() -> None:
    assert sorted(files()) == [
        "batches/b1.ics",
        "batches/b2.ics",
        "departments/AMR.ics",
        "departments/URBAN.ics",
        "inspectors/LC-1.ics",
        "inspectors/LC-2.ics",
        "inspectors/LC-3.ics",
    ]


def test_an_event_has_what_an_inspector_needs() -> None:
    (event,) = Calendar.from_ical(files()["inspectors/LC-3.ics"]).walk("VEVENT")
    assert event["SUMMARY"] == "联合检查：示例餐饮有限公司, 一店"
    assert event["LOCATION"] == "东昌府区柳园路1号"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (36.45, 115.98)
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert event.start.isoformat() == "2026-04-07T09:00:00+08:00"
    assert event.end.isoformat() == "2026-04-07T10:10:00+08:00"
    description = str(event["DESCRIPTION"])
    for needed in ("市市场监管局", "餐饮服务食品安全监督检查", "示例一（组长）", "市城管局：示例三", "0635-0000000"):
        assert needed in description


def test_an_english_calendar_names_departments_in_english() -> None:
    english = naming_texts(reference(), "en")
    calendar = Calendar.from_ical(files(VERSION, english)["departments/AMR.ics"])
    assert calendar["X-WR-CALNAME"] == "Joint inspections · Municipal Administration for Market Regulation"
    description = str(calendar.walk("VEVENT")[0]["DESCRIPTION"])
    assert "Municipal Administration for Market Regulation: 餐饮服务食品安全监督检查" in description
    assert "Municipal Urban Management Bureau: 示例三" in description
    assert "市市场监管局" not in description
    due = Due(
        Clock.REPORT, "2026Q2-00001", "AMR", "示例餐饮有限公司", date(2026, 4, 7), date(2026, 4, 15), provisional=False
    )
    for said, department in ((english, "Municipal Administration for Market Regulation"), (CHINESE, "市市场监管局")):
        (limit,) = Calendar.from_ical(Calendars(said).document("示例", (), [(DueState.OPEN, due)])).walk("VEVENT")
        assert str(limit["DESCRIPTION"]) == said.say("calendar-limit-of", task="2026Q2-00001", department=department)


@pytest.mark.parametrize("start", ["09:00", "13:30"])
def test_an_inspector_is_reminded_at_six_on_the_evening_before_and_nobody_else(start: str) -> None:
    made = files(replace(VERSION, visits=(replace(VISIT, start=start, end="15:00"),)))
    (event,) = Calendar.from_ical(made["inspectors/LC-1.ics"]).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    assert (event.start + alarm["TRIGGER"].dt).isoformat() == "2026-04-06T18:00:00+08:00"
    assert alarm["ACTION"] == "DISPLAY"
    assert b"VALARM" not in made["departments/AMR.ics"] + made["batches/b1.ics"]


def test_nothing_of_the_target_beyond_name_address_and_work_phone_and_no_certificate_numbers() -> None:
    everything = b"".join(files().values())
    assert b"91371502MA000020X0" not in everything
    assert b"LC-1" not in everything


def test_a_cancelled_event_keeps_time_and_place_and_says_no_more() -> None:
    cancelled = Calendar.from_ical(of_inspector("LC-3", newer(OTHER))).walk("VEVENT")[0]
    assert (cancelled["STATUS"], cancelled["SEQUENCE"], cancelled["TRANSP"]) == ("CANCELLED", 1, "TRANSPARENT")
    assert cancelled["SUMMARY"] == "已取消：示例餐饮有限公司, 一店"
    assert cancelled.start.isoformat() == "2026-04-07T09:00:00+08:00"
    assert cancelled.walk("VALARM") == []
    assert "0635" not in cancelled["DESCRIPTION"]
    assert "示例二" not in cancelled["DESCRIPTION"]


def test_the_same_events_give_the_same_bytes_and_an_event_that_stays_keeps_its_own() -> None:
    assert of_inspector("LC-1") == of_inspector("LC-1")
    moved = of_inspector("LC-1", newer(VISIT, replace(OTHER, held_on=date(2026, 4, 9))))
    first, second = (raw.split(b"BEGIN:VEVENT") for raw in (of_inspector("LC-1"), moved))
    assert [one == other for one, other in zip(first, second, strict=True)] == [True, True, False]
    assert etag_of(of_inspector("LC-1")) != etag_of(moved)


def test_lines_are_folded_at_75_octets_and_end_with_crlf() -> None:
    raw = files()["departments/AMR.ics"]
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_no_errors_no_daylight_saving_of_long_ago_no_uid_of_the_whole() -> None:
    calendar = Calendar.from_ical(files()["departments/AMR.ics"])
    assert [component.errors for component in calendar.walk() if component.errors] == []
    assert b"DAYLIGHT" not in files()["departments/AMR.ics"]
    assert "UID" not in calendar


def test_clients_are_told_to_come_back_every_hour() -> None:
    lines = files()["departments/AMR.ics"].split(b"\r\n")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert b"X-PUBLISHED-TTL:PT1H" in lines


def test_another_parser_reads_the_same() -> None:
    parsed = vobject.readOne(of_inspector("LC-1", newer(VISIT)).decode())
    events = list(parsed.vevent_list)
    assert [event.uid.value for event in events] == ["v-1@2026Q2.onevisit", "v-2@2026Q2.onevisit"]
    assert [event.status.value for event in events] == ["CONFIRMED", "CANCELLED"]
    assert events[0].dtstart.value.utcoffset().total_seconds() == 8 * 3600


def test_somebody_without_visits_has_an_empty_calendar_that_still_has_a_name() -> None:
    calendar = Calendar.from_ical(of_inspector("LC-9"))
    assert calendar.walk("VEVENT") == []
    assert calendar["NAME"] == "入企检查 · 示例"


def test_the_window_goes_by_the_day_of_the_visit_or_of_its_being_cancelled() -> None:
    confirmed = {event.uid: event for event in announce((), VERSION) if event.feed.subject == "LC-1"}
    assert confirmed["v-1@2026Q2.onevisit"].seen_on == date(2026, 4, 7)
    after = announce(confirmed.values(), newer(OTHER))
    assert {event.seen_on for event in after if event.status is EventStatus.CANCELLED} == {date(2026, 4, 1)}
    assert shown_since(date(2026, 6, 6)) == date(2026, 4, 7)

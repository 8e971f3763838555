"""Calendars: what RFC 5545 wants, what an inspector needs, nothing a stranger should know; stable bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import vobject
from icalendar import Calendar

from api.feeds.calendars import Calendars
from coordination.model.versions import PlanVersion, PublishedCheck, PublishedMember, PublishedVisit
from coordination.texts import texts
from solvers.planning.plan import Bounds, Scores

VISIT = PublishedVisit(
    id="v-1",
    route="r1",
    held_on=date(2026, 4, 7),
    session="am",
    start="09:00",
    end="10:10",
    target="91371502MA000020X0",
    target_name="示例餐饮有限公司, 一店",
    address="东昌府区柳园路1号",
    phone="0635-0000000",
    longitude=115.98,
    latitude=36.45,
    checks=(
        PublishedCheck("c1", "b1", "AMR", "AMR-03", "餐饮服务食品安全监督检查"),
        PublishedCheck("c2", "b2", "URBAN", "URBAN-02", "用气安全检查"),
    ),
    team=(
        PublishedMember("LC-1", "示例一", "AMR", leader=True),
        PublishedMember("LC-2", "示例二", "AMR", leader=False),
        PublishedMember("LC-3", "示例三", "URBAN", leader=False),
    ),
)
VERSION = PlanVersion(
    campaign="2026Q2",
    title="第二季度",
    version=1,
    published_at=datetime(2026, 3, 25, 1, 30, tzinfo=UTC),
    problem_sha256="0" * 64,
    plan_sha256="0" * 64,
    department_names={"AMR": "市市场监管局", "URBAN": "市城管局"},
    visits=(VISIT, replace(VISIT, id="v-2", held_on=date(2026, 4, 8), team=VISIT.team[:2], checks=VISIT.checks[:1])),
    unplanned=(),
    scores=Scores(3, 2, 5, 0),
    bounds=Bounds(3, 2, 4),
)


def calendars(version: PlanVersion = VERSION) -> Calendars:
    return Calendars(version, texts("zh"))


def test_one_calendar_per_inspector_department_and_batch() -> None:
    assert [name for name, _ in calendars().everything()] == [
        "inspectors/LC-1.ics",
        "inspectors/LC-2.ics",
        "inspectors/LC-3.ics",
        "departments/AMR.ics",
        "departments/URBAN.ics",
        "batches/b1.ics",
        "batches/b2.ics",
    ]


def test_an_event_has_what_an_inspector_needs() -> None:
    (event,) = Calendar.from_ical(calendars().of_inspector("LC-3")).walk("VEVENT")
    assert event["SUMMARY"] == "联合检查：示例餐饮有限公司, 一店"
    assert event["LOCATION"] == "东昌府区柳园路1号"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (36.45, 115.98)
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert event.start.isoformat() == "2026-04-07T09:00:00+08:00"
    assert event.end.isoformat() == "2026-04-07T10:10:00+08:00"
    description = str(event["DESCRIPTION"])
    for needed in ("市市场监管局", "餐饮服务食品安全监督检查", "示例一（组长）", "市城管局：示例三", "0635-0000000"):
        assert needed in description


def test_nothing_of_the_target_beyond_name_address_and_work_phone() -> None:
    assert b"91371502MA000020X0" not in calendars().of_department("AMR")


def test_the_same_version_gives_the_same_bytes_and_a_newer_one_a_higher_sequence() -> None:
    assert calendars().of_inspector("LC-1") == calendars().of_inspector("LC-1")
    newer = calendars(replace(VERSION, version=2)).of_inspector("LC-1")
    first, second = (Calendar.from_ical(raw).walk("VEVENT")[0] for raw in (calendars().of_inspector("LC-1"), newer))
    assert first["UID"] == second["UID"] == "v-1@2026Q2.onevisit"
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)


def test_lines_are_folded_at_75_octets_and_end_with_crlf() -> None:
    raw = calendars().of_department("AMR")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_no_errors_and_no_daylight_saving_of_long_ago() -> None:
    calendar = Calendar.from_ical(calendars().of_department("AMR"))
    assert [component.errors for component in calendar.walk() if component.errors] == []
    assert b"DAYLIGHT" not in calendars().of_department("AMR")
    assert "UID" not in calendar


def test_another_parser_reads_the_same() -> None:
    parsed = vobject.readOne(calendars().of_department("AMR").decode())
    events = list(parsed.vevent_list)
    assert [event.uid.value for event in events] == ["v-1@2026Q2.onevisit", "v-2@2026Q2.onevisit"]
    assert events[0].dtstart.value.utcoffset().total_seconds() == 8 * 3600


def test_somebody_without_visits_has_an_empty_calendar() -> None:
    assert Calendar.from_ical(calendars().of_inspector("LC-9")).walk("VEVENT") == []

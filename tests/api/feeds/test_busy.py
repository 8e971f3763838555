"""A busy calendar over HTTP: proposals back, what is chosen stored; what is too large is not even read."""

from __future__ import annotations

from litestar import Litestar
from litestar.testing import TestClient

from tests.coordination.intake.test_busy_calendar import calendar, vevent

TRIP = calendar(vevent("DTSTART;VALUE=DATE:20260407", "DTEND;VALUE=DATE:20260409"))


def test_proposals_come_back_and_what_is_chosen_is_stored(client: TestClient[Litestar]) -> None:
    proposed = client.post("/busy-calendars/LC-1", files={"data": ("my.ics", TRIP, "text/calendar")})
    assert proposed.status_code == 200, proposed.text
    absences = proposed.json()["absences"]
    assert absences == [{"first_date": "2026-04-07", "last_date": "2026-04-08", "half_day": "whole_day"}]
    assert client.put("/busy-calendars/LC-1", json=absences).json() == {"new": 1, "removed": 0}
    assert client.put("/busy-calendars/LC-1", json=[]).json() == {"new": 0, "removed": 1}


def test_what_is_no_calendar_or_too_large_is_refused(client: TestClient[Litestar]) -> None:
    nothing = client.post("/busy-calendars/LC-1", files={"data": ("my.ics", b"\x00\xff", "text/calendar")})
    assert (nothing.status_code, nothing.json()) == (400, {"code": "busy-not-a-calendar"})
    large = client.post("/busy-calendars/LC-1", files={"data": ("my.ics", b"x" * (3 << 20), "text/calendar")})
    assert large.status_code == 413

"""Feeds inside the service: addresses given out under a login, polled without one, and in no log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from api.feeds.secrecy import keep_feed_secrets_out_of_logs
from coordination.model.access import Role
from tests.api.rest.conftest import As, Client
from tests.coordination.intake.test_busy_calendar import calendar, vevent

TRIP = calendar(vevent("DTSTART;VALUE=DATE:20260407", "DTEND;VALUE=DATE:20260409"))


@pytest.fixture
def quiet() -> Iterator[None]:
    """Logs as `serve` keeps them."""
    made = logging.getLogRecordFactory()
    keep_feed_secrets_out_of_logs()
    yield
    logging.setLogRecordFactory(made)


@pytest.mark.usefixtures("quiet")
def test_an_address_is_given_out_polled_by_anybody_and_revoked(
    client: Client, shown: As, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asked = shown(Role.INSPECTOR)
    issued = client.post("/api/v1/feed-addresses", json={"kind": "inspector", "subject": "P1"}, headers=asked)
    assert (issued.status_code, issued.headers["cache-control"]) == (201, "no-store")
    https = issued.json()["https"]
    assert https.startswith("https://onevisit.example/feeds/")
    path = https.removeprefix("https://onevisit.example")

    polled = client.get(path)
    assert polled.headers["content-type"].startswith("text/calendar")
    assert polled.headers["referrer-policy"] == "no-referrer"
    assert client.get(path, headers={"If-None-Match": polled.headers["etag"]}).status_code == 304
    assert client.head(path).headers["etag"] == polled.headers["etag"]

    (listed,) = client.get("/api/v1/feed-addresses", headers=asked).json()
    assert listed == issued.json()["address"]
    assert client.delete(f"/api/v1/feed-addresses/{listed['id']}", headers=asked).status_code == 204
    assert client.get(path).status_code == 404
    assert path.split("/")[2] not in caplog.text


def test_nobody_gets_the_address_of_another(client: Client, shown: As) -> None:
    for role, kind, subject in ((Role.INSPECTOR, "inspector", "P2"), (Role.PARTICIPANT, "department", "AMR")):
        refused = client.post("/api/v1/feed-addresses", json={"kind": kind, "subject": subject}, headers=shown(role))
        assert (refused.status_code, refused.json()["code"]) == (403, "feed-beyond-reach")


def test_an_inspectors_own_calendar_becomes_leave_once_it_is_chosen(client: Client, shown: As) -> None:
    asked, file = shown(Role.INSPECTOR), {"data": ("my.ics", TRIP, "text/calendar")}
    proposed = client.post("/api/v1/busy-calendars/P1", files=file, headers=asked)
    assert proposed.status_code == 200, proposed.text
    taken = client.put("/api/v1/busy-calendars/P1", json=proposed.json()["absences"], headers=asked)
    assert taken.json() == {"new": 1, "removed": 0}
    assert client.get("/api/v1/leave/P1/2026-04-07/whole_day", headers=asked).status_code == 200
    others = client.post("/api/v1/busy-calendars/P2", files=file, headers=asked)
    assert (others.status_code, others.json()["code"]) == (403, "absence-beyond-reach")
    nothing = client.post("/api/v1/busy-calendars/P1", files={"data": ("my.ics", b"\x00\xff")}, headers=asked)
    assert (nothing.status_code, nothing.json()["code"]) == (422, "busy-not-a-calendar")

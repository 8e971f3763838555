"""Feeds over HTTP: what a calendar program needs to poll for years without asking twice for the same."""

from __future__ import annotations

import gzip
import logging
import xml.etree.ElementTree as ET

import pytest
from icalendar import Calendar
from litestar import Litestar
from litestar.testing import TestClient

from coordination.desk.office import Office
from tests.coordination.publishing import published
from tests.coordination.versions import OTHER, newer

Client = TestClient[Litestar]


def subscribed(client: Client, subject: str = "LC-1", language: str = "zh") -> str:
    """The path of a new address."""
    asked = {"kind": "inspector", "subject": subject, "language": language}
    issued = client.post("/feed-addresses", json=asked)
    assert issued.status_code == 201, issued.text
    return str(issued.json()["https"]).removeprefix("https://example.test/city")


def test_a_calendar_comes_with_everything_it_is_to_be_kept_by(client: Client) -> None:
    answer = client.get(subscribed(client))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["etag"].startswith('"')
    assert answer.headers["last-modified"].endswith("GMT")
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "filename*=UTF-8''%E5%85%A5%E4%BC%81%E6%A3%80%E6%9F%A5.ics" in answer.headers["content-disposition"]
    assert "content-encoding" not in answer.headers
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == 2


def test_the_second_poll_is_304_without_a_body_and_the_one_after_a_change_is_200(
    client: Client, registered: Office
) -> None:
    path = subscribed(client)
    first = client.get(path)
    held = {"if-none-match": f'"other", {first.headers["etag"]}'}
    second = client.get(path, headers=held)
    assert (second.status_code, second.content) == (304, b"")
    kept = ("etag", "last-modified", "cache-control", "vary")
    assert [second.headers[name] for name in kept] == [first.headers[name] for name in kept]
    assert client.get(path, headers={"if-modified-since": first.headers["last-modified"]}).status_code == 304
    assert client.get(path, headers={"if-none-match": f"W/{first.headers['etag']}"}).status_code == 304
    assert client.get(path, headers={"if-none-match": "*"}).status_code == 304
    published(registered, newer(OTHER))
    third = client.get(path, headers={**held, "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert third.status_code == 200
    statuses = [str(event["STATUS"]) for event in Calendar.from_ical(third.content).walk("VEVENT")]
    assert statuses == ["CANCELLED", "CONFIRMED"]


def test_a_poll_that_changes_nothing_is_one_statement_and_reads_no_event_and_no_document(
    client: Client, registered: Office
) -> None:
    path = subscribed(client)
    held = {"if-none-match": client.get(path).headers["etag"]}
    with registered.database.statements() as sent:
        assert client.get(path, headers=held).status_code == 304
    assert len(sent) == 1
    assert not [name for name in ("feed_event", "shown_visit", "body") if name in sent[0].lower()]
    with registered.database.statements() as sent:
        assert client.get(path).status_code == 200
    assert "body" in " ".join(sent).lower()


def test_a_date_counts_only_where_no_tag_is_given_and_nonsense_counts_as_nothing(client: Client) -> None:
    path = subscribed(client)
    future = "Fri, 01 Jan 2100 00:00:00 GMT"
    assert client.get(path, headers={"if-modified-since": future}).status_code == 304
    assert client.get(path, headers={"if-modified-since": future, "if-none-match": '"other"'}).status_code == 200
    assert client.get(path, headers={"if-modified-since": "soon"}).status_code == 200


def test_head_says_what_get_would(client: Client) -> None:
    path = subscribed(client)
    for asked in ({}, {"accept-encoding": "gzip"}, {"if-none-match": "*"}):
        got, head = client.get(path, headers=asked), client.head(path, headers=asked)
        assert head.content == b""
        assert head.status_code == got.status_code
        assert dict(head.headers) == dict(got.headers)


def test_gzip_is_sent_where_it_is_welcome_under_a_tag_of_its_own(client: Client) -> None:
    path = subscribed(client)
    plain = client.get(path)
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) == len(raw) < len(plain.content)
    assert gzip.decompress(raw) == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    asked = {"accept-encoding": "gzip", "if-none-match": packed.headers["etag"]}
    again = client.get(path, headers=asked)
    assert (again.status_code, again.headers["etag"]) == (304, packed.headers["etag"])
    assert client.get(path, headers={"if-none-match": packed.headers["etag"]}).status_code == 200


@pytest.mark.parametrize("token", ["nothing", "%E5%85%A5", "a" * 5000, "..%2F..", "%00"])
def test_an_unknown_address_is_a_plain_404(client: Client, token: str) -> None:
    answer = client.get(f"/feeds/{token}/calendar.ics")
    assert answer.status_code == 404
    assert client.head(f"/feeds/{token}/calendar.ics").status_code == 404


def test_a_revoked_address_answers_as_one_that_never_was(client: Client) -> None:
    path = subscribed(client)
    (address,) = client.get("/feed-addresses").json()
    assert address["subject"] == "LC-1"
    assert client.delete(f"/feed-addresses/{address['id']}").status_code == 204
    revoked, unknown = client.get(path, headers={"if-none-match": "*"}), client.get("/feeds/never/calendar.ics")
    assert (revoked.status_code, revoked.content, revoked.headers) == (404, unknown.content, unknown.headers)
    assert revoked.text.startswith("此订阅地址不存在或已停用")


def test_nothing_but_reading_is_allowed(client: Client) -> None:
    path = subscribed(client)
    assert {client.request(method, path).status_code for method in ("POST", "PUT", "DELETE")} == {405}


def test_an_address_comes_in_every_form(client: Client) -> None:
    asked = {"kind": "department", "subject": "AMR", "language": "en"}
    answer = client.post("/feed-addresses", json=asked)
    issued = answer.json()
    assert issued["webcal"] == issued["https"].replace("https://", "webcal://")
    assert answer.headers["cache-control"] == "no-store"
    assert ET.fromstring(issued["qr_svg"]).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own picture
    assert client.post("/feed-addresses", json={**asked, "kind": "batch"}).status_code == 404
    assert client.post("/feed-addresses", json={**asked, "kind": "city"}).status_code == 400


@pytest.mark.usefixtures("quiet")
def test_the_secret_does_not_reach_a_log(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("uvicorn.access")
    log.warning('%s - "%s %s HTTP/%s" %d', "::1", "GET", "/feeds/SECRET/calendar.ics?x=1", "1.1", 200)
    log.error("failed at path=/feeds/SECRET/calendar.ics", exc_info=ValueError("/city/feeds/SECRET/calendar.ics"))
    assert "SECRET" not in caplog.text
    assert caplog.text.count("/feeds/…/calendar.ics") == 3

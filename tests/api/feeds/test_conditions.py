"""Entity tags, dates and codings as RFC 9110 writes them, and as others do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.feeds.conditions import etags_held, http_date, moment, tag_of, takes_gzip


@pytest.mark.parametrize(
    ("header", "plain", "packed"),
    [
        (None, None, None),
        ("*", {"*"}, {"*"}),
        (' "a" ', {"a"}, set()),
        ('W/"a"', {"a"}, set()),
        ('"a", W/"b-gzip","c"', {"a", "b-gzip", "c"}, {"b"}),
        ('"a,b"', {"a,b"}, set()),
        ('"*"', set(), set()),
        ("a", set(), set()),
        ("", set(), set()),
        ('"a', set(), set()),
    ],
)
def test_if_none_match(header: str | None, plain: set[str] | None, packed: set[str] | None) -> None:
    assert etags_held(header, packed=False) == plain
    assert etags_held(header, packed=True) == packed


def test_each_coding_has_a_tag_of_its_own_and_each_is_found_again() -> None:
    for packed in (False, True):
        assert etags_held(tag_of("abc", packed=packed), packed=packed) == {"abc"}
        assert "abc" not in (etags_held(tag_of("abc", packed=packed), packed=not packed) or ())


@pytest.mark.parametrize(
    ("header", "at"),
    [
        ("Wed, 25 Mar 2026 01:30:00 GMT", datetime(2026, 3, 25, 1, 30, tzinfo=UTC)),
        ("Wednesday, 25-Mar-26 01:30:00 GMT", datetime(2026, 3, 25, 1, 30, tzinfo=UTC)),
        ("Wed Mar 25 01:30:00 2026", datetime(2026, 3, 25, 1, 30, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("Fri, 31 Dec 9999 23:30:00 -2300", None),
        ("Wed, 99 Mar 2026 01:30:00 GMT", None),
    ],
)
def test_dates(header: str | None, at: datetime | None) -> None:
    assert moment(header) == at


def test_a_date_is_written_as_it_is_read() -> None:
    at = datetime(2026, 3, 25, 1, 30, tzinfo=UTC)
    assert http_date(at) == "Wed, 25 Mar 2026 01:30:00 GMT"
    assert moment(http_date(at)) == at


@pytest.mark.parametrize(
    ("header", "welcome"),
    [
        (None, False),
        ("", False),
        ("gzip", True),
        ("GZIP, deflate, br", True),
        ("deflate;q=0.5, gzip;q=0.8", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("*", True),
        ("identity", False),
        ("x-gzip", True),
        ("gzip;q=nonsense", False),
    ],
)
def test_who_takes_gzip(header: str | None, welcome: bool) -> None:
    assert takes_gzip(header) is welcome

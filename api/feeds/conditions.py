"""Conditions of a request, read as RFC 9110 says: entity tags, dates, and which coding of the body is wanted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from coordination.desk.feeds import ANYTHING

_TAG = re.compile(r'\s*(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)')
_PACKED = "-gzip"


def tag_of(etag: str, *, packed: bool) -> str:
    """The strong entity tag of one coding of a document: other bytes, another tag (RFC 9110, 8.8.3.3)."""
    return f'"{etag}{_PACKED if packed else ""}"'


def etags_held(if_none_match: str | None, *, packed: bool) -> frozenset[str] | None:
    """The documents a subscriber says to have in the coding that would be sent; None where nothing is said.

    The comparison is the weak one (RFC 9110, 13.1.2). What is no entity tag matches nothing.
    """
    if if_none_match is None:
        return None
    if if_none_match.strip() == "*":
        return frozenset({ANYTHING})
    tags = (found.group(1) for found in _TAG.finditer(if_none_match))
    if packed:
        return frozenset(tag.removesuffix(_PACKED) for tag in tags if tag.endswith(_PACKED))
    return frozenset(tag for tag in tags if tag != ANYTHING)


def moment(http_date: str | None) -> datetime | None:
    """The instant of an HTTP date; None where there is none, or none that can be read (RFC 9110, 13.1.3)."""
    try:
        found = parsedate_to_datetime(http_date or "")
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def http_date(at: datetime) -> str:
    """An instant as HTTP writes it."""
    return format_datetime(at.astimezone(UTC), usegmt=True)


def takes_gzip(accept_encoding: str | None) -> bool:
    """Whether a body packed with gzip is welcome (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, parameter = (part.strip() for part in entry.partition(";"))
        weights[coding] = _weight(parameter)
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0))) > 0


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0

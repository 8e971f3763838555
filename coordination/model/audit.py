"""An event of the audit chain, and the head of a chain as it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who did what when. happened_at: ISO 8601 with offset; the digests are SHA-256 in hexadecimal."""

    sequence: int
    happened_at: str
    actor: str
    action: str
    subject: str
    detail: Mapping[str, str | int]
    previous_sha256: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; empty is any. actor: a login name; action: a code; subject: a part of it."""

    actor: str = ""
    action: str = ""
    subject: str = ""
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event of a chain; written down elsewhere it proves later that nothing before it was touched."""

    sequence: int
    sha256: str

    def __str__(self) -> str:
        """As it is written down: DIGEST@SEQUENCE."""
        return f"{self.sha256}@{self.sequence}"


BEFORE_THE_FIRST = Head(0, "0" * 64)

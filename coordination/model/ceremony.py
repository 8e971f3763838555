"""The draw as a ceremony: its attempts, who witnessed and who signed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DrawState(StrEnum):
    """How far an attempt is; the last two are ends without a valid draw."""

    ANNOUNCED = "announced"
    FROZEN = "frozen"
    VALUED = "valued"
    DRAWN = "drawn"
    SIGNED = "signed"
    PUBLISHED = "published"
    GIVEN_UP = "given_up"
    VOID = "void"


class DrawStep(StrEnum):
    """What can be done to an attempt; `AGAIN` announces another one in its place."""

    FREEZE = "freeze"
    WITNESS = "witness"
    VALUE = "value"
    HOLD = "hold"
    SIGN = "sign"
    PUBLISH = "publish"
    GIVE_UP = "give_up"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class DrawAttempt:
    """One attempt at the draw of a campaign; the newest counts unless it has ended.

    number: from 1; reason: why another attempt was needed, empty for the first; public_value_source: which value of
    which source will be used, fixed before it exists; commitment: hexadecimal end of the chain of one-time codes;
    end_reason: why it was given up or is void. The office's secret is no part of it.
    """

    campaign: str
    number: int
    state: DrawState
    reason: str
    public_value_source: str
    chain_length: int
    commitment: str
    announced_at: datetime
    frozen_at: datetime | None = None
    frame_sha256: str = ""
    frame_rows: int = 0
    announcement_sha256: str = ""
    public_value: str = ""
    valued_at: datetime | None = None
    drawn_at: datetime | None = None
    record_sha256: str = ""
    published_at: datetime | None = None
    ended_at: datetime | None = None
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class DrawWitness:
    """Somebody who confirmed to be there, and the announcement they had before them (ZB-30).

    name: as it will stand in the record.
    """

    account: str
    kind: str
    name: str
    confirmed_at: datetime
    announcement_sha256: str


@dataclass(frozen=True, slots=True)
class DrawSignature:
    """Who signed which record (ZB-32)."""

    account: str
    signed_at: datetime
    record_sha256: str


@dataclass(frozen=True, slots=True)
class AttemptReport:
    """An attempt with all who took part.

    least_witnesses: as the pack has it; next_step: None at the end, and of all attempts but the newest.
    """

    attempt: DrawAttempt
    witnesses: tuple[DrawWitness, ...]
    signatures: tuple[DrawSignature, ...]
    least_witnesses: int
    next_step: DrawStep | None

"""Who was drawn, as people look it up: the entries of a record with names, and where a ticket stood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawnTarget:
    """One entry of a record.

    department: code, of the batch; stratum: district and class as in the frame; rank: place of the ticket in its
    stratum and round, from 1; name: as the register has it now, empty where it is gone; left: why a substitute was
    drawn instead, else empty.
    """

    draw_round: int
    batch: str
    department: str
    stratum: str
    rank: int
    label: str
    name: str
    ticket: str
    left: str


@dataclass(frozen=True, slots=True)
class TicketStanding:
    """Where a target stood in one batch and round: of `members` with a ticket the `places` smallest were drawn."""

    batch: str
    department: str
    stratum: str
    draw_round: int
    members: int
    places: int
    ticket: str
    rank: int
    drawn: bool
    left: str


@dataclass(frozen=True, slots=True)
class LookedUpTarget:
    """A target in the frame of a draw, and where it stood in every batch it could be drawn by."""

    label: str
    name: str
    standings: tuple[TicketStanding, ...]

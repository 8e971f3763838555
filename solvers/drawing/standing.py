"""Where one label stood in its strata: its ticket, how many were smaller, how many were drawn.

Told from the record as it is: it proves nothing, `check` does. Source: that of `model`, one label at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from solvers.tickets import TICKET_BYTES, digests, extract


@dataclass(frozen=True, slots=True)
class Standing:
    """One batch and round.

    members: who had a ticket in the stratum; places: how many of them were to be drawn; rank: from 1, by the tickets.
    """

    batch: str
    stratum: str
    draw_round: int
    members: int
    places: int
    ticket: str
    rank: int

    @property
    def drawn(self) -> bool:
        """Whether it was drawn in this round."""
        return self.rank <= self.places


def standings(record: Mapping[str, Any], frame_file: bytes, label: str) -> list[Standing]:
    """Where a label stood, by batch and round, until it was drawn; empty where the frame has no such label.

    record: a published record as read from JSON. Complexity: one pass over the frame, tickets of one stratum a round.
    """
    stratum, batches = _row_of(frame_file, label)
    if not batches:
        return []
    beside = _stratum_of(frame_file, stratum)
    return [one for batch in sorted(batches) for one in _in_batch(record, beside, label, batch, stratum)]


def _in_batch(
    record: Mapping[str, Any], beside: Sequence[tuple[str, Collection[str]]], label: str, batch: str, stratum: str
) -> Iterator[Standing]:
    members = [name for name, batches in beside if batch in batches]
    places = next((due for one, at, _, due in record["strata"] if (one, at) == (batch, stratum)), 0)
    left = Counter(when for when, one, at, *_ in record["left"] if (one, at) == (batch, stratum))
    for number, code in enumerate(record["codes"], 1):
        if places:
            found = _in_round(
                record, code, Standing(batch, stratum, number, len(members), places, "", 0), members, label
            )
            yield found
            if found.drawn:
                return
        drawn = {name for when, one, at, name, _ in record["drawn"] if (when, one, at) == (number, batch, stratum)}
        members, places = [name for name in members if name not in drawn], left[number]


def _in_round(record: Mapping[str, Any], code: str, place: Standing, members: list[str], label: str) -> Standing:
    key, prefix = extract(bytes.fromhex(code), record["public_value"].encode()), record["label_prefix"].encode()
    raw = digests(key, (name.encode() for name in members), TICKET_BYTES, prefix)
    tickets = [raw[at : at + TICKET_BYTES] for at in range(0, len(raw), TICKET_BYTES)]
    own = tickets[members.index(label)]
    return replace(place, ticket=own.hex(), rank=1 + sum(ticket < own for ticket in tickets))


def _row_of(frame_file: bytes, label: str) -> tuple[str, list[str]]:
    """Stratum and batches of a label; neither where it is not there."""
    start = frame_file.find(b"\n" + label.encode() + b",") + 1
    if not start or "," in label or "\n" in label:
        return "", []
    _, stratum, batches = frame_file[start : frame_file.find(b"\n", start)].decode().split(",")
    return stratum, batches.split()


def _stratum_of(frame_file: bytes, stratum: str) -> list[tuple[str, list[str]]]:
    """Label and batches of everybody in a stratum."""
    sought = b"," + stratum.encode() + b","
    rows = (line.decode().split(",") for line in frame_file.split(b"\n") if sought in line)
    return [(label, batches.split()) for label, at, batches in rows if at == stratum]

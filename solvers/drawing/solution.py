"""The draw: rounds of selection under successive one-time codes, and the record that is published of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from solvers.drawing import layout
from solvers.drawing.chain import code
from solvers.drawing.model import smallest, stratum_sizes
from solvers.drawing.problem import Batch, Frame
from solvers.drawing.quota import quotas
from solvers.tickets import as_hex, extract, tickets

FORMAT = "onevisit-draw/1"
ALGORITHM = "draft-thomson-elegy-vrs-00 SHA-256"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is fixed and published before the public value exists.

    label_prefix: empty in a joint campaign, whose departments share the label; the department and a slash where
    one department draws alone. commitment: hexadecimal end of the chain of one-time codes.
    """

    campaign: str
    title: str
    announced_at: str
    frame_sha256: str
    frame_rows: int
    label_prefix: str
    public_value_source: str
    chain_length: int
    commitment: str
    batches: tuple[Batch, ...]

    def content(self) -> dict[str, Any]:
        """The announcement as it stands in the record."""
        return {
            "format": FORMAT,
            "algorithm": ALGORITHM,
            "campaign": self.campaign,
            "title": self.title,
            "announced_at": self.announced_at,
            "frame_sha256": self.frame_sha256,
            "frame_rows": self.frame_rows,
            "label_prefix": self.label_prefix,
            "public_value_source": self.public_value_source,
            "chain_length": self.chain_length,
            "commitment": self.commitment,
            "batches": [
                {
                    "id": batch.id,
                    "department": batch.department,
                    "items": list(batch.items),
                    "ratio": str(batch.ratio),
                    "class_weights": {name: str(weight) for name, weight in sorted(batch.class_weights.items())},
                }
                for batch in self.batches
            ],
        }

    def sha256(self) -> str:
        """Digest of the announcement: what witnesses note down before the draw."""
        return sha256(json.dumps(self.content(), ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One target drawn by one batch in one round, with its ticket in hexadecimal."""

    batch: str
    stratum: str
    label: str
    ticket: str
    draw_round: int


@dataclass(frozen=True, slots=True)
class Left:
    """One drawn target that is not inspected after all, with the reason; logged before the next code is revealed."""

    batch: str
    stratum: str
    label: str
    reason: str
    draw_round: int


@dataclass(frozen=True, slots=True)
class Draw:
    """A finished draw. `codes` are the revealed one-time codes, one a round, hexadecimal."""

    announcement: Announcement
    public_value: str
    codes: tuple[str, ...]
    witnesses: tuple[Mapping[str, str], ...]
    drawn_at: str
    quotas: Mapping[str, Mapping[str, int]]
    sizes: Mapping[str, Mapping[str, int]]
    drawn: tuple[Drawn, ...]
    left: tuple[Left, ...]

    def standing(self) -> list[Drawn]:
        """Who is to be inspected: everybody drawn and not left out afterwards."""
        gone = {(entry.batch, entry.label) for entry in self.left}
        return [entry for entry in self.drawn if (entry.batch, entry.label) not in gone]

    def record(self) -> bytes:
        """The record file: everything anybody needs, beside the frame, to repeat the draw."""
        return layout.sealed(
            {
                **self.announcement.content(),
                "announcement_sha256": self.announcement.sha256(),
                "public_value": self.public_value,
                "drawn_at": self.drawn_at,
                "witnesses": [dict(witness) for witness in self.witnesses],
                "codes": list(self.codes),
                "strata": [
                    [batch, stratum, size, self.quotas[batch][stratum]]
                    for batch, strata in self.sizes.items()
                    for stratum, size in strata.items()
                ],
                "drawn": [[one.draw_round, one.batch, one.stratum, one.label, one.ticket] for one in self.drawn],
                "left": [[one.draw_round, one.batch, one.stratum, one.label, one.reason] for one in self.left],
            }
        )


def hold(
    frame: Frame,
    announcement: Announcement,
    secret: bytes,
    public_value: str,
    reason_to_leave: Callable[[Drawn], str | None],
    witnesses: Sequence[Mapping[str, str]],
    drawn_at: str,
) -> Draw:
    """The whole draw: a round to the quotas, then substitutes under the next codes until nobody is to be replaced.

    reason_to_leave: why a drawn target is not inspected by that batch, or None; the answer is logged in the round
    that drew it, before the code of the next round is computed. A stratum with nobody left stays short. Raises
    ValueError when the chain of codes is too short.
    """
    batches = {batch.id: batch for batch in announcement.batches}
    sizes = {batch: stratum_sizes(frame, index) for index, batch in enumerate(frame.batches)}
    due = {batch: quotas(batches[batch], size) for batch, size in sizes.items()}
    codes: list[str] = []
    drawn: list[Drawn] = []
    left: list[Left] = []
    vacant: Mapping[str, Mapping[str, int]] = due
    while any(count for strata in vacant.values() for count in strata.values()):
        revealed = code(secret, announcement.chain_length, len(codes) + 1)
        found = _round(frame, announcement, extract(revealed, public_value.encode()), len(codes) + 1, drawn, vacant)
        if not found:
            break
        codes.append(revealed.hex())
        drawn += found
        gone = [
            Left(one.batch, one.stratum, one.label, reason, one.draw_round)
            for one in found
            if (reason := reason_to_leave(one)) is not None
        ]
        left += gone
        vacant = {batch: Counter(one.stratum for one in gone if one.batch == batch) for batch in frame.batches}
    return Draw(
        announcement, public_value, tuple(codes), tuple(witnesses), drawn_at, due, sizes, tuple(drawn), tuple(left)
    )


def _round(
    frame: Frame,
    announcement: Announcement,
    key: bytes,
    number: int,
    earlier: Sequence[Drawn],
    vacant: Mapping[str, Mapping[str, int]],
) -> list[Drawn]:
    prefix = announcement.label_prefix.encode()
    labels = frame.labels.tolist()
    drawn = tickets(key, (prefix + label for label in labels))
    row_of = {label: row for row, label in enumerate(labels)} if earlier else {}
    found: list[Drawn] = []
    for index, batch in enumerate(frame.batches):
        barred = np.zeros(frame.labels.size, dtype=np.bool_)
        barred[[row_of[one.label.encode()] for one in earlier if one.batch == batch]] = True
        found += [
            Drawn(batch, frame.strata[frame.stratum[row]], labels[row].decode(), as_hex(drawn[row]), number)
            for row in smallest(frame, index, drawn, vacant.get(batch, {}), barred)
        ]
    return found

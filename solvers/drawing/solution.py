"""The draw: rounds of selection under successive one-time codes, and the record that is published of it.

Source: draft-thomson-elegy-vrs-00 (tickets, `solvers.tickets`; the chain of codes, `chain`). What it proves: in a
stratum of N with n to draw everybody is drawn with probability n / N, and whoever has record and frame finds the same.
Complexity of a round: a ticket for every row that could fill a vacancy, and a selection of the smallest, both linear.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solvers.drawing import layout
from solvers.drawing.chain import code
from solvers.drawing.heads import heads, whole_tickets
from solvers.drawing.model import candidates, smallest, stratum_sizes
from solvers.drawing.problem import Batch, Frame
from solvers.drawing.quota import quotas
from solvers.drawing.sample import Drawn, Sample
from solvers.tickets import extract

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

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Announcement:
        """The announcement whose `content` this is."""
        plain = {name: content[name] for name in cls.__slots__ if name != "batches"}
        return cls(batches=tuple(map(_batch_of, content["batches"])), **plain)

    def sha256(self) -> str:
        """Digest of the announcement: what witnesses note down before the draw."""
        return sha256(json.dumps(self.content(), ensure_ascii=False).encode()).hexdigest()


def _batch_of(entry: Mapping[str, Any]) -> Batch:
    weights = {name: Fraction(weight) for name, weight in entry["class_weights"].items()}
    return Batch(entry["id"], entry["department"], tuple(entry["items"]), Fraction(entry["ratio"]), weights)


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
    drawn: Sample
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
                "drawn": self.drawn.as_json(),
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
    processes: int | None = None,
) -> Draw:
    """The whole draw: a round to the quotas, then substitutes under the next codes until nobody is to be replaced.

    reason_to_leave: why a drawn target is not inspected by that batch, or None; the answer is logged in the round
    that drew it, before the code of the next round is computed. A stratum with nobody left stays short. Raises
    ValueError when the chain of codes is too short. processes: as in `heads`; the draw is the same for any number.
    """
    length = announcement.chain_length
    given = witnesses, drawn_at, processes
    return _held(frame, announcement, lambda turn: code(secret, length, turn), public_value, reason_to_leave, *given)


def redraw(
    frame: Frame,
    announcement: Announcement,
    codes: Sequence[bytes],
    public_value: str,
    reason_to_leave: Callable[[Drawn], str | None],
    processes: int | None = None,
) -> Draw:
    """The draw that the codes revealed so far give, say at other ratios; rounds that would need another do not happen.

    Everybody keeps the ticket, so that of a stratum a larger quota draws whoever a smaller one draws, and more.
    """

    def revealed(turn: int) -> bytes | None:
        return codes[turn - 1] if turn <= len(codes) else None

    return _held(frame, announcement, revealed, public_value, reason_to_leave, (), "", processes)


def _held(
    frame: Frame,
    announcement: Announcement,
    code_of: Callable[[int], bytes | None],
    public_value: str,
    reason_to_leave: Callable[[Drawn], str | None],
    witnesses: Sequence[Mapping[str, str]],
    drawn_at: str,
    processes: int | None,
) -> Draw:
    """The rounds of a draw, until nobody is to be replaced or there is no code for the next."""
    batches = {batch.id: batch for batch in announcement.batches}
    sizes = {batch: stratum_sizes(frame, index) for index, batch in enumerate(frame.batches)}
    due = {batch: quotas(batches[batch], size) for batch, size in sizes.items()}
    prefix = announcement.label_prefix.encode()
    opening, vacant = frame.member, _vacancies(frame, due)
    codes: list[str] = []
    sample, left = Sample(frame, ()), list[Left]()
    while vacant.any():
        revealed = code_of(len(codes) + 1)
        if revealed is None:
            break
        key = extract(revealed, public_value.encode())
        batch, row = _round(frame, opening, vacant, key, prefix, processes)
        if not row.size:
            break
        codes.append(revealed.hex())
        sample = Sample(frame, (*sample.rounds, (batch, row, _tickets(frame, row, key, prefix))))
        gone = [
            (place, Left(one.batch, one.stratum, one.label, reason, one.draw_round))
            for place, one in enumerate(sample.of_round(len(codes)))
            if (reason := reason_to_leave(one)) is not None
        ]
        left += [entry for _, entry in gone]
        places = np.array([place for place, _ in gone], dtype=np.intp)
        vacant = np.zeros_like(vacant)
        np.add.at(vacant, (frame.stratum[row[places]], batch[places]), 1)
        if places.size:
            opening = opening.copy() if opening is frame.member else opening
            opening[row, batch] = False
    return Draw(announcement, public_value, tuple(codes), tuple(witnesses), drawn_at, due, sizes, sample, tuple(left))


def _vacancies(frame: Frame, due: Mapping[str, Mapping[str, int]]) -> NDArray[np.int64]:
    """Shape (strata, batches)."""
    return np.array([[due[batch].get(name, 0) for batch in frame.batches] for name in frame.strata], dtype=np.int64)


def _round(
    frame: Frame,
    opening: NDArray[np.bool_],
    vacant: NDArray[np.int64],
    key: bytes,
    prefix: bytes,
    processes: int | None,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Batch index and row of everybody drawn, by batch, stratum and ticket."""
    rows = candidates(frame, opening, vacant)
    every = rows.size == frame.labels.size
    labels = frame.labels if every else frame.labels[rows]
    chosen = smallest(
        frame.stratum if every else frame.stratum[rows],
        opening if every else opening[rows],
        heads(key, prefix, labels, processes),
        vacant,
        lambda places: whole_tickets(key, prefix, labels[places]),
    )
    batch = np.repeat(np.arange(len(chosen)), [places.size for places in chosen])
    return batch, rows[np.concatenate(chosen)]


def _tickets(frame: Frame, row: NDArray[np.intp], key: bytes, prefix: bytes) -> NDArray[np.uint8]:
    """The tickets of the rows, each computed once however many batches drew it."""
    distinct, place = np.unique(row, return_inverse=True)
    return whole_tickets(key, prefix, frame.labels[distinct])[place]

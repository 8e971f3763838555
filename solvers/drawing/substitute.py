"""Who is drawn in the place of a target that drops out after the draw: the next ticket of its stratum, a new code.

As a round of substitutes in `solution.hold`, for one target: each batch that drew it draws one of those of the stratum
that it has not drawn. Source: that of `model`. Complexity: for each batch a ticket of every member of the stratum,
sorted. What it proves: whoever has code, value and frame finds the same substitutes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from solvers.drawing.problem import Frame
from solvers.tickets import TICKET_BYTES, digests, extract


@dataclass(frozen=True, slots=True)
class Substitute:
    """Whom a batch draws instead, and the ticket in hexadecimal; both empty where nobody is left in the stratum.

    before: those with smaller tickets, who are drawn already or may not be, by ticket.
    """

    batch: str
    label: str
    ticket: str
    before: tuple[str, ...] = ()


def substitutes(
    frame: Frame,
    gone: str,
    batches: Collection[str],
    taken: Collection[tuple[str, str]],
    code: bytes,
    public_value: str,
    prefix: str,
) -> Iterator[Substitute]:
    """One for each of the batches, in their order in the frame.

    taken: pairs of batch and label that are drawn already, or that may not be; public_value, prefix: of the draw.
    """
    row = int(np.searchsorted(frame.labels, gone.encode()))
    if row >= frame.labels.size or frame.labels[row] != gone.encode():
        return
    key = extract(code, public_value.encode())
    same = frame.stratum == frame.stratum[row]
    for number, batch in enumerate(frame.batches):
        if batch not in batches:
            continue
        rows = np.flatnonzero(same & frame.member[:, number])
        labels = frame.labels[rows].tolist()
        drawn = digests(key, labels, TICKET_BYTES, prefix.encode())
        tickets = (drawn[start : start + TICKET_BYTES] for start in range(0, len(drawn), TICKET_BYTES))
        before: list[str] = []
        found = "", ""
        for ticket, label in sorted(zip(tickets, labels, strict=True)):
            if (batch, label.decode()) not in taken:
                found = label.decode(), ticket.hex()
                break
            before.append(label.decode())
        yield Substitute(batch, *found, tuple(before))

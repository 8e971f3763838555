"""Who is drawn in the place of a target that drops out after the draw: the next ticket of its stratum, a new code.

As a round of substitutes in `solution.hold`, for one target: each batch that drew it draws one of those of the stratum
that it has not drawn. Complexity: a ticket for each member of the stratum that some of these batches may draw.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from solvers.drawing.problem import Frame
from solvers.tickets import TICKET_BYTES, digests, extract


@dataclass(frozen=True, slots=True)
class Substitute:
    """Whom a batch draws instead, and the ticket in hexadecimal."""

    batch: str
    label: str
    ticket: str


def substitutes(
    frame: Frame,
    gone: str,
    batches: Collection[str],
    taken: Collection[tuple[str, str]],
    code: bytes,
    public_value: str,
    prefix: str,
) -> Iterator[Substitute]:
    """One for each of the batches, in their order in the frame; none where nobody is left in the stratum.

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
        labels = [label for label in frame.labels[rows].tolist() if (batch, label.decode()) not in taken]
        drawn = digests(key, labels, TICKET_BYTES, prefix.encode())
        tickets = [drawn[start : start + TICKET_BYTES] for start in range(0, len(drawn), TICKET_BYTES)]
        if tickets:
            ticket, label = min(zip(tickets, labels, strict=True))
            yield Substitute(batch, label.decode(), ticket.hex())

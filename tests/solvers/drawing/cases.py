"""Small frames and whole draws for the tests of this family."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from solvers.drawing import chain
from solvers.drawing.frame_file import frame_sha256
from solvers.drawing.problem import Batch, Frame, frame_of
from solvers.drawing.sample import Drawn
from solvers.drawing.solution import Announcement, Draw, hold

WEIGHTS = {"A": Fraction(1, 4), "B": Fraction(1), "C": Fraction(2), "D": Fraction(4)}


def batch(name: str, ratio: str, weights: dict[str, Fraction] | None = None) -> Batch:
    return Batch(name, f"department {name}", ("item",), Fraction(ratio), WEIGHTS if weights is None else weights)


def frame(rows: int, memberships: dict[str, Callable[[int], bool]]) -> Frame:
    """`rows` targets over three districts and four classes; a batch may draw the rows its function says."""
    return frame_of(
        [
            (f"T{row:05}", f"d{row % 3}/{'ABCD'[row % 4]}", [name for name, may in memberships.items() if may(row)])
            for row in range(rows)
        ]
    )


def held(
    drawn_from: Frame,
    batches: tuple[Batch, ...],
    *,
    secret: bytes = b"secret",
    public_value: str = "1.2.3.",
    leave: Callable[[Drawn], str | None] = lambda _: None,
    label_prefix: str = "",
    processes: int | None = None,
) -> Draw:
    announcement = Announcement(
        campaign="2026Q2",
        title="第二季度",
        announced_at="2026-03-20T09:00:00+08:00",
        frame_sha256=frame_sha256(drawn_from),
        frame_rows=len(drawn_from.labels),
        label_prefix=label_prefix,
        public_value_source="lottery of 2026-03-24",
        chain_length=20,
        commitment=chain.commitment(secret, 20).hex(),
        batches=batches,
    )
    witnesses = [{"kind": "personnel", "name": "甲"}]
    return hold(drawn_from, announcement, secret, public_value, leave, witnesses, "2026-03-25", processes)

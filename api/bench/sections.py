"""What is in the bench: a list of sections, each a function from what was asked to a table.

To add one write a module with such a function and name it in `SECTIONS`, its key in `KEYS`; its texts are
`bench-<key>`, `bench-<key>-note` and `bench-column-<column>`.
"""

from __future__ import annotations

from collections.abc import Callable

from api.bench.asked import Asked, Table
from api.bench.beside import beside
from api.bench.growth import growth
from api.bench.large_draw import large_draw
from api.bench.lottery import lottery
from api.bench.ours import ours
from api.bench.replans import replans

Section = Callable[[Asked], Table | None]

SECTIONS: tuple[Section, ...] = (
    ours,
    beside,
    lottery,
    growth,
    large_draw,
)
REPLANS: tuple[Section, ...] = (replans,)
"""The sections of `onevisit bench replan`."""
KEYS = ("ours", "beside", "lottery", "growth", "draw", "replans")

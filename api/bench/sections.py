"""What is in the bench: a list of sections, each a function from what was asked to a table.

To add one - the lottery beside simple lotteries, a large draw - write a module with such a function and name it in
`SECTIONS`; its texts are `bench-<key>`, `bench-<key>-note` and `bench-column-<column>`.
"""

from __future__ import annotations

from collections.abc import Callable

from api.bench.asked import Asked, Table
from api.bench.beside import beside
from api.bench.growth import growth
from api.bench.ours import ours

SECTIONS: tuple[Callable[[Asked], Table | None], ...] = (
    ours,
    beside,
    growth,
)

"""What was measured of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageTime:
    """One page as one role sees it; seconds, medians of its loads.

    page: its address with the names of its parts; address: the one that was measured; answer: until all of it is there;
    processor: what the service used for it; painted: until something of it is seen, without anything kept from before,
    None where no browser looked; limit: of `painted`.
    """

    page: str
    role: str
    address: str
    answer: float
    processor: float
    kilobytes: float
    painted: float | None = None
    limit: float | None = None

    @property
    def kept(self) -> bool | None:
        """Whether it is painted within its limit; None where it has none or was not painted."""
        return None if self.limit is None or self.painted is None else self.painted <= self.limit


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured. unreached: pages the service declares that no role came to, so that nothing is said of them.

    Among them are those that are no whole pages: files, streams, and parts that a page asks for.
    """

    times: Sequence[PageTime]
    unreached: Sequence[str]

    @property
    def late(self) -> int:
        """How many are over their limit."""
        return sum(one.kept is False for one in self.times)

    @property
    def painted(self) -> int:
        """How many a browser painted."""
        return sum(one.painted is not None for one in self.times)

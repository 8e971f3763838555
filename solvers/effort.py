"""How much effort a search may take: until when, on how many processes, and whether anybody still wants its answer.

Without a deadline the amount of work is fixed by the problem alone, so that the same input gives the same answer.

The end of the time and a cancel are different things. When time is over, a search hands in what it has, with bounds
that hold; when it is cancelled there is no answer, only `CancelledError`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

Cancelled = Callable[[], bool]
"""Whether nobody wants the answer any more: cheap, asked several times a second, and never taken back."""


class CancelledError(Exception):
    """Nobody wants the answer any more, so there is none."""


def never() -> bool:
    """Of what is not cancelled."""
    return False


@dataclass(frozen=True, slots=True)
class Effort:
    """deadline: a moment of the machine's monotonic clock, None without; processes: how many may work at once.

    cancelled: asked by whoever works, through `spent` and `heed`, about once a second or more often.
    """

    deadline: float | None = None
    processes: int = 1
    cancelled: Cancelled = never

    @classmethod
    def of_seconds(cls, seconds: float | None, processes: int = 1, cancelled: Cancelled = never) -> Effort:
        """Effort that ends so many seconds from now."""
        return cls(None if seconds is None else time.monotonic() + seconds, processes, cancelled)

    def heed(self) -> None:
        """Raises CancelledError where nobody wants the answer any more."""
        if self.cancelled():
            raise CancelledError

    def spent(self) -> bool:
        """Whether a search should hand in what it has; heeds a cancel."""
        self.heed()
        return self.deadline is not None and time.monotonic() >= self.deadline

    def seconds_left(self, parts: int = 1) -> float | None:
        """The time that is left, divided by so many parts; None without a deadline."""
        return None if self.deadline is None else max(0.0, self.deadline - time.monotonic()) / parts

    def part(self, share: float) -> Effort:
        """Effort that ends when this share of the time that is left is over."""
        if self.deadline is None:
            return self
        now = time.monotonic()
        return replace(self, deadline=now + max(0.0, self.deadline - now) * share)


ENDLESS = Effort()

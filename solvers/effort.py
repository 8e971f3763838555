"""How much effort a search may take: until when, and on how many processes.

Without a deadline the amount of work is fixed by the problem alone, so that the same input gives the same answer.
"""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """deadline: a moment of the machine's monotonic clock, None without; processes: how many may work at once."""

    deadline: float | None = None
    processes: int = 1

    @classmethod
    def of_seconds(cls, seconds: float | None, processes: int = 1) -> Effort:
        """Effort that ends so many seconds from now."""
        return cls(None if seconds is None else time.monotonic() + seconds, processes)

    def spent(self) -> bool:
        """Whether a search should hand in what it has."""
        return self.deadline is not None and time.monotonic() >= self.deadline

    def seconds_left(self, parts: int = 1) -> float | None:
        """The time that is left, divided by so many parts; None without a deadline."""
        return None if self.deadline is None else max(0.0, self.deadline - time.monotonic()) / parts

    def part(self, share: float) -> Effort:
        """Effort that ends when this share of the time that is left is over."""
        if self.deadline is None:
            return self
        now = time.monotonic()
        return Effort(now + max(0.0, self.deadline - now) * share, self.processes)

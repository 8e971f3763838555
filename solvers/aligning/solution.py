"""An alignment: a window and a draw for every inspection, what is expected of it, and what none can beat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """windows, draws: for each inspection the place of its window, and the number of its draw, from 0.

    visits: expected; bound: no windows and draws within what is allowed are expected to need fewer; overload: the
    largest excess of a department and month over its capacity, in hundredths of person-sessions; proved: whether the
    windows were searched to the end, all who may sharing a draw; False is "ran out of time".
    """

    windows: tuple[int, ...]
    draws: tuple[int, ...]
    visits: float
    bound: float
    overload: int
    proved: bool

    @property
    def gap(self) -> float:
        """By which share of themselves the visits could at most be fewer."""
        return max(0.0, self.visits - self.bound) / self.visits if self.visits else 0.0

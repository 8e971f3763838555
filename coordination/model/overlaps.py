"""Where two inspections of a year would go to the same targets, and what a common draw would save."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlannedInspection:
    """The batches of one joint item, or one batch alone, as filed. number: from 1, in the order of the plan."""

    number: int
    title: str
    batches: tuple[str, ...]
    departments: tuple[str, ...]
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two inspections that draw from the same targets, each by itself as filed; numbers of targets are expectations.

    targets: how many both may draw; drawn, other_drawn: how many of these each draws; both_apart: how many both draw in
    draws of their own; both_joint: in one draw; first_date, last_date: the days both windows have, None where they have
    none.
    """

    one: PlannedInspection
    other: PlannedInspection
    targets: int
    drawn: float
    other_drawn: float
    both_apart: float
    both_joint: float
    first_date: date | None
    last_date: date | None

    @property
    def visits_apart(self) -> float:
        """Visits as filed: a target drawn by both is visited once where the windows meet, else twice."""
        return self.drawn + self.other_drawn - (self.both_apart if self.meets else 0.0)

    @property
    def visits_joint(self) -> float:
        """Visits in one draw and in windows that meet."""
        return self.drawn + self.other_drawn - self.both_joint

    @property
    def saved(self) -> float:
        """Visits that becoming joint saves."""
        return self.visits_apart - self.visits_joint

    @property
    def meets(self) -> bool:
        """Whether the windows have a day in common."""
        return self.first_date is not None


@dataclass(frozen=True, slots=True)
class YearOverlaps:
    """The overlaps of a year's plan that could become joint, what saves most first; what each would save by itself.

    looked_at: how many pairs of inspections there are.
    """

    year: int
    overlaps: tuple[Overlap, ...]
    looked_at: int

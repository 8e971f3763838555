"""Annual alignment: what is proposed so that a year's plan needs fewest visits, and what that is based on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AlignmentTerms:
    """What an alignment assumes.

    share: of the sessions of its people that a department may spend in a month; move_days: how far the window of a
    batch may move whose department has not said how far; seconds: after so many the best found is proposed.
    """

    share: Fraction = Fraction(4, 5)
    move_days: int = 0
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class AlignedInspection:
    """The batches of one joint item, or one batch alone: the window and the draw filed, and those proposed.

    draw, filed_draw: equal numbers are drawn together, from 1; visits_saved: how many more visits are expected where
    this one stays as filed and all others follow the proposal.
    """

    batches: tuple[str, ...]
    title: str
    lead_department: str
    departments: tuple[str, ...]
    filed_first: date
    filed_last: date
    first_date: date
    last_date: date
    filed_draw: int
    draw: int
    visits_saved: float

    @property
    def moved(self) -> bool:
        """Whether another window is proposed."""
        return (self.first_date, self.last_date) != (self.filed_first, self.filed_last)


@dataclass(frozen=True, slots=True)
class DepartmentMonth:
    """Person-sessions a department is expected to spend in a month, as filed and as proposed, and those it has.

    month: YYYY-MM; capacity: its share taken already.
    """

    department: str
    month: str
    filed: float
    proposed: float
    capacity: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The proposal. Visits are expectations.

    visits_filed: windows and draws as filed; visits_together: windows as filed, draws as proposed; visits: as proposed;
    bound: no windows and draws within what is allowed are expected to need fewer; proved: False where time ran out
    before the search ended.
    """

    year: int
    plan_sha256: str
    terms: AlignmentTerms
    visits_filed: float
    visits_together: float
    visits: float
    bound: float
    proved: bool
    inspections: tuple[AlignedInspection, ...]
    months: tuple[DepartmentMonth, ...]

    @property
    def gap(self) -> float:
        """By which share of themselves the visits could at most be fewer still."""
        return max(0.0, self.visits - self.bound) / self.visits if self.visits else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Batches, by id, that are to have the windows proposed."""

    batches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredAlignment:
    """An alignment as it is kept: the how manieth of its year, by whom and when."""

    number: int
    proposed_by: str
    proposed_at: datetime
    alignment: Alignment

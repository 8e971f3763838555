"""A published visit moved to another date or session: what the checker says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coordination.model.versions import PublishedVisit
from solvers.planning.check.view import Violation
from solvers.planning.problem import Session


@dataclass(frozen=True, slots=True)
class FreeStaff:
    """The people of a department who could go instead: in that session, for this target, on no other route.

    needed: of the department (R7); missing: specialties its checks ask for that none of the free has (R8).
    """

    department: str
    needed: int
    free: int
    missing: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether another team could be drawn."""
        return self.free >= self.needed and not self.missing


@dataclass(frozen=True, slots=True)
class Judgement:
    """What follows from moving a visit. start, end: HH:MM; staying: visits of its route that stay as they are.

    against: violations of the date itself, which no team mends (R2-R6, R12); unfit: those of the present team (R7-R11);
    behind: those of the route it leaves, without it; staff: who could go instead; to_lead: one of them may lead;
    others: days of the other visits of the target, by the id they have in violations.
    """

    start: str
    end: str
    staying: int
    against: tuple[Violation, ...]
    unfit: tuple[Violation, ...]
    behind: tuple[Violation, ...]
    staff: tuple[FreeStaff, ...]
    to_lead: bool
    others: Mapping[str, date]

    @property
    def possible(self) -> bool:
        """Whether a pin there breaks no rule of its own."""
        return not self.against

    @property
    def staffed(self) -> bool:
        """Whether the present team can go, or another could be drawn."""
        return not self.unfit or (self.to_lead and all(one.enough for one in self.staff))


@dataclass(frozen=True, slots=True)
class Move:
    """One published visit on another date or in another session."""

    visit: PublishedVisit
    held_on: date
    session: Session
    judgement: Judgement

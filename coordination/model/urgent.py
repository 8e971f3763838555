"""Urgent checks: made at once, reported at once, their paperwork completed afterwards (D-3, D-4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordination.model.draws import Source


class PaperState(StrEnum):
    """How the paperwork of an urgent check stands; a refusal stands until the head completes it after all."""

    OWED = "owed"
    REFUSED = "refused"
    COMPLETE = "complete"
    COMPLETE_LATE = "complete_late"


@dataclass(frozen=True, slots=True)
class UrgentWish:
    """A check that cannot wait: whom, which items of one's own, why, and who is there, by certificate numbers.

    source: one the pack allows beside the plan; reference: number of the complaint or order, if there is one.
    """

    source: Source
    reason: str
    target: str
    items: tuple[str, ...]
    officers: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class UrgentCheck:
    """What is known of an urgent check and of its paperwork. due_on: the last day on which it is complete in time.

    refusal and refused_by: of the head who did not approve what was done; they stay, whatever follows. delay: why it
    was completed late.
    """

    task: str
    department: str
    source: Source
    reason: str
    reference: str
    reported_by: str
    reported_at: datetime
    due_on: date
    refusal: str = ""
    refused_by: str = ""
    refused_at: datetime | None = None
    completed_by: str = ""
    completed_at: datetime | None = None
    delay: str = ""

    @property
    def state(self) -> PaperState:
        """How the paperwork stands."""
        if self.completed_at is not None:
            return PaperState.COMPLETE_LATE if self.delay else PaperState.COMPLETE
        return PaperState.OWED if self.refused_at is None else PaperState.REFUSED

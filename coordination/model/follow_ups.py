"""What follows from a finding: settled on the spot, handed on, filed as a case, or referred as a crime."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FollowUpKind(StrEnum):
    """Where a finding goes (JN-36, JN-37, ZB-71, LC-36)."""

    ON_SPOT = "on_spot"
    TERRITORIAL = "territorial"
    CASE = "case"
    CRIMINAL = "criminal"


class FollowUpState(StrEnum):
    """Handed over, taken, answered; what is settled on the spot needs nobody to take it."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    OUTCOME_BACK = "outcome_back"


class FollowUpStep(StrEnum):
    """What can be done to it."""

    ACKNOWLEDGE = "acknowledge"
    BRING_BACK = "bring_back"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One finding and where it went. number: from 1 in its task.

    to_department: code of a member of the joint meeting, empty for a body outside, which `to_body` names;
    external_reference: under which a body outside took it.
    """

    task: str
    number: int
    department: str
    check: str
    kind: FollowUpKind
    state: FollowUpState
    matter: str
    to_department: str
    to_body: str
    opened_by: str
    opened_at: datetime
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    external_reference: str = ""
    outcome: str = ""
    outcome_by: str = ""
    outcome_at: datetime | None = None

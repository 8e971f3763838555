"""What fields of choice offer: values of the program by the family of their texts, in the order of their use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from coordination.model.draws import DEMANDED
from coordination.model.follow_ups import FollowUpKind
from coordination.model.items import Method
from coordination.model.on_site import AdoptionKind, Measure, Outcome, SignatureStatus
from coordination.model.precursors import PrecursorPaper
from coordination.model.replans import Aim, Gone
from coordination.model.tasks import ClosingReason

OUTCOMES = (
    Outcome.NO_PROBLEM,
    Outcome.RECTIFICATION_ORDERED,
    Outcome.PENDING_FOLLOW_UP,
    Outcome.INFO_NOT_PUBLISHED,
    Outcome.INFO_FALSE,
    Outcome.UNREACHABLE,
    Outcome.SERIOUS_NON_COOPERATION,
    Outcome.ACTIVITY_NOT_FOUND,
)
"""All there are, the usual ones first."""

DOCUMENTS = tuple(one for one in AdoptionKind if one is not AdoptionKind.RESULT)
"""What may stand for a check as a document; a result is one of ours."""

CHOICES: Mapping[str, Sequence[StrEnum]] = {
    "outcome": OUTCOMES,
    "measure": tuple(Measure),
    "pages-method": tuple(Method),
    "precursor-paper": tuple(PrecursorPaper),
    "pages-signature": tuple(SignatureStatus),
    "closing": tuple(ClosingReason),
    "pages-adopt": DOCUMENTS,
    "follow-up-kind": tuple(FollowUpKind),
    "source": DEMANDED,
    "pages-gone": tuple(Gone),
    "pages-aim": tuple(Aim),
}
"""By family: the text of each is `<family>-<value>`."""

"""What is near and overdue, gathered for whom it concerns: a department, one of its officers, a batch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coordination.model.deadlines import Due, DueState
from coordination.model.feeds import Feed


@dataclass(frozen=True, slots=True)
class Digest:
    """The time limits of one addressee on a day, the earliest first. whose: kind and subject, as of a feed."""

    whose: Feed
    name: str
    dues: tuple[tuple[DueState, Due], ...]


@dataclass(frozen=True, slots=True)
class Digests:
    """Everybody's, on a day."""

    on: date
    digests: tuple[Digest, ...]

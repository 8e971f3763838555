"""The proof that nobody was visited again within a year without cause: every pair of near visits, with its cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RepeatPair:
    """Two visits to one target that are nearer than the gap.

    earlier_source and later_source: of the ledger, which tell visits of one day apart; cause: why the gap did not bind
    them, one of the causes in the ledger (LC-45, ZB-47, ZB-74), empty where nothing allowed it; here: whether the later
    one was a task of this service.
    """

    target: str
    earlier_on: date
    earlier_source: str
    later_on: date
    later_source: str
    days: int
    cause: str
    here: bool


@dataclass(frozen=True, slots=True)
class RepeatReport:
    """Every pair of near visits whose later one lies between two days, both included.

    gap_days: visits nearer than that are a pair; visits and targets: how many there were on those days; ledger_sha256:
    digest of the ledger as a file (`ledger.csv`), from which anybody counts the pairs anew.
    """

    first_on: date
    last_on: date
    gap_days: int
    visits: int
    targets: int
    pairs: tuple[RepeatPair, ...]
    ledger_sha256: str = ""

    @property
    def without_cause(self) -> tuple[RepeatPair, ...]:
        """What should not have been."""
        return tuple(one for one in self.pairs if not one.cause)

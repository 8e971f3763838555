"""The merge of one target: visits with the days they can take place on, and the proof of their number."""

from __future__ import annotations

from dataclasses import dataclass

from solvers.merging.problem import Checks


@dataclass(frozen=True, slots=True)
class Visit:
    """Checks, by position, that are done together, and the days on which all of them can be, as a `day_set`.

    Any choice of days from the visits of one merge keeps the gap.
    """

    checks: Checks
    days: int


@dataclass(frozen=True, slots=True)
class Merge:
    """The visits, and what no choice of visits can beat.

    weight_bound: no merge carries more; visits_bound: no merge of that weight has fewer visits; certificate:
    positions of checks no two of which can share a visit, as many as there are visits, where such a set was found.
    """

    visits: tuple[Visit, ...]
    weight_bound: int
    visits_bound: int
    certificate: tuple[int, ...] = ()

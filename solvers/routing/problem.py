"""What is routed: visits with their needs, slots, and the inspectors who can be in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from solvers.routing.travel import Travel


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a visit: what a visit without it need not bring. lead: its department may lead by it."""

    department: int
    specialties: int
    minutes: int
    weight: int
    lead: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit.

    slots: bit set of the slots it may take; needs: specialties (bit set) by department; leads: departments with a
    `lead` check; pinned: it goes before all that are not; weight: of its checks; recused: inspectors who must not come;
    held_by: inspectors a pin wants in the team. checks: where some of them may be left out, which makes a visit of the
    slots `dated` (bit set): those of its dates, whoever is needed and however long it lasts.
    """

    area: int
    minutes: int
    slots: int
    needs: Mapping[int, int]
    leads: frozenset[int]
    pinned: bool = False
    weight: int = 0
    recused: frozenset[int] = frozenset()
    held_by: frozenset[int] = frozenset()
    checks: tuple[Check, ...] = ()
    dated: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """One session of one day: its length and the number of its week."""

    minutes: int
    week: int


@dataclass(frozen=True, slots=True)
class Inspector:
    """One inspector: areas, specialties and the slots in which he or she could work, as bit sets."""

    department: int
    areas: int
    specialties: int
    may_lead: bool
    slots: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the routes must keep. `most_posts` and `week_limit` are None where there is no limit."""

    visits: tuple[Visit, ...]
    slots: tuple[Slot, ...]
    inspectors: tuple[Inspector, ...]
    travel: Travel
    least_posts: int
    posts_per_department: int
    most_posts: int | None
    leader_required: bool
    week_limit: int | None

    def part(self, numbers: Sequence[int]) -> Problem:
        """The problem of some of the visits alone, in this order."""
        visits = tuple(self.visits[number] for number in numbers)
        return replace(self, visits=visits, travel=self.travel.part(numbers))

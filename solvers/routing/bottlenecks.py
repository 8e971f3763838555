"""Bottlenecks: sets of slots that some routes cannot leave, and how many teams a department has there.

Visits with windows that hardly overlap meet on few days, and each department has only so many people then. For a set
of slots S and a department d: routes that need d and fit nowhere but in S number at most as many as d can staff in S,
which is its people in each slot of S divided by the posts it needs on a route, rounded down. The same holds for routes
that only d may lead and its people who may lead. Source: the necessary half of Hall 1935, of routes matched to teams in
slots; which sets are looked at is our own choice.

What it proves: both hold for every plan, so they may stand in a bound; that routes which keep them can be staffed is
not proved.

Complexity: the sets looked at are the slots of single routes, of at most `MOST_SLOTS`; O(k^2) for k of a department.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from solvers.routing.block import Bits, Block, Numbers, words

Members = tuple[int, ...]
Key = tuple[int, int]  # slots as a bit set; a department, or ~department where its leaders are meant
MOST_SLOTS = 4  # of the sets that are looked at


@dataclass(frozen=True, slots=True)
class Use:
    """What a route asks: slots it fits into, as a bit set; departments, and ~department where that alone may lead."""

    slots: int
    asked: frozenset[int]

    def held_by(self, key: Key) -> bool:
        """Whether the route counts for a bottleneck."""
        return key[1] in self.asked and not self.slots & ~key[0]


@dataclass(frozen=True, slots=True)
class Crowding:
    """Bottlenecks with the dual values of their rows, in millionths of a post, sign turned; and how many routes fit."""

    keys: tuple[Key, ...] = ()
    penalties: tuple[int, ...] = ()
    limits: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """What the bottlenecks take off a bound."""
        return sum(penalty * limit for penalty, limit in zip(self.penalties, self.limits, strict=True))

    def of_people(self, block: Block, slots: Bits, minutes: Numbers, needs: Bits) -> Numbers:
        """Penalties of the departments' bottlenecks that hold each route, shape (routes,); they grow with the route."""
        found = np.zeros(len(minutes), dtype=np.int64)
        for department, penalty, inside in self._held(block, slots, minutes, leaders=False):
            bit = np.uint64(1 << block.needs.departments[department])
            found[inside & ((needs & bit) != 0)] += penalty
        return found

    def of_leaders(self, block: Block, slots: Bits, minutes: Numbers, leads: Bits) -> Numbers:
        """Penalties of the leaders' bottlenecks that hold each route, shape (routes,); more leads may end them."""
        found = np.zeros(len(minutes), dtype=np.int64)
        for department, penalty, inside in self._held(block, slots, minutes, leaders=True):
            found[inside & (leads == np.uint64(1 << block.needs.departments[department]))] += penalty
        return found

    def _held(
        self, block: Block, slots: Bits, minutes: Numbers, *, leaders: bool
    ) -> Iterator[tuple[int, int, NDArray[np.bool_]]]:
        """Department, penalty and which routes fit nowhere else, of each bottleneck that costs something.

        Departments that share a bit with another are left out: routes of the other must not be held.
        """
        fitting: Bits | None = None
        for (allowed, asked), penalty in zip(self.keys, self.penalties, strict=True):
            department = ~asked if asked < 0 else asked
            if penalty > 0 and (asked < 0) == leaders and block.needs.is_told_apart(department):
                fitting = block.fitting(slots, minutes) if fitting is None else fitting
                outside = ~words([allowed], len(block.problem.slots))[0]
                yield department, penalty, np.asarray(~(fitting & outside).any(axis=1), dtype=bool)


class Bottlenecks:
    """The bottlenecks of a block."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._uses: dict[Members, Use] = {}
        self._limits: dict[Key, int] = {}

    @cached_property
    def _people(self) -> Mapping[int, list[int]]:
        areas = 0
        for number in self._block.numbers:
            areas |= 1 << self._block.problem.visits[number].area
        found: dict[int, list[int]] = defaultdict(list)
        for inspector in self._block.problem.inspectors:
            if inspector.areas & areas:
                found[inspector.department].append(inspector.slots)
                if inspector.may_lead:
                    found[~inspector.department].append(inspector.slots)
        return found

    def use(self, members: Members, travel: int) -> Use:
        """The slots a route fits into, and its departments."""
        if members not in self._uses:
            visits = [self._block.problem.visits[self._block.numbers[member]] for member in members]
            minutes = travel + sum(visit.minutes for visit in visits)
            slots = next((mask for length, mask in self._block.long_enough.items() if length >= minutes), 0)
            for visit in visits:
                slots &= visit.slots
            asked = {department for visit in visits for department in visit.needs}
            leads = {department for visit in visits for department in visit.leads}
            if self._block.problem.leader_required and len(leads) == 1:
                asked.add(~leads.pop())
            self._uses[members] = Use(slots, frozenset(asked))
        return self._uses[members]

    def limit(self, key: Key) -> int:
        """How many routes the department can staff in these slots."""
        if key not in self._limits:
            slots, asked = key
            each = 1 if asked < 0 else max(1, self._block.problem.posts_per_department)
            self._limits[key] = sum(
                sum(own >> slot & 1 for own in self._people[asked]) // each
                for slot in range(slots.bit_length())
                if slots >> slot & 1
            )
        return self._limits[key]

    def loads(self, uses: Iterable[tuple[Use, float]]) -> dict[Key, float]:
        """How much of the routes (use, share) each bottleneck holds; sets of few slots in which some route fits."""
        exact: dict[Key, float] = defaultdict(float)
        for use, share in uses:
            if use.slots.bit_count() <= MOST_SLOTS:
                for asked in use.asked:
                    exact[use.slots, asked] += share
        by_asked: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (slots, asked), load in exact.items():
            by_asked[asked].append((slots, load))
        return {
            (slots, asked): sum(load for other, load in own if not other & ~slots)
            for asked, own in by_asked.items()
            for slots, _ in own
        }

"""Bottlenecks: sets of slots that some routes cannot leave, and how many teams a department has there.

Visits with windows that hardly overlap meet on few days, and each department has only so many people then. For a set
of slots S and a department d: routes that need d and fit nowhere but in S number at most as many as d can staff in S,
which is its people in each slot of S divided by the posts it needs on a route, rounded down (a Hall condition of the
matching of routes to slots and people). The rule holds for every plan, so it may stand in a bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from solvers.routing.block import Bits, Block, Numbers, words

Members = tuple[int, ...]
Key = tuple[int, int]  # slots as a bit set, department
_MOST_SLOTS = 4  # of the sets that are looked at


@dataclass(frozen=True, slots=True)
class Use:
    """What a route asks: the slots it fits into, as a bit set, and its departments."""

    slots: int
    departments: frozenset[int]

    def held_by(self, key: Key) -> bool:
        """Whether the route counts for a bottleneck."""
        return key[1] in self.departments and not self.slots & ~key[0]


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

    def penalties_of(self, block: Block, slots: Bits, minutes: Numbers, needs: Bits) -> Numbers:
        """Sum of the penalties of the bottlenecks that hold each route; shape (routes,)."""
        found = np.zeros(len(minutes), dtype=np.int64)
        active = [(key, penalty) for key, penalty in zip(self.keys, self.penalties, strict=True) if penalty > 0]
        if not active:
            return found
        fitting = block.fitting(slots, minutes)
        for (allowed, department), penalty in active:
            if department in block.needs.departments:
                outside = ~words([allowed], len(block.problem.slots))[0]
                held = ~(fitting & outside).any(axis=1)
                held &= (needs >> np.uint64(block.needs.departments[department]) & np.uint64(1)).astype(bool)
                found[held] += penalty
        return found


class Bottlenecks:
    """The bottlenecks of a block."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._uses: dict[Members, Use] = {}
        self._limits: dict[Key, int] = {}

    @cached_property
    def _by_length(self) -> list[tuple[int, int]]:
        slots = self._block.problem.slots
        lengths = sorted({slot.minutes for slot in slots})
        return [
            (length, sum(1 << place for place, slot in enumerate(slots) if slot.minutes >= length))
            for length in lengths
        ]

    @cached_property
    def _people(self) -> Mapping[int, list[int]]:
        areas = 0
        for number in self._block.numbers:
            areas |= 1 << self._block.problem.visits[number].area
        found: dict[int, list[int]] = defaultdict(list)
        for inspector in self._block.problem.inspectors:
            if inspector.areas & areas:
                found[inspector.department].append(inspector.slots)
        return found

    def use(self, members: Members, travel: int) -> Use:
        """The slots a route fits into, and its departments."""
        if members not in self._uses:
            visits = [self._block.problem.visits[self._block.numbers[member]] for member in members]
            minutes = travel + sum(visit.minutes for visit in visits)
            slots = next((mask for length, mask in self._by_length if length >= minutes), 0)
            for visit in visits:
                slots &= visit.slots
            self._uses[members] = Use(slots, frozenset(department for visit in visits for department in visit.needs))
        return self._uses[members]

    def limit(self, key: Key) -> int:
        """How many routes the department can staff in these slots."""
        if key not in self._limits:
            slots, department = key
            each = max(1, self._block.problem.posts_per_department)
            self._limits[key] = sum(
                sum(own >> slot & 1 for own in self._people[department]) // each
                for slot in range(slots.bit_length())
                if slots >> slot & 1
            )
        return self._limits[key]

    def loads(self, uses: Iterable[tuple[Use, float]]) -> dict[Key, float]:
        """How much of the routes (use, share) each bottleneck holds; sets of few slots in which some route fits."""
        exact: dict[Key, float] = defaultdict(float)
        for use, share in uses:
            if use.slots.bit_count() <= _MOST_SLOTS:
                for department in use.departments:
                    exact[use.slots, department] += share
        by_department: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (slots, department), load in exact.items():
            by_department[department].append((slots, load))
        return {
            (slots, department): sum(load for other, load in own if not other & ~slots)
            for department, own in by_department.items()
            for slots, _ in own
        }

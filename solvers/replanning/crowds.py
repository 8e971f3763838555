"""A crowded day: visits that want to be held on it, and the people and the time that there are for them.

What one team can visit is found by dynamic programming over sets of visits and the last of them (Bellman 1962; Held and
Karp 1962). What it proves: every set that fits is listed, and none that does not. Complexity: O(k^2 2^k) for k visits
at worst; sets grow only from those that fit, and a session rarely has room for more than four.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Load:
    """What a department would do at a visit: weight and minutes; whether it leads there, what somebody has to own."""

    weight: int
    minutes: int
    leads: bool = False
    specialties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Guest:
    """A visit that wants room. visit: its position in the problem; loads: by slot of the day and by department.

    leg: the fewest minutes from anywhere it could be reached on that day.
    """

    visit: int
    loads: Mapping[int, Mapping[str, Load]]
    leg: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session of the day: its length, and how many of each department are free.

    leaders: how many of each department may lead and do not yet; None where a route needs no leader; owned: what people
    of a department own, each set once; skilled: how many own one of these and are not asked for it yet.
    """

    minutes: int
    free: Mapping[str, int]
    leaders: Mapping[str, int] | None = None
    owned: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    skilled: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seat:
    """Room for one guest, by position, on a route that stands: `departments` carry, of which `there` come anyway."""

    host: int
    slot: int
    guest: int
    departments: frozenset[str]
    there: frozenset[str]


@dataclass(frozen=True)
class Crowd:
    """The guests of one day and its sittings by slot.

    legs: minutes between any two guests; set_up: minutes that every visit takes besides; least: the fewest of a
    department on a route, at least 1; largest: the largest team, None without a limit; seats: what was found of them.
    """

    guests: tuple[Guest, ...]
    sittings: Mapping[int, Sitting]
    legs: Sequence[Sequence[int]]
    set_up: int
    least: int
    largest: int | None = None
    seats: tuple[Seat, ...] = ()

    def minutes(self, guest: int, slot: int) -> int:
        """How long a visit takes with all its departments (R5)."""
        return self.set_up + max(load.minutes for load in self.guests[guest].loads[slot].values())

    def teams(self, slot: int, department: str) -> int:
        """On how many more routes a department can go along."""
        return max(0, self.sittings[slot].free.get(department, 0)) // self.least

    def posts(self, slot: int, department: str, members: Collection[int]) -> int:
        """How many of a department go along to some guests, specialties spread over as few as goes in their order."""
        parts: list[set[str]] = []
        for one in sorted(self.specialties(slot, department, members)):
            owned = self.sittings[slot].owned.get(department, ())
            part = next((part for part in parts if any({*part, one} <= some for some in owned)), None)
            if part is None:
                parts.append(part := set())
            part.add(one)
        return max(self.least, len(parts))

    def specialties(self, slot: int, department: str, members: Collection[int]) -> frozenset[str]:
        """What somebody of a department has to own at some guests (R8)."""
        loads = (self.guests[guest].loads[slot].get(department) for guest in members)
        return frozenset[str]().union(*(load.specialties for load in loads if load))

    def leading(self, slot: int, members: Collection[int]) -> set[str]:
        """The departments that may lead a route to some guests (R9)."""
        loads = [load for guest in members for load in self.guests[guest].loads[slot].items()]
        return {name for name, load in loads if load.leads} or {name for name, _ in loads}

    def sets_that_fit(self, slot: int) -> list[frozenset[int]]:
        """Every set of guests, by position, that one team can visit complete in some order, the smaller ones first."""
        length = self.sittings[slot].minutes
        spent = {one: self.minutes(one, slot) for one, guest in enumerate(self.guests) if guest.loads.get(slot)}
        ends = {frozenset([one]): {one: minutes} for one, minutes in spent.items() if minutes <= length}
        found = list(ends)
        while ends:
            longer: dict[frozenset[int], dict[int, int]] = defaultdict(dict)
            for held, last in ends.items():
                for one in spent.keys() - held:
                    end = min(at + self.legs[before][one] for before, at in last.items()) + spent[one]
                    if end <= length:
                        known = longer[held | {one}]
                        known[one] = min(end, known.get(one, end))
            ends = dict(longer)
            found += ends
        return found

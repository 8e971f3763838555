"""A crowded day: visits that have hardly another one, and the people and the time that are left on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """What a department would do at a visit: weight and minutes."""

    weight: int
    minutes: int


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
    """A session of the day: its length, how many of each department are free, and the minutes left on each route."""

    minutes: int
    free: Mapping[str, int]
    spare: tuple[int, ...] = ()


@dataclass(frozen=True)
class Crowd:
    """The guests of one day and its sittings by slot.

    legs: minutes between any two guests; set_up: minutes that every visit takes besides; least: the fewest of a
    department on a route, at least 1.
    """

    guests: tuple[Guest, ...]
    sittings: Mapping[int, Sitting]
    legs: Sequence[Sequence[int]]
    set_up: int
    least: int

    def minutes(self, guest: int, slot: int) -> int:
        """How long a visit takes with all its departments (R5)."""
        return self.set_up + max(load.minutes for load in self.guests[guest].loads[slot].values())

    def teams(self, slot: int, department: str) -> int:
        """On how many more routes a department can go along."""
        return max(0, self.sittings[slot].free.get(department, 0)) // self.least

    def sets_that_fit(self, slot: int) -> list[frozenset[int]]:
        """Every set of guests, by position, that one team can visit complete in some order, the smaller ones first.

        Complexity: sets times guests; a session rarely has room for more than four.
        """
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

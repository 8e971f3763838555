"""A company: the visits and the people of one published route that cannot stay as it is, and when both could be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Company:
    """A touched route. loads: of each visit, by slot, the weight each department could carry at most there.

    holders: of each department's posts, the slots as a bit set in which whoever holds it is there, whatever else they
    hold then; places: those of its visits, and whatever others one of its holders could work in.
    """

    loads: Mapping[int, Mapping[int, Mapping[str, int]]]
    holders: Mapping[str, tuple[int, ...]]
    places: frozenset[int] = frozenset({0})

    def working(self, slot: int) -> set[str]:
        """The departments that could have something to do in a slot."""
        return {department for by_slot in self.loads.values() for department in by_slot.get(slot, ())}

    def absent(self, slot: int, department: str) -> int:
        """How many of a department's holders cannot come in a slot."""
        return sum(not there >> slot & 1 for there in self.holders.get(department, ()))

    def slots(self) -> Iterator[int]:
        """Every slot in which some visit could be held, in order."""
        yield from sorted({slot for by_slot in self.loads.values() for slot in by_slot})

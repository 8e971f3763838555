"""A block of visits as columns of numbers: all that decides whether some of them fit into one route, and what it costs.

Visits of one block may share a route; visits of different blocks do not. What a route costs are the posts of its
smallest team (R7, R8), which depend on nothing but the departments and specialties that its visits need together.

Source: our own; the fewest people for each set of specialties by dynamic programming over sets (Bellman 1957).
Complexity: O(n^2) minutes and pairs for n visits; 2^k sets for k specialties of a department. What it proves: no team
of a route has fewer posts than told here, and no order less travel, so that no route that fits is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, permutations

import numpy as np
from numpy.typing import NDArray

from solvers.routing.orders import EVERY_ORDER
from solvers.routing.problem import Problem

_WORD = 64
_MOST_SPECIALTIES = 12  # per department in the table of posts; beyond, posts are counted too low, never too high
Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]


@dataclass(frozen=True)
class Needs:
    """Bits for departments and, where a department's specialties may need more posts than usual, for those.

    tables: for such a department the first bit of its specialties and the additional posts for each set of them.
    """

    departments: Mapping[int, int]
    specialties: Mapping[tuple[int, int], int]
    tables: tuple[tuple[int, NDArray[np.int64]], ...]
    posts_per_department: int
    least_posts: int

    def bits(self, needs: Mapping[int, int]) -> int:
        """The bits of one visit's needs."""
        found = 0
        for department, specialties in needs.items():
            found |= 1 << self.departments[department]
            for bit in range(specialties.bit_length()):
                if specialties >> bit & 1 and (department, bit) in self.specialties:
                    found |= 1 << self.specialties[department, bit]
        return found

    def is_told_apart(self, department: int) -> bool:
        """Whether the department is needed and has a bit of its own; beyond 32 departments some share one."""
        return list(self.departments.values()).count(self.departments.get(department, -1)) == 1

    def posts(self, bits: Bits) -> Numbers:
        """Posts of the smallest team for each set of needs; never more than a real team has."""
        mask = np.uint64(sum({1 << bit for bit in self.departments.values()}))
        found = np.bitwise_count(bits & mask).astype(np.int64) * self.posts_per_department
        for shift, table in self.tables:
            found += table[((bits >> np.uint64(shift)) & np.uint64(len(table) - 1)).astype(np.int64)]
        posts: Numbers = np.maximum(found, self.least_posts)
        return posts


@dataclass(frozen=True)
class Block:
    """The visits of a block, by position: `numbers` are their positions in the problem."""

    problem: Problem
    numbers: tuple[int, ...]
    needs: Needs

    @cached_property
    def minutes(self) -> Numbers:
        """How long each visit lasts; shape (n,)."""
        return np.array([self.problem.visits[number].minutes for number in self.numbers], dtype=np.int64)

    @cached_property
    def longest(self) -> int:
        """The length of the longest slot in minutes."""
        return max(slot.minutes for slot in self.problem.slots)

    @cached_property
    def bits(self) -> Bits:
        """What each visit needs; shape (n,)."""
        return np.array(
            [self.needs.bits(self.problem.visits[number].needs) for number in self.numbers], dtype=np.uint64
        )

    @cached_property
    def leads(self) -> Bits:
        """Which departments may lead each visit, as bits of `needs`; shape (n,)."""
        bit = self.needs.departments
        visits = (self.problem.visits[number] for number in self.numbers)
        return np.array(
            [sum({1 << bit[one] for one in visit.leads if one in bit}) for visit in visits], dtype=np.uint64
        )

    @cached_property
    def step(self) -> int:
        """What the posts of every route are a multiple of."""
        usual = self.needs.posts_per_department
        return usual if usual > 1 and not self.needs.tables and self.needs.least_posts % usual == 0 else 1

    @cached_property
    def slots(self) -> Bits:
        """The slots each visit may take, in words of 64 bits; shape (n, words)."""
        return words([self.problem.visits[number].slots for number in self.numbers], len(self.problem.slots))

    @cached_property
    def long_enough(self) -> dict[int, int]:
        """For each slot length, ascending: the slots that are at least so long, as a bit set."""
        slots = self.problem.slots
        return {
            length: sum(1 << place for place, slot in enumerate(slots) if slot.minutes >= length)
            for length in sorted({slot.minutes for slot in slots})
        }

    @cached_property
    def slots_by_length(self) -> tuple[tuple[int, Bits], ...]:
        """`long_enough`, the slots in words of 64 bits."""
        sets = words(list(self.long_enough.values()), len(self.problem.slots))
        return tuple(zip(self.long_enough, sets, strict=True))

    @cached_property
    def travel(self) -> NDArray[np.int32]:
        """Minutes between any two visits (R6); shape (n, n)."""
        return self.problem.travel.matrix(self.numbers)

    @cached_property
    def pairs(self) -> NDArray[np.bool_]:
        """Whether any two visits fit into one route: a slot for both, its length, the team; shape (n, n)."""
        together = self.minutes[:, None] + self.minutes[None, :] + self.travel
        found = np.zeros(together.shape, dtype=bool)
        for length, long_enough in self.slots_by_length:
            for word in range(self.slots.shape[1]):
                own = self.slots[:, word] & long_enough[word]
                found |= ((own[:, None] & own[None, :]) != 0) & (together <= length)
        if self.problem.most_posts is not None:
            found &= self.needs.posts(self.bits[:, None] | self.bits[None, :]) <= self.problem.most_posts
        np.fill_diagonal(found, val=False)
        return found

    @cached_property
    def neighbours(self) -> tuple[Numbers, Numbers]:
        """The visits that fit beside each visit, visit after visit, and where each one's begin; (pairs,), (n + 1,)."""
        visits, beside = np.nonzero(self.pairs)
        return beside, np.append(0, np.cumsum(np.bincount(visits, minlength=len(self.numbers))))

    def fitting(self, slots: Bits, minutes: Numbers) -> Bits:
        """Of each set the slots that are as long as the route; shapes (routes, words) and (routes,)."""
        found = np.zeros_like(slots)
        shorter = -1
        for length, long_enough in self.slots_by_length:
            here = (minutes > shorter) & (minutes <= length)
            found[here] = slots[here] & long_enough
            shorter = length
        return found

    def travel_minutes(self, members: NDArray[np.int64], at_least: Numbers) -> Numbers:
        """Travel of the best order of each route; shape (routes,).

        Exact up to six visits. Beyond, `at_least` (the travel of a part of the route) is returned: by the triangle
        inequality of R6 no order is shorter, so that no route that fits is lost.
        """
        size = members.shape[1]
        if size == 1:
            return np.zeros(len(members), dtype=np.int64)
        if size > EVERY_ORDER:
            return at_least
        best = np.full(len(members), np.iinfo(np.int32).max, dtype=np.int32)
        for order in permutations(range(size)):
            if order[0] < order[-1]:
                legs = pairwise(order)
                np.minimum(best, sum(self.travel[members[:, a], members[:, b]] for a, b in legs), out=best)
        return best.astype(np.int64)


def block_of(problem: Problem, numbers: Iterable[int]) -> Block:
    """The block of these visits, given by their positions in the problem, in the order given."""
    own = tuple(numbers)
    return Block(problem, own, _needs(problem, own))


def part_of(block: Block, places: Iterable[int]) -> Block:
    """The block of some of a block's visits, by their position in it."""
    chosen = np.array(list(places), dtype=np.intp)
    part = replace(block, numbers=tuple(block.numbers[place] for place in chosen.tolist()))
    # Cut out of the block's matrices instead of computed anew.
    part.__dict__["travel"] = block.travel[np.ix_(chosen, chosen)]
    part.__dict__["pairs"] = block.pairs[np.ix_(chosen, chosen)]
    return part


def _needs(problem: Problem, numbers: Sequence[int]) -> Needs:
    wanted: dict[int, int] = {}
    areas = 0
    for number in numbers:
        areas |= 1 << problem.visits[number].area
        for department, specialties in problem.visits[number].needs.items():
            wanted[department] = wanted.get(department, 0) | specialties
    departments = {department: place % (_WORD // 2) for place, department in enumerate(sorted(wanted))}
    tables: list[tuple[int, NDArray[np.int64]]] = []
    places: dict[tuple[int, int], int] = {}
    used = _WORD // 2
    for department, specialties in sorted(wanted.items()):
        own = [bit for bit in range(specialties.bit_length()) if specialties >> bit & 1]
        if len(departments) > _WORD // 2 or len(own) > min(_MOST_SPECIALTIES, _WORD - used):
            continue
        owned = {one.specialties for one in problem.inspectors if one.department == department and one.areas & areas}
        table = _additional_posts(own, owned, problem.posts_per_department)
        if table.any():
            places.update({(department, bit): used + place for place, bit in enumerate(own)})
            tables.append((used, table))
            used += len(own)
    return Needs(departments, places, tuple(tables), problem.posts_per_department, problem.least_posts)


def _additional_posts(bits: Sequence[int], owned: Iterable[int], usual: int) -> NDArray[np.int64]:
    """For each set of these specialties: the fewest people who have them between them, less the usual posts."""
    parts = {sum(1 << place for place, bit in enumerate(bits) if own >> bit & 1) for own in owned}
    fewest = np.full(1 << len(bits), len(bits), dtype=np.int64)  # where nobody has one, no visit asks for it
    fewest[0] = 0
    for wanted in range(1, len(fewest)):
        fewest[wanted] = min((fewest[wanted & ~part] + 1 for part in parts if wanted & part), default=len(bits))
    return np.maximum(fewest - usual, 0)


def words(sets: Sequence[int], bits: int) -> Bits:
    """Bit sets in words of 64 bits; shape (sets, words)."""
    places = range(0, max(bits, 1), _WORD)
    return np.array([[one >> place & (1 << _WORD) - 1 for place in places] for one in sets], dtype=np.uint64)

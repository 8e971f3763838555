"""Pricing: every route of a block whose visits are worth more, at given prices, than the route costs.

Prices are whole numbers, so that "none is missing" is exact. Routes are grown visit by visit in order of falling price
(a depth-first search laid out as arrays, level by level). A part of a route is dropped once even the best
visits that could still be added, as a knapsack by duration, would not make it worth its cost: teams, travel and
penalties only grow. Sources: Desrosiers and Lübbecke 2005 (column generation); Baldacci, Christofides and Mingozzi 2008
(enumeration within the gap); Jepsen, Petersen, Spoorendonk and Pisinger 2008 (subset rows in pricing).

What it proves: where nothing is returned at threshold 0, no route that fits has positive worth, whatever its length.
Complexity: parts that survive times visits; at prices near the optimum a few thousand parts for hundreds of visits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solvers.effort import ENDLESS, Effort
from solvers.routing.block import Bits, Block, Numbers
from solvers.routing.bottlenecks import Crowding

SCALE = 1_000_000  # prices and costs are whole millionths of a post
_PAIRS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Cuts:
    """Subset rows: of an odd number of visits, all routes use up at most half as many pairs; each has a penalty >= 0.

    A route uses up one pair, and pays the penalty, for every two of the visits that it carries.
    """

    subsets: tuple[tuple[int, ...], ...] = ()
    penalties: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """What the subset rows take off a bound."""
        return sum(penalty * (len(own) // 2) for own, penalty in zip(self.subsets, self.penalties, strict=True))

    def among(self, place: Mapping[int, int]) -> Cuts:
        """The cuts whose visits all have a place, by their places; without the others routes look worth more."""
        kept = [
            (tuple(place[visit] for visit in subset), penalty)
            for subset, penalty in zip(self.subsets, self.penalties, strict=True)
            if place.keys() >= set(subset)
        ]
        return Cuts(tuple(subset for subset, _ in kept), tuple(penalty for _, penalty in kept))


@dataclass(frozen=True, slots=True)
class Priced:
    """Routes of one size: members ascending by position, shape (routes, size); worth less cost; posts; travel."""

    members: NDArray[np.int64]
    gains: Numbers
    posts: Numbers
    travel: Numbers


@dataclass(frozen=True, slots=True)
class _Parts:
    """Parts of routes: members by rank, worth of the members, what they need, travel, slots, penalties, who leads."""

    members: NDArray[np.int64]
    worth: Numbers
    needs: Bits
    travel: Numbers
    slots: Bits
    penalties: Numbers
    leads: Bits

    def take(self, chosen: NDArray[np.intp] | NDArray[np.bool_]) -> _Parts:
        return _Parts(
            self.members[chosen],
            self.worth[chosen],
            self.needs[chosen],
            self.travel[chosen],
            self.slots[chosen],
            self.penalties[chosen],
            self.leads[chosen],
        )


@dataclass
class Pricer:
    """One search. prices: whole millionths, shape (n,); most_parts: a cap on the parts of a level, None for none.

    effort: where it is spent, the routes found so far are all, and `complete` is no longer true.
    """

    block: Block
    prices: Numbers
    cuts: Cuts = field(default_factory=Cuts)
    crowding: Crowding = field(default_factory=Crowding)
    threshold: int = 0
    most_parts: int | None = None
    effort: Effort = ENDLESS
    complete: bool = True

    def routes(self) -> list[Priced]:
        """Routes of gain above the threshold; all of them where `complete` is still true afterwards."""
        self._rank()
        found: list[Priced] = []
        parts = self._first()
        while len(parts.members):
            grown = []
            for one, begins, counts in self._portions(parts):
                if self.effort.spent():
                    self.complete = False
                    return found
                grown.append(self._grow(one, begins, counts, found))
            parts = _joined(grown)
            if self.most_parts is not None and len(parts.members) > self.most_parts:
                self.complete = False
                gains = self._gains(parts)
                parts = parts.take(np.sort(np.argsort(-gains, kind="stable")[: self.most_parts]))
        return found

    def _rank(self) -> None:
        block = self.block
        self.order = np.argsort(-self.prices, kind="stable")
        self.worth, self.minutes = self.prices[self.order], block.minutes[self.order]
        self.bits, self.slots, self.leads = block.bits[self.order], block.slots[self.order], block.leads[self.order]
        self.most = block.problem.most_posts
        count, longest = len(self.order), block.longest
        self.still = np.zeros((count + 1, longest + 1), dtype=np.int64)
        for rank in range(count - 1, -1, -1):
            row, lasts = self.still[rank], self.minutes[rank]
            row[:] = self.still[rank + 1]
            if self.worth[rank] > 0 and lasts <= longest:
                np.maximum(row[lasts:], self.still[rank + 1, : longest + 1 - lasts] + self.worth[rank], out=row[lasts:])
        self.shortest = np.append(np.minimum.accumulate(self.minutes[::-1])[::-1], longest + 1)
        ranks, self.after = _neighbours_after(block, self.order)
        self.keys = ranks * count + self.after
        self.begins = np.searchsorted(ranks, np.arange(count))
        self.rows_of, self.inside, self.penalties = _rows(self.cuts, self.order)

    def _first(self) -> _Parts:
        count = len(self.order)
        zero = np.zeros(count, dtype=np.int64)
        return _Parts(np.arange(count)[:, None], self.worth, self.bits, zero, self.slots, zero, self.leads)

    def _portions(self, parts: _Parts) -> Iterator[tuple[_Parts, Numbers, Numbers]]:
        """Parts with what `_beside` says of them, so many at once that their pairs do not take too much memory."""
        begins, counts = self._beside(parts)
        pieces = max(1, -(-int(counts.sum()) // _PAIRS_AT_ONCE))
        for chosen in np.array_split(np.arange(len(counts)), pieces):
            yield parts.take(chosen), begins[chosen], counts[chosen]

    def _beside(self, parts: _Parts) -> tuple[Numbers, Numbers]:
        """Where in `after` the visits beside each part's last begin, and how many there are that could help.

        They come by falling price; from some rank on, even the best of all that follow make no part worth it.
        """
        last = parts.members[:, -1]
        room = self.block.longest - self.minutes[parts.members].sum(axis=1) - parts.travel
        missing = self.threshold - self._gains(parts)
        low, high = last + 1, np.full(len(last), len(self.order))
        while (open_still := low < high).any():
            middle = (low + high) // 2
            helps = open_still & (self.still[middle, np.maximum(room, 0)] > missing)
            low, high = np.where(helps, middle + 1, low), np.where(open_still & ~helps, middle, high)
        begins = self.begins[last]
        return begins, np.searchsorted(self.keys, last * len(self.order) + low) - begins

    def _gains(self, parts: _Parts) -> Numbers:
        return parts.worth - parts.penalties - self.block.needs.posts(parts.needs) * SCALE

    def _grow(self, parts: _Parts, begins: Numbers, counts: Numbers, found: list[Priced]) -> _Parts:
        """All parts with one visit more, of lower rank than the last; those worth it go to `found`."""
        parent, added = self._pairs(parts, begins, counts)
        needs = parts.needs[parent] | self.bits[added]
        posts = self.block.needs.posts(needs)
        worth = parts.worth[parent] + self.worth[added]
        gains = worth - posts * SCALE - parts.penalties[parent]
        used = self.minutes[parts.members].sum(axis=1)[parent] + self.minutes[added]
        keep = self._hopeful(gains, added, self.block.longest - used - parts.travel[parent])
        if self.most is not None:
            keep &= posts <= self.most
        parent, added, used = parent[keep], added[keep], used[keep]
        slots = parts.slots[parent] & self.slots[added]
        members = np.column_stack([parts.members[parent], added])
        penalties = parts.penalties[parent] + self._additional_penalty(members)
        travel = self.block.travel_minutes(self.order[members], parts.travel[parent])
        leads = parts.leads[parent] | self.leads[added]
        grown = _Parts(members, worth[keep], needs[keep], travel, slots, penalties, leads)
        fits = np.asarray(self.block.fitting(slots, used + travel).any(axis=1), dtype=bool)
        grown, gains, parent, used = grown.take(fits), gains[keep][fits], parent[fits], used[fits] + travel[fits]
        gains -= grown.penalties - parts.penalties[parent]
        gains -= self.crowding.of_people(self.block, grown.slots, used, grown.needs)
        left = self.block.longest - used
        real = gains - self.crowding.of_leaders(self.block, grown.slots, used, grown.leads)
        good = real > self.threshold
        if good.any():
            one = grown.take(good)
            posts_of = self.block.needs.posts(one.needs)
            found.append(Priced(np.sort(self.order[one.members], axis=1), real[good], posts_of, one.travel))
        last = grown.members[:, -1]
        return grown.take((gains + self.still[last + 1, left] > self.threshold) & (self.shortest[last + 1] <= left))

    def _pairs(self, parts: _Parts, begins: Numbers, counts: Numbers) -> tuple[NDArray[Any], NDArray[Any]]:
        """Parts and the visits of lower rank that fit beside each of their members, as far as they could help."""
        parent, added = np.repeat(np.arange(len(counts)), counts), self.after[_runs(begins, counts)]
        for place in range(parts.members.shape[1] - 1):
            fits = self.block.pairs[self.order[parts.members[parent, place]], self.order[added]]
            parent, added = parent[fits], added[fits]
        return parent, added

    def _hopeful(self, gains: Numbers, added: NDArray[np.intp], room: Numbers) -> NDArray[np.bool_]:
        more = (self.shortest[added + 1] <= room) & (
            gains + self.still[added + 1, np.maximum(room, 0)] > self.threshold
        )
        return (room >= 0) & (more | (gains > self.threshold))

    def _additional_penalty(self, members: NDArray[np.int64]) -> Numbers:
        """Penalties that the last member adds: of the rows it makes a pair with, an odd number being there before."""
        rows = self.rows_of[members[:, -1]]
        held = np.zeros(rows.shape, dtype=bool)
        for place in range(members.shape[1] - 1):
            held ^= self.inside[members[:, place, None], rows]
        penalties: Numbers = (self.penalties[rows] * held).sum(axis=1)
        return penalties


def best_of(found: Sequence[Priced], most: int) -> Iterator[tuple[list[int], int, int]]:
    """Members, posts and travel of the routes of most gain, best first, at most so many."""
    if not found:
        return
    gains = np.concatenate([priced.gains for priced in found])
    source = np.repeat(np.arange(len(found)), [len(priced.gains) for priced in found])
    place = np.concatenate([np.arange(len(priced.gains)) for priced in found])
    for best in np.argsort(-gains, kind="stable")[:most].tolist():
        priced, row = found[source[best]], place[best]
        yield priced.members[row].tolist(), int(priced.posts[row]), int(priced.travel[row])


def _neighbours_after(block: Block, order: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
    """Ranks whose visits fit beside one another, the lower first, ascending; shapes (pairs,)."""
    count = len(order)
    neighbours, begins = block.neighbours
    degrees = (begins[1:] - begins[:-1])[order]
    ranks = np.repeat(np.arange(count), degrees)
    others = _rank_of(order)[neighbours[_runs(begins[:-1][order], degrees)]]
    below = others < ranks
    ranks, others = ranks[below], others[below]
    # Small integers are sorted in linear time, and what was in order stays so.
    by_other = np.argsort(others.astype(np.min_scalar_type(count)), kind="stable")
    return others[by_other], ranks[by_other]


def _rank_of(order: NDArray[np.intp]) -> Numbers:
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _runs(begins: Numbers, counts: Numbers) -> Numbers:
    """Whole numbers in runs, each from one of `begins` on, so many as `counts` says."""
    ends = np.cumsum(counts)
    runs: Numbers = np.arange(counts.sum()) + np.repeat(begins - ends + counts, counts)
    return runs


def _rows(cuts: Cuts, order: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.bool_], Numbers]:
    """The rows of each rank, whether it stands in each row, and the rows' penalties.

    Only rows that cost something; the last row, which holds nobody and costs nothing, fills up what is not as long.
    """
    active = [(subset, penalty) for subset, penalty in zip(cuts.subsets, cuts.penalties, strict=True) if penalty > 0]
    rank = _rank_of(order)
    inside = np.zeros((len(order), len(active) + 1), dtype=bool)
    for row, (subset, _) in enumerate(active):
        inside[rank[list(subset)], row] = True
    ranks, rows = np.nonzero(inside)
    counts = np.bincount(ranks, minlength=len(order))
    rows_of = np.full((len(order), counts.max(initial=0)), len(active))
    rows_of[ranks, _runs(np.zeros_like(counts), counts)] = rows
    return rows_of, inside, np.array([*(penalty for _, penalty in active), 0], dtype=np.int64)


def _joined(parts: list[_Parts]) -> _Parts:
    return _Parts(
        np.concatenate([part.members for part in parts]),
        np.concatenate([part.worth for part in parts]),
        np.concatenate([part.needs for part in parts]),
        np.concatenate([part.travel for part in parts]),
        np.concatenate([part.slots for part in parts]),
        np.concatenate([part.penalties for part in parts]),
        np.concatenate([part.leads for part in parts]),
    )

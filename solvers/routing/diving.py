"""Diving: whole routes from fractional ones, by fixing the surest and solving again.

The pure diving heuristic of Sadykov, Vanderbeck, Pessoa, Tahiri and Uchoa 2019: after each fixing, routes that the
visits which are left now need are priced in. A large block is dived through along the calendar: each dive sees the
visits of a stretch and of the one after it, and keeps the routes that touch the first (a rolling horizon). No proof of
quality; the programme's optimum is the bound beside it.

Complexity: at most n fixings for n visits, each with two pricings of the visits that are left and a dual simplex that
goes on from where it stood; along the calendar each of them sees at most a stretch and what lies beyond it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import and_

import numpy as np

from solvers.effort import Effort
from solvers.routing.block import part_of
from solvers.routing.bottlenecks import Members
from solvers.routing.columns import Columns
from solvers.routing.pricing import SCALE, Pricer

_SURE, _LIKELY, _NOISE = 0.999, 0.65, 0.3
_PRICINGS, _MOST_PARTS = 2, 20_000
_MANY_VISITS, _STRETCH, _BEYOND = 600, 250, 100


def dives(columns: Columns, count: int, effort: Effort) -> list[list[Members]]:
    """So many solutions, each other than the ones before by guesses that are not the surest; at least one.

    One of a large block.
    """
    if columns.count > _MANY_VISITS:
        return [_along_the_calendar(columns, effort)]
    found: list[list[Members]] = []
    chance = np.random.default_rng(columns.count)  # of an order to try, no more: it decides about nobody
    while not found or (len(found) < count and not effort.spent()):
        found.append(_dive(columns, chance if found else None, effort))
        columns.master.release(found[-1])
    return found


def _along_the_calendar(columns: Columns, effort: Effort) -> list[Members]:
    """Routes that together carry every visit of the block once, stretch by stretch."""
    found: list[Members] = []
    left = _in_time(columns)
    while left:
        visits = sorted(left[: _STRETCH + _BEYOND])
        here = set(visits if len(visits) == len(left) else left[:_STRETCH])
        part = columns.part(visits)
        dived = _dive(part, None, effort)
        kept = {members: tuple(visits[one] for one in members) for members in dived}
        for members, own in kept.items():
            if not here.isdisjoint(own):
                columns.learn(own, part.posts[members], part.travel[members])
                found.append(own)
        done = {visit for own in kept.values() if not here.isdisjoint(own) for visit in own}
        left = [visit for visit in left if visit not in done]
    return sorted(found)


def _in_time(columns: Columns) -> list[int]:
    """The visits in the order of the slots that their routes in the programme's optimum have in common."""
    block = columns.block
    slots = [block.problem.visits[number].slots for number in block.numbers]
    when: dict[int, float] = defaultdict(float)
    columns.master.solve()
    for members, share in columns.master.shares().items():
        common = reduce(and_, (slots[visit] for visit in members))
        middle = (common.bit_length() + (common & -common).bit_length()) / 2
        for visit in members:
            when[visit] += share * middle
    return sorted(range(columns.count), key=lambda visit: (when[visit], visit))


def _dive(columns: Columns, chance: np.random.Generator | None, effort: Effort) -> list[Members]:
    """Routes that together carry every visit of the block once."""
    fixed: list[Members] = []
    done: set[int] = set()
    while len(done) < columns.count:
        if not effort.spent():
            _price_in(columns, done)
        columns.master.solve()
        shares = columns.master.shares()
        if chance is not None:
            noise = _NOISE * (chance.random(len(shares)) - 0.5)
            shares = {
                members: share if share > _SURE else min(share + shift, _SURE)
                for (members, share), shift in zip(shares.items(), noise.tolist(), strict=True)
            }
        surest = sorted((members for members in shares if members[0] not in done), key=lambda m: (-shares[m], m))
        for members in _chosen(surest, shares, 1 + (columns.count - len(done)) // 25):
            columns.master.fix(members)
            fixed.append(members)
            done.update(members)
    return sorted(fixed)


def _price_in(columns: Columns, done: set[int]) -> None:
    """Prices in what the visits that are left could use among themselves."""
    left = [visit for visit in range(columns.count) if visit not in done]
    part = part_of(columns.block, left)
    place = {visit: number for number, visit in enumerate(left)}
    for _ in range(_PRICINGS):
        columns.master.solve()
        cuts, crowding = columns.master.cuts().among(place), columns.master.crowding()
        found = Pricer(part, columns.master.prices()[left], cuts, crowding, SCALE // 8, _MOST_PARTS).routes()
        if not columns.learn_best(found, left):
            break


def _chosen(surest: Sequence[Members], shares: dict[Members, float], most_visits: int) -> list[Members]:
    """All that are whole, then likely ones that share no visit, at least one."""
    chosen: list[Members] = []
    taken: set[int] = set()
    guessed = 0
    for members in surest:
        share = shares[members]
        if share < _SURE and (guessed > most_visits or (share < _LIKELY and guessed)):
            break
        if taken.isdisjoint(members):
            chosen.append(members)
            taken.update(members)
            guessed += len(members) if share < _SURE else 0
    return chosen

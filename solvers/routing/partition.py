"""Partition: a block's visits into routes of fewest posts in all, with the bound that proves how good they are.

    1. columns: the linear programme over some routes that fit        (columns.py, pricing.py)
    2. cuts: subset rows and bottlenecks, then every route that helps (master.py)
    3. certificate: its prices as a bound that holds                  (certificate.py)
    4. dive: whole routes                                             (diving.py)
    5. improve: the best of all good routes, by CP-SAT                (improving.py)
    6. repair: routes that find no slot and team beside the others are forbidden, and 5 again

In 1-5 dates count as "there is a slot that all visits of the route may take and that is long enough", and people, from
2 on, where bottlenecks say how many teams a department has in a few slots. Both hold for every plan, and so does the
bound; where staff is short it may be weak. Whether routes find slots and teams beside one another is asked in 6.

Source: that of each step; pricing, cutting and diving without branching as in Sadykov, Vanderbeck, Pessoa, Tahiri and
Uchoa 2019. What it proves: no routes of the block that can be staffed have fewer posts than the certificate says.
Complexity: `_MOST_CUT_ROUNDS` rounds of 2 at most, `_DIVES` dives, and the last passes of 5 for each repair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from solvers.effort import Effort
from solvers.routing.block import Block
from solvers.routing.bottlenecks import Members
from solvers.routing.certificate import Certificate, certify
from solvers.routing.columns import BRIEF, CLOSE, Columns
from solvers.routing.diving import dives
from solvers.routing.improving import Improvement

_MOST_CUT_ROUNDS, _LEAST_LIFT = 10, 0.0001
_MOST_REPAIRS, _DIVES = 3, 5
Unsettled = Callable[[Sequence[Members]], Sequence[Members]]


@dataclass(frozen=True, slots=True)
class Partition:
    """Routes by members (positions in the block), their posts in all, and the certificate of the bound."""

    routes: tuple[Members, ...]
    posts: int
    certificate: Certificate


def partition(block: Block, unsettled: Unsettled, effort: Effort) -> Partition:
    """The routes; where the effort is spent early, good ones as far as it went, and a bound that holds.

    unsettled: those of some routes that find no slot and team beside the others.
    """
    columns = Columns(block)
    columns.begin(effort.part(0.4))
    _cut(columns, effort.part(0.4))
    master = columns.master
    certificate = certify(block, master.prices(), master.cuts(), master.crowding(), effort.part(0.4))
    solutions = dives(columns, _DIVES, effort.part(0.4))
    improvement = Improvement(columns, certificate, cancelled=effort.cancelled)
    routes = improvement.run(solutions, effort)
    routes = _repair(improvement, routes, unsettled, effort)
    return Partition(tuple(routes), improvement.posts(routes), certificate)


def _cut(columns: Columns, effort: Effort) -> None:
    """Prices and adds subset rows and bottlenecks while they lift the optimum; long blocks to the end only at last."""
    pace = BRIEF if columns.is_long else CLOSE
    columns.price(pace, effort)
    for _ in range(_MOST_CUT_ROUNDS):
        before = columns.objective
        if effort.spent() or not columns.master.separate():
            break
        columns.price(pace, effort)
        if columns.objective - before < _LEAST_LIFT * before:
            break
    columns.price(CLOSE, effort)


def _repair(improvement: Improvement, routes: list[Members], unsettled: Unsettled, effort: Effort) -> list[Members]:
    """Routes that all settle if the repairs suffice; of all rounds those with the fewest posts after falling apart."""
    best, fewest = routes, None
    for repairs in range(_MOST_REPAIRS + 1):
        lost = unsettled(routes)
        apart = _apart(routes, lost)
        posts = improvement.posts(apart)
        if fewest is None or posts < fewest:
            best, fewest = routes, posts
        if not lost or repairs == _MOST_REPAIRS or effort.spent():
            break
        routes = improvement.repair(lost, effort)
    return best


def _apart(routes: Iterable[Members], lost: Iterable[Members]) -> list[Members]:
    """The routes, those that are lost replaced by one route for each of their visits."""
    gone = set(lost)
    kept = [members for members in routes if members not in gone]
    return sorted(kept + [(visit,) for members in gone for visit in members])

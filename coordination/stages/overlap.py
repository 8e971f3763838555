"""overlap: two inspections of a year that draw from the same targets, and the visits a common draw would save.

For a target that inspections draw with chances p and q: in draws of their own both draw it with p q; in one draw, whose
number they share (permanent random numbers, as in `solvers.aligning.expectation`), with min(p, q). Sums over targets
are expectations, exact for the frame of the windows as filed. Pairs are looked at one by one: what three save together
is not the sum and not proved, that is what an alignment works out. Source: Ohlsson 1995. Complexity: for each kind of
target the pairs of inspections that draw it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from coordination.model.items import InspectionItem
from coordination.model.overlaps import Overlap, PlannedInspection, YearOverlaps
from coordination.stages.alike import Targets, alike, chances_of
from coordination.stages.windows import Unit
from solvers.drawing.problem import Batch, Frame

Counted = tuple[int, Mapping[int, float]]
"""So many targets, and the chance with which each inspection, by place, draws one of them."""

_WORTH_TELLING = 0.05  # visits; less is shown as 0.0


def overlaps_of(year: int, units: Sequence[Unit], counted: Iterable[Counted]) -> YearOverlaps:
    """The overlaps between inspections that may share a draw and do not."""
    sums: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0, 0.0, 0.0, 0.0, 0.0])
    for targets, chances in counted:
        for one, other in combinations(sorted(chances), 2):
            p, q = chances[one], chances[other]
            added = (targets, targets * p, targets * q, targets * p * q, targets * min(p, q))
            sums[one, other] = [known + more for known, more in zip(sums[one, other], added, strict=True)]
    found = (_overlap(units, pair, totals) for pair, totals in sums.items() if _may_become_joint(units, *pair))
    worth = [one for one in found if one.saved >= _WORTH_TELLING]
    worth.sort(key=lambda one: (-one.saved, one.one.number, one.other.number))
    return YearOverlaps(year, tuple(worth), len(units) * (len(units) - 1) // 2)


def counted_of(
    units: Sequence[Unit],
    frame: Frame,
    batches: Sequence[Batch],
    items_at: Mapping[str, frozenset[str]],
    items: Mapping[str, InspectionItem],
    targets: Targets,
) -> Iterable[Counted]:
    """Who draws what how often, of checks on site; targets: how many each row of the frame stands for."""
    unit_of = {batch.id: number for number, unit in enumerate(units) for batch in unit.batches}
    chances = {batch.id: chances_of(frame, batch, targets) for batch in batches}
    for stratum, owed, count in alike(frame, batches, items_at, items, targets):
        largest: dict[int, float] = {}
        for batch in owed:
            chance = float(chances[batch].get(stratum, 0))
            if chance:
                largest[unit_of[batch]] = max(chance, largest.get(unit_of[batch], 0.0))
        if len(largest) > 1:
            yield count, largest


def _may_become_joint(units: Sequence[Unit], one: int, other: int) -> bool:
    return units[one].draw != units[other].draw and units[one].may_join and units[other].may_join


def _overlap(units: Sequence[Unit], pair: tuple[int, int], totals: Sequence[float]) -> Overlap:
    one, other = (_inspection(number, units[number]) for number in pair)
    first, last = max(one.first_date, other.first_date), min(one.last_date, other.last_date)
    meets = first <= last
    targets, drawn, other_drawn, apart, joint = totals
    window = (first, last) if meets else (None, None)
    return Overlap(one, other, int(targets), drawn, other_drawn, apart, joint, *window)


def _inspection(number: int, unit: Unit) -> PlannedInspection:
    first, last = unit.windows[0]
    departments = tuple(dict.fromkeys(batch.department for batch in unit.batches))
    batches = tuple(batch.id for batch in unit.batches)
    return PlannedInspection(number + 1, unit.batches[0].title, batches, departments, first, last)

"""How many to draw in each stratum: the batch's total spread by weighted size, never more than there are.

Exact arithmetic throughout: shares are fractions, remainders are compared as fractions, ties go to the stratum
that comes first by name, so that everybody who repeats the sum gets the same numbers. Each time shares are computed
anew a stratum is full, so k strata take O(k^2) fractions at most. Source: the method of largest remainders (Hamilton;
Balinski and Young 1982). What it proves: where weights are above 0, quotas add up to the total, none is more than there
are, and each is its share rounded down or up.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil

from solvers.drawing.problem import CLASS_SEPARATOR, Batch


def quotas(batch: Batch, sizes: Mapping[str, int]) -> dict[str, int]:
    """How many of each stratum to draw; `sizes` are the members of each stratum the batch may draw.

    The total is the ratio of all members, rounded up. A stratum's share is proportional to its size times its
    class weight; where that is more than the stratum has, all of it is drawn and the rest is shared anew.
    Largest remainders round up (Hamilton's method).
    """
    total = ceil(batch.ratio * sum(sizes.values()))
    shares = _shares(total, sizes, {name: size * _weight(batch, name) for name, size in sizes.items()})
    drawn = {name: int(share) for name, share in shares.items()}
    by_remainder = sorted(shares, key=lambda name: (drawn[name] - shares[name], name))
    for name in by_remainder[: total - sum(drawn.values())]:
        drawn[name] += 1
    return drawn


def _weight(batch: Batch, stratum: str) -> Fraction:
    return batch.class_weights.get(stratum.rpartition(CLASS_SEPARATOR)[2], Fraction(1))


def _shares(total: int, sizes: Mapping[str, int], weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    shares: dict[str, Fraction] = {}
    open_strata = {name for name, size in sizes.items() if size}
    remaining = Fraction(total)
    while open_strata:
        weight = sum((weights[name] for name in open_strata), Fraction(0))
        full = {name for name in open_strata if remaining * weights[name] >= sizes[name] * weight}
        if not full:
            shares.update({name: remaining * weights[name] / weight for name in open_strata})
            break
        shares.update({name: Fraction(sizes[name]) for name in full})
        remaining -= sum(sizes[name] for name in full)
        open_strata -= full
    return {name: shares.get(name, Fraction(0)) for name in sizes}

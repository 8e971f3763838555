"""A made-up province for the benchmark of the draw: targets in the order of registration, the same for the same seed.

A target has a unified social credit code (GB 32100-2015), a district, a credit class, and an industry that decides
which departments may draw it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from solvers.drawing.problem import Batch

DISTRICTS, INDUSTRIES, DEPARTMENTS = 136, 96, 17
_CLASSES = (("A", 0.55, "1/4"), ("B", 0.30, "1"), ("C", 0.10, "2"), ("D", 0.05, "4"))  # name, share, weight
_RATIOS = ("1/20", "3/100", "1/50", "1/100")
_ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", dtype=np.uint8)
_CODE_LENGTH, _CHUNK_ROWS = 18, 1 << 16
_WEIGHTS = np.array([pow(3, place, 31) for place in range(_CODE_LENGTH - 1)])
_BETWEEN_NUMBERS = 1 << 20


@dataclass(frozen=True, slots=True)
class Province:
    """Columns as in `drawing.problem.Frame`, not sorted by label, and the batches: one a department."""

    labels: NDArray[np.bytes_]
    strata: tuple[str, ...]
    stratum: NDArray[np.int32]
    member: NDArray[np.bool_]
    batches: tuple[Batch, ...]


def province(rows: int, draw_seed: int) -> Province:
    """`rows` targets; the first department may draw all, the last those of a twentieth of the industries."""
    chance = np.random.Generator(np.random.PCG64(draw_seed))
    district = chance.integers(0, DISTRICTS, rows, dtype=np.int32)
    credit = chance.choice(len(_CLASSES), rows, p=[share for _, share, _ in _CLASSES]).astype(np.int32)
    industry = np.minimum(chance.geometric(0.05, rows) - 1, INDUSTRIES - 1)
    concerned = chance.random((INDUSTRIES, DEPARTMENTS)) < np.linspace(1.0, 0.05, DEPARTMENTS)
    number = np.cumsum(chance.integers(1, _BETWEEN_NUMBERS, rows))
    weights = {name: Fraction(weight) for name, _, weight in _CLASSES}
    return Province(
        labels=_codes(district, number),
        strata=tuple(f"{_district_code(one)}/{name}" for one in range(DISTRICTS) for name, _, _ in _CLASSES),
        stratum=district * len(_CLASSES) + credit,
        member=concerned[industry],
        batches=tuple(
            Batch(f"D{one:02}-2026", f"department {one}", ("item",), Fraction(_RATIOS[one % len(_RATIOS)]), weights)
            for one in range(DEPARTMENTS)
        ),
    )


def _district_code(district: int) -> str:
    return f"37{district // 16 + 1:02}{district % 16 + 1:02}"


def _codes(district: NDArray[np.int32], number: NDArray[np.int64]) -> NDArray[np.bytes_]:
    """Codes of enterprises: 91, the district, nine digits of the number to the base 31, the check character."""
    heads = np.array([[int(digit) for digit in f"91{_district_code(one)}"] for one in range(DISTRICTS)], dtype=np.uint8)
    codes = np.empty((number.size, _CODE_LENGTH), dtype=np.uint8)
    for first in range(0, number.size, _CHUNK_ROWS):
        rest = number[first : first + _CHUNK_ROWS].copy()
        digits = codes[first : first + rest.size]
        digits[:, :8] = heads[district[first : first + rest.size]]
        for place in range(_CODE_LENGTH - 2, 7, -1):
            rest, digits[:, place] = np.divmod(rest, len(_ALPHABET))
        digits[:, -1] = -(digits[:, :-1] @ _WEIGHTS) % len(_ALPHABET)
        digits[:] = _ALPHABET[digits]
    return codes.view(f"S{_CODE_LENGTH}").ravel()

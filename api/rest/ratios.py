"""Ratios in bodies: fractions or decimals, exact as they are written."""

from __future__ import annotations

import re
from fractions import Fraction

_FORM = re.compile(r"[0-9]{1,9}(?:/[0-9]{1,9}|\.[0-9]{1,17})?")


def is_ratio(kind: object) -> bool:
    """Whether a field of this type holds a ratio."""
    return kind is Fraction


def ratio_of(_: object, value: object) -> Fraction:
    """`"1/20"`, `"0.05"` or 0.05, which is read as the decimal it shows; raises ValueError for anything else."""
    written = str(value)
    if isinstance(value, bool) or not _FORM.fullmatch(written):
        raise ValueError("a fraction like 1/20 or a decimal like 0.05")
    try:
        return Fraction(written)
    except ZeroDivisionError as error:
        raise ValueError("a fraction like 1/20 or a decimal like 0.05") from error

"""Sets of days as whole numbers: bit d stands for the day d days after some first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def days_of(days: int) -> Iterator[int]:
    """The days of a set in order."""
    while days:
        yield first_of(days)
        days &= days - 1


def first_of(days: int) -> int:
    """The earliest day of a set that is not empty."""
    return (days & -days).bit_length() - 1


def last_of(days: int) -> int:
    """The latest day of a set that is not empty."""
    return days.bit_length() - 1


def between(first: int, last: int) -> int:
    """All days from `first` to `last`, both included; what lies before day 0 is left out."""
    return (1 << max(0, last + 1)) - (1 << max(0, first)) if first <= last else 0


def alike(sets: Iterable[int]) -> list[int]:
    """The days of all sets, split so that days stand together if and only if the same sets hold them."""
    parts: list[int] = []
    for one in sets:
        rest = one
        split: list[int] = []
        for part in parts:
            split += [half for half in (part & one, part & ~one) if half]
            rest &= ~part
        parts = [*split, rest] if rest else split
    return parts

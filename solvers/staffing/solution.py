"""The chances of every post, and who fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Chances = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Lottery:
    """chances: of each post, by inspector, in millionths, positive and 1 000 000 together.

    loads: the exact expected load of every inspector who may fill a post, in sessions, by position; sum over the
    posts of an inspector's chances is this load, rounded to a millionth up or down.
    """

    chances: tuple[Chances, ...]
    loads: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Staffing:
    """One inspector a post, by position, and the lottery this is the outcome of."""

    filled_by: tuple[int, ...]
    lottery: Lottery

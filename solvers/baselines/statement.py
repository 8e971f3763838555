"""A model on paper: whole-number variables, linear rows, and the two shapes that solvers know better than rows.

Written once, solved twice: `on_cpsat` and `on_highs` translate the same statement, so that the two baselines differ in
the solver and in nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Terms = Sequence[tuple[int, int]]  # (coefficient, variable)


@dataclass(frozen=True, slots=True)
class Row:
    """least <= sum of the terms <= most, demanded always or only where a flag is 1."""

    terms: Terms
    least: int | None
    most: int | None
    only_if: int | None


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths through all used nodes: flags by node that it is used, first or last on its path, and by arc."""

    used: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]
    arcs: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Spread:
    """Things of which no two that are chosen may have the same place.

    chosen: a flag for each; number: the variable that holds its place; at: flags by place, one of which is 1.
    """

    chosen: Sequence[int]
    number: Sequence[int]
    at: Sequence[Mapping[int, int]]


@dataclass
class Statement:
    """Variables are numbers from 0; `worth` is what is maximised."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    paths: list[Paths] = field(default_factory=list)
    spreads: list[Spread] = field(default_factory=list)
    worth: dict[int, int] = field(default_factory=dict)

    def number(self, least: int, most: int) -> int:
        """A new whole number."""
        self.bounds.append((least, most))
        return len(self.bounds) - 1

    def flag(self) -> int:
        """A new variable that is 0 or 1."""
        return self.number(0, 1)

    def flags(self, count: int) -> list[int]:
        """New flags."""
        return [self.flag() for _ in range(count)]

    def hold(
        self, terms: Terms, *, least: int | None = None, most: int | None = None, only_if: int | None = None
    ) -> None:
        """Demands a row."""
        self.rows.append(Row(terms, least, most, only_if))

    def implies(self, *given: int, then: int) -> None:
        """Where all given flags are 1, so is another."""
        self.hold([*((1, flag) for flag in given), (-1, then)], most=len(given) - 1)

    def at_most(self, flags: Iterable[int], most: int) -> None:
        """At most so many of the flags are 1."""
        self.hold([(1, flag) for flag in flags], most=most)

    def equals(self, variable: int, terms: Terms) -> None:
        """The variable is the sum of the terms."""
        self.hold([(-1, variable), *terms], least=0, most=0)

"""The ways that are made, who fills their posts, and how many changes that is beside how many it must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from solvers.replanning.problem import Level


@dataclass(frozen=True, slots=True)
class Count:
    """Changes of one level: made, and the fewest that any replan equal in the levels before can make.

    in_time: False where a limit of time ended the search, so that more of it might have brought the two together.
    """

    level: Level
    made: int
    at_least: int
    in_time: bool = True

    @property
    def proved(self) -> bool:
        """Whether no replan makes fewer."""
        return self.made == self.at_least


@dataclass(frozen=True, slots=True)
class Lot:
    """A post that was filled anew. tickets: of everybody who could have got it then; the smallest takes it."""

    post: str
    tickets: Mapping[int, str]
    taken_by: int


@dataclass(frozen=True, slots=True)
class Replan:
    """ways: the positions of those made, in order; filled_by: of their posts, by label."""

    ways: tuple[int, ...]
    filled_by: Mapping[str, int]
    counts: tuple[Count, ...]
    lots: tuple[Lot, ...]

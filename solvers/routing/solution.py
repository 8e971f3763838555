"""Routes: who is visited in which slot in which order, and the posts of the team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Post:
    """One place in a team: a department, the specialties it must bring (bit set), and whether it leads.

    held_by: the inspector a pin wants here.
    """

    department: int
    specialties: int
    leader: bool
    held_by: int | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Visits in order, by position in the problem, with their start in minutes from the start of the slot."""

    slot: int
    visits: tuple[int, ...]
    starts: tuple[int, ...]
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """All routes, and the visits without one.

    posts_bound: no routes that carry the same visits have fewer posts; in_part: of visits that are carried without some
    of their checks, the positions of those that stay; pins_decided: whether it is proved that the pinned visits without
    a route cannot all have one.
    """

    routes: tuple[Route, ...]
    unrouted: tuple[int, ...]
    posts_bound: int = 0
    in_part: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    pins_decided: bool = True

    @property
    def posts(self) -> int:
        """Posts of all routes."""
        return sum(len(route.posts) for route in self.routes)

"""What the planning stages hand on: merged visits, routes with open posts, filled posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MergedVisit:
    """Checks of one target done together, and the dates on which they can be; of a pin also session and people."""

    id: str
    target: str
    checks: tuple[str, ...]
    dates: tuple[date, ...]
    pinned: bool = False
    session: str | None = None
    inspectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merges:
    """All visits, and what no others could do.

    frontiers: of each target the most weight that 0, 1, ... visits carry beside the pinned ones, to the most that any
    number carries; pinned_weight: of the checks in pinned visits, which every plan has.
    """

    visits: tuple[MergedVisit, ...]
    frontiers: tuple[tuple[int, ...], ...]
    pinned_weight: int = 0

    @property
    def weight_bound(self) -> int:
        """No plan has more weight."""
        return self.pinned_weight + sum(frontier[-1] for frontier in self.frontiers)

    @property
    def visits_bound(self) -> int:
        """No plan of that weight has fewer visits."""
        return sum(visit.pinned for visit in self.visits) + sum(len(frontier) - 1 for frontier in self.frontiers)


@dataclass(frozen=True, slots=True)
class OpenPost:
    """One place in a team that the lottery will fill; `held_by` where a pin names the person."""

    id: str
    department: str
    specialties: tuple[str, ...]
    leader: bool
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of a route: when it starts and ends, in minutes from midnight."""

    visit: MergedVisit
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class TimetableRoute:
    """The visits one team makes in one session, in order, and the posts of the team."""

    id: str
    date: date
    session: str
    stops: tuple[Stop, ...]
    posts: tuple[OpenPost, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """All routes, and the merged visits that no route carries.

    person_sessions_bound: no routes that carry the same visits have fewer posts.
    """

    routes: tuple[TimetableRoute, ...]
    unrouted: tuple[MergedVisit, ...]
    travel_minutes: int
    person_sessions_bound: int = 0

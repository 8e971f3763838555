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
    """All visits; no plan has more weight than `weight_bound`, none of that weight fewer visits than `visits_bound`."""

    visits: tuple[MergedVisit, ...]
    weight_bound: int
    visits_bound: int


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

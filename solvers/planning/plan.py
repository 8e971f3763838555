"""Records of `joint-inspection-plan/1`: routes with their teams and visits, and what could not be planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from solvers.planning.problem import Record

Format = Literal["joint-inspection-plan/1"]

Reason = Literal[
    "no_working_day",
    "repeat_within_gap",
    "item_cap",
    "too_long",
    "team_too_large",
    "no_eligible_inspector",
    "no_capacity",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
CHANCE_TOTAL = 1_000_000


@dataclass(frozen=True)
class Post(Record):
    """One place in a route's team, and the inspector who fills it."""

    id: str
    department: str
    specialties: tuple[str, ...]
    leader: bool
    inspector: str


@dataclass(frozen=True)
class Visit(Record):
    """One entry to one target; `start` and `end` are HH:MM of the route's date."""

    id: str
    target: str
    checks: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True)
class Route(Record):
    """The visits one team makes in one session, in order."""

    id: str
    date: date
    session: str
    posts: tuple[Post, ...]
    visits: tuple[Visit, ...]


@dataclass(frozen=True)
class Unplanned(Record):
    """A check that no visit carries, with the reason and a detail an officer can act on."""

    check: str
    reason: Reason
    detail: str


@dataclass(frozen=True)
class Scores(Record):
    """What a plan is worth, in the order in which plans are compared; travel in minutes."""

    planned_weight: int
    visits: int
    person_sessions: int
    travel_minutes: int


@dataclass(frozen=True)
class Bounds(Record):
    """No plan has more weight; none of that weight fewer visits; none with those visits fewer person-sessions."""

    planned_weight: int | None = None
    visits: int | None = None
    person_sessions: int | None = None


@dataclass(frozen=True)
class PostChances(Record):
    """The chance of each inspector to get one post, in millionths that sum to 1 000 000."""

    post: str
    chances: Mapping[str, int]


@dataclass(frozen=True)
class Lottery(Record):
    """The public seed of the lottery and the chances it was drawn with."""

    draw_seed: str = ""
    chances: tuple[PostChances, ...] = ()


@dataclass(frozen=True)
class Plan(Record):
    """One plan. `problem_sha256` is the digest of the bytes of the problem file."""

    problem_sha256: str
    routes: tuple[Route, ...]
    unplanned: tuple[Unplanned, ...]
    scores: Scores
    bounds: Bounds = field(default_factory=Bounds)
    lottery: Lottery = field(default_factory=Lottery)
    format: Format = "joint-inspection-plan/1"

"""Campaigns as they are looked at: how far each is, what its published plan holds, saves and leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from coordination.model.ceremony import DrawState
from coordination.model.draws import Source
from coordination.model.plans import Campaign
from coordination.model.runs import RunBlock, RunKind
from coordination.model.versions import PublishedCheck, PublishedMember, PublishedVisit
from solvers.planning.plan import Reason


@dataclass(frozen=True, slots=True)
class CampaignStanding:
    """How far a campaign is.

    draw: state of the newest attempt, None before the first; checks, targets: owed, cases included; version: the
    newest published, 0 before the first; run: the planning run that has not ended.
    """

    campaign: Campaign
    draw: DrawState | None
    checks: int
    targets: int
    version: int
    published_at: datetime | None
    run: int | None


@dataclass(frozen=True, slots=True)
class VersionStamp:
    """One published version of a campaign, without its content."""

    version: int
    published_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class CheckFilter:
    """Which of the checks owed are wanted; empty or None is any. source: of `Source`; on_site: needs a visit."""

    department: str = ""
    target: str = ""
    item: str = ""
    source: str = ""
    on_site: bool | None = None


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """Which visits of a plan are wanted; empty or None is any.

    department: with a check there; area: code of the region, with all below it; first_date, last_date: both included;
    inspector: certificate number of one of the team; target: id; route: id.
    """

    department: str = ""
    area: str = ""
    first_date: date | None = None
    last_date: date | None = None
    inspector: str = ""
    target: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A visit of the newest version of a campaign, for who looks over all campaigns at once."""

    campaign: str
    version: int
    visit: PublishedVisit


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One visit of a route."""

    visit: str
    target: str
    target_name: str
    start: str
    end: str
    checks: int


@dataclass(frozen=True, slots=True)
class PublishedRoute:
    """The visits one team makes in one session, in order."""

    id: str
    held_on: date
    session: str
    team: tuple[PublishedMember, ...]
    stops: tuple[RouteStop, ...]


@dataclass(frozen=True, slots=True)
class PlannedCheck:
    """A check that a published plan carries. minutes: None where the planning problem is no longer known."""

    check: PublishedCheck
    visit: str
    target_name: str
    held_on: date
    minutes: int | None


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """Who goes in a published plan, and how often. routes: half days; visits: those on them."""

    member: PublishedMember
    routes: int
    visits: int


@dataclass(frozen=True, slots=True)
class LeftCheck:
    """A check that a published plan leaves out. detail: who is short of what, as its reader is told."""

    check: str
    batch: str
    reason: Reason
    detail: str
    target: str
    target_name: str
    department: str
    item: str
    first_date: date
    last_date: date
    source: Source


@dataclass(frozen=True, slots=True)
class Names:
    """What the targets and items of some checks are called: targets by id, items by code."""

    targets: Mapping[str, str]
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LeftGroup:
    """The checks left out for one reason; departments: how many of each, most first."""

    reason: Reason
    checks: int
    departments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TargetShare:
    """What a campaign does at one target, beside what departments that go alone would.

    visits: how often its door is entered; separate: once for each department that has a check there.
    """

    target: str
    target_name: str
    checks: int
    departments: tuple[str, ...]
    visits: int

    @property
    def separate(self) -> int:
        """Visits, if every department went alone."""
        return len(self.departments)

    @property
    def saved(self) -> int:
        """By how many visits going together is less; below 0 where a department comes more than once."""
        return self.separate - self.visits


@dataclass(frozen=True, slots=True)
class AloneWork:
    """What the checks of a department take of its people at least, if it goes alone (`desk.campaigns.costs`).

    places: where its targets are; minutes: of all its checks; setup_minutes: of one visit; between_minutes: from one
    place to another at least; session_minutes: of the longest half day; team: the fewest people of a route; planned:
    half days of its people in a plan of departments alone, None where no what-if has made one of all the same checks.
    """

    department: str
    targets: int
    places: int
    minutes: int
    setup_minutes: int
    between_minutes: int
    session_minutes: int
    team: int
    planned: int | None = None

    @property
    def routes(self) -> int:
        """Half days of a team: none holds more than its minutes, and one way fewer than it has places."""
        time = self.minutes + self.targets * self.setup_minutes + self.between_minutes * self.places
        return -(-time // (self.session_minutes + self.between_minutes))

    @property
    def person_sessions(self) -> int:
        """Half days of people."""
        return self.routes * self.team


@dataclass(frozen=True, slots=True)
class DepartmentShare:
    """What a department does in a campaign, beside what it would do alone.

    visits: those with a check of its own; separate: visits alone, one for each of its targets; person_sessions: its
    posts; separate_person_sessions: half days of its people that no way of going alone could do with less of
    (`AloneWork`), None where the planning problem is no longer known; separate_planned: as `planned` there.
    """

    department: str
    checks: int
    visits: int
    separate: int
    person_sessions: int
    separate_person_sessions: int | None
    separate_planned: int | None

    @property
    def saved_person_sessions(self) -> int | None:
        """By how many half days of people going together is less than the plan of departments alone.

        Where there is no such plan, by how many at least; below 0 that proves nothing.
        """
        alone = self.separate_person_sessions if self.separate_planned is None else self.separate_planned
        return None if alone is None else alone - self.person_sessions


@dataclass(frozen=True, slots=True)
class ProvedBound:
    """What a published plan reaches, and what none can beat; bound: None where none is proved."""

    name: Literal["planned_weight", "visits", "person_sessions"]
    score: int
    bound: int | None

    @property
    def gap(self) -> float | None:
        """By how much at most another plan could be better, as a share of this one."""
        return None if self.bound is None or not self.score else abs(self.score - self.bound) / self.score


@dataclass(frozen=True, slots=True)
class Proof:
    """The bounds of a published plan, and what they come from.

    run: whose plan it is, of which kind and in which parts; None, None and nothing of a plan that no run made;
    once: how many targets are visited once, which is the least; more: how many are visited more often.
    """

    campaign: str
    version: int
    bounds: tuple[ProvedBound, ...]
    once: int
    more: int
    run: int | None
    kind: RunKind | None
    parts: tuple[RunBlock, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published plan beside separate work, in numbers; of what lies within the reach of who asks.

    owed, left_out, off_site: checks of the caller's own, the last need no visit; planned: all checks of the visits
    seen; targets: visited; separate: visits, if every department went alone to its targets; the bounds are the
    planner's, of a whole campaign, and None for who sees a part of it; person_sessions: half days of people, two to
    a person-day; separate_run: the newest what-if that planned the departments alone, and separate_left_out the checks
    that found no place then; separate_planned: its person-sessions, None where it left any out.
    """

    campaign: str
    version: int
    owed: int
    planned: int
    left_out: int
    off_site: int
    targets: int
    visits: int
    visits_bound: int | None
    separate: int
    routes: int
    inspectors: int
    person_sessions: int
    person_sessions_bound: int | None
    separate_person_sessions: int | None
    separate_planned: int | None
    separate_run: int | None
    separate_left_out: int
    departments: tuple[DepartmentShare, ...]

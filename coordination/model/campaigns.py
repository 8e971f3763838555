"""Campaigns as they are looked at: how far each is, what its published plan holds, saves and leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from coordination.model.ceremony import DrawState
from coordination.model.draws import Source
from coordination.model.plans import Campaign
from coordination.model.versions import PublishedMember, PublishedVisit
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


@dataclass(frozen=True, slots=True)
class DepartmentShare:
    """What a department does in a campaign, beside what it would do alone.

    visits: those with a check of its own; separate: visits alone, one for each of its targets; person_sessions: its
    posts; separate_person_sessions: half days of its people that no way of going alone could do with less of (see
    `desk.campaigns.comparing`), None where the planning problem is no longer known; separate_planned: those of a plan
    in which every department goes alone, None where no what-if has made one of all the same checks.
    """

    department: str
    checks: int
    visits: int
    separate: int
    person_sessions: int
    separate_person_sessions: int | None
    separate_planned: int | None


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

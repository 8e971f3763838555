"""What of the problem a version was made for says how long its checks take, and what going alone takes at least.

That is told as a bound, which no way of going alone undercuts, so the saving is never overstated: a department's check
minutes at a target, with the time to set up, are one visit at least; m minutes at least lie between two places; so
routes >= (sum of visits + m x places) / (longest session + m), rounded up, and every route takes the fewest people the
rules allow (R5, R6, R7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import TypeAdapter

from coordination.desk.kept import Kept
from coordination.model.campaigns import AloneWork
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import runs
from coordination.storage.database import Work
from solvers.planning.problem import Rules, Session, Travel


@dataclass(frozen=True)
class _Timed:
    """A check of a problem file, of which only this is read."""

    id: str
    minutes: int


@dataclass(frozen=True)
class Costs:
    """What of a problem file says how long visits take."""

    sessions: tuple[Session, ...]
    rules: Rules
    travel: Travel
    checks: tuple[_Timed, ...]

    @cached_property
    def minutes(self) -> Mapping[str, int]:
        """How long each check takes, by id."""
        return {check.id: check.minutes for check in self.checks}

    def alone(self, department: str, own: Sequence[tuple[PublishedVisit, str]]) -> AloneWork:
        """What checks of a department, each of a visit, take if it goes alone: once to each target."""
        return AloneWork(
            department=department,
            targets=len({visit.target for visit, _ in own}),
            places=len({(visit.longitude, visit.latitude) for visit, _ in own}),
            minutes=sum(self.minutes[check] for _, check in own),
            setup_minutes=self.rules.visit_setup_minutes,
            between_minutes=self.travel.minimum_minutes,
            session_minutes=max(session.minutes for session in self.sessions),
            team=max(self.rules.min_inspectors_per_visit, self.rules.min_inspectors_per_department),
        )


_READER = TypeAdapter(Costs)
_COSTS: Kept[Costs] = Kept(2, _READER.validate_json)


def costs_of(session: Work, version: PlanVersion) -> Costs | None:
    """What visits of a version cost; None where no run has its problem, as of a plan from a file."""
    digest = version.problem_sha256
    if not runs.has_problem_file(session, version.campaign, digest):
        return None
    return _COSTS.of(digest, lambda: runs.problem_file_of(session, version.campaign, digest) or b"")

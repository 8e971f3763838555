"""What departments that go alone with the checks of a published version would cost, as a what-if has planned it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from coordination.desk.kept import Kept
from coordination.model.suppositions import Supposition
from coordination.model.versions import PlanVersion
from coordination.storage import runs
from coordination.storage.database import Work

SEPARATE = Supposition(separate=True)


@dataclass(frozen=True, slots=True)
class SeparatePlan:
    """A plan of departments alone. posts: half days of people by department; bound: on all of them, None without."""

    run: int
    posts: Mapping[str, int]
    bound: int | None
    left_out: int


@dataclass(frozen=True)
class _Post:
    department: str


@dataclass(frozen=True)
class _Route:
    posts: tuple[_Post, ...]


@dataclass(frozen=True)
class _Left:
    check: str


@dataclass(frozen=True)
class _Bounds:
    person_sessions: int | None


@dataclass(frozen=True)
class _Plan:
    """Of a plan file, what is counted."""

    routes: tuple[_Route, ...]
    unplanned: tuple[_Left, ...]
    bounds: _Bounds


_GIVEN, _READER = TypeAdapter(Supposition), TypeAdapter(_Plan)
_PLANS: Kept[_Plan] = Kept(2, _READER.validate_json)


def separate_plan(session: Work, version: PlanVersion) -> SeparatePlan | None:
    """The newest what-if of a version that nothing but separate work was supposed for; None where none is done."""
    done = runs.done_what_ifs(session, version.campaign, version.version)
    run = next((one for one, asked in done if _GIVEN.validate_json(asked) == SEPARATE), None)
    if run is None:
        return None
    # A run's plan never changes; its id says which, and the digest of its problem of which database.
    plan = _PLANS.of(f"{run.id} {run.problem_sha256}", lambda: runs.plan_file(session, run.id) or b"")
    posts = Counter(post.department for route in plan.routes for post in route.posts)
    return SeparatePlan(run.id, posts, plan.bounds.person_sessions, len(plan.unplanned))

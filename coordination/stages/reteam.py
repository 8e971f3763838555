"""reteam: what becomes of a route's times and posts when its visits change; a part of `replan`.

Times: every visit keeps the one it was published with, or later where the one before it needs longer (R5, R6). Posts:
those published stay while their department has a check on the route; what is missing is added, each specialty in the
first post that somebody's skills allow (R7, R8); the leader stays, else a post of a leading department leads (R9).

Source: our own, first fit and, for times, every order. Complexity: posts times specialties times people; n! orders of
n visits. No proof that a team of fewer posts does not exist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from solvers.planning.crew import Crew
from solvers.planning.plan import Post, Visit
from solvers.planning.problem import Check, Problem, Target
from solvers.routing.travel import Travel


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit of a route as it could be: what it carries, and the minute it was published to start at, if it was."""

    visit: str
    target: str
    checks: tuple[str, ...]
    published_start: int | None = None


def clock(minute: int) -> str:
    """HH:MM of minutes from midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def minute(text: str) -> int:
    """Minutes from midnight of HH:MM."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def minutes_of(problem: Problem, checks: Iterable[str]) -> int:
    """R5: set-up, and the longest department."""
    spent: Counter[str] = Counter()
    for check in checks:
        spent[problem.check_by_id[check].department] += problem.check_by_id[check].minutes
    return problem.rules.visit_setup_minutes + max(spent.values(), default=0)


def timed(problem: Problem, stops: Sequence[Stop], session: str) -> tuple[Visit, ...] | None:
    """The stops in this order with their times; None where the session is too short."""
    opens = minute(problem.session_by_id[session].start)
    closes = opens + problem.session_by_id[session].minutes
    found: list[Visit] = []
    now, before = opens, None
    for stop in stops:
        target = problem.target_by_id[stop.target]
        now += 0 if before is None else travel_minutes(problem, before, target)
        now = max(now, stop.published_start or opens)
        ends = now + minutes_of(problem, stop.checks)
        if ends > closes:
            return None
        found.append(Visit(stop.visit, stop.target, stop.checks, clock(now), clock(ends)))
        now, before = ends, target
    return tuple(found)


def soonest(problem: Problem, stops: Sequence[Stop], session: str) -> tuple[Visit, ...] | None:
    """The stops in the order that ends first, whatever times they had; None where the session is too short."""
    free = [replace(stop, published_start=None) for stop in stops]
    orders = (timed(problem, order, session) for order in permutations(free))
    return min((visits for visits in orders if visits), key=lambda visits: visits[-1].end, default=None)


def travel_minutes(problem: Problem, origin: Target, destination: Target) -> int:
    """R6."""
    travel, ends = problem.travel, (origin, destination)
    return Travel(
        [end.longitude for end in ends],
        [end.latitude for end in ends],
        travel.detour_factor / travel.kilometres_per_hour * 60,
        travel.minimum_minutes,
    ).minutes(0, 1)


def with_stop(problem: Problem, stops: Sequence[Stop], added: Stop, session: str) -> tuple[Visit, ...] | None:
    """The stops and one more where it makes the others start latest the least; None where it fits nowhere."""
    published = {stop.visit: stop.published_start for stop in stops}
    fitting = []
    for place in range(len(stops), -1, -1):
        visits = timed(problem, [*stops[:place], added, *stops[place:]], session)
        if visits is not None:
            late = sum(minute(one.start) - (published.get(one.id) or minute(one.start)) for one in visits)
            fitting.append((late, len(stops) - place, visits))
    return min(fitting, key=lambda one: one[:2])[2] if fitting else None


def team(
    problem: Problem, crew: Crew, route: str, published: Sequence[Post], visits: Sequence[Visit]
) -> tuple[Post, ...] | None:
    """The posts of a route with these visits, those that are new without an inspector; None where they are too many."""
    checks = [problem.check_by_id[check] for visit in visits for check in visit.checks]
    targets = [problem.target_by_id[visit.target] for visit in visits]
    needed = _needs(checks)
    posts = [post for post in published if post.department in needed]
    for department, specialties in needed.items():
        have = {name for post in posts if post.department == department for name in post.specialties}
        added = _parts(crew, department, sorted(specialties - have), targets)
        count = sum(post.department == department for post in posts)
        added += [()] * (problem.rules.min_inspectors_per_department - count - len(added))
        posts += [Post("", department, part, leader=False, inspector="") for part in added]
    leading = {check.department for check in checks if check.lead} or needed.keys()
    filler = min(department for department in needed if department in leading)
    posts += [Post("", filler, (), leader=False, inspector="")] * (problem.rules.min_inspectors_per_visit - len(posts))
    if problem.rules.max_team_size is not None and len(posts) > problem.rules.max_team_size:
        return None
    return _named(route, _led(problem, posts, leading))


def _needs(checks: Iterable[Check]) -> dict[str, set[str]]:
    needed: dict[str, set[str]] = {}
    for check in sorted(checks, key=lambda check: check.department):
        needed.setdefault(check.department, set()).update(check.specialties)
    return needed


def _parts(crew: Crew, department: str, specialties: Sequence[str], targets: Sequence[Target]) -> list[tuple[str, ...]]:
    """Specialties spread over posts, each post's owned by somebody."""
    owned = [set(crew.problem.inspectors[person].specialties) for person in crew.people(department, *targets)]
    parts: list[tuple[str, ...]] = []
    for name in specialties:
        place = next((at for at, part in enumerate(parts) if any({*part, name} <= own for own in owned)), None)
        if place is None:
            parts.append((name,))
        else:
            parts[place] = (*parts[place], name)
    return parts


def _led(problem: Problem, posts: Sequence[Post], leading: Iterable[str]) -> Sequence[Post]:
    """The posts with one leader, the published one where there still is one of a department that may."""
    able, departments = problem.inspector_by_id, set(leading)
    if not problem.rules.leader_required or any(post.leader and post.department in departments for post in posts):
        return posts
    ease: Mapping[int, tuple[bool, int]] = {
        place: (not (post.inspector in able and able[post.inspector].may_lead), len(post.specialties))
        for place, post in enumerate(posts)
        if post.department in departments
    }
    chosen = min(ease, key=lambda place: (ease[place], place))
    return [replace(post, leader=place == chosen) for place, post in enumerate(posts)]


def _named(route: str, posts: Sequence[Post]) -> tuple[Post, ...]:
    """New posts get the next free ids of the route."""
    used = {post.id for post in posts}
    free = (f"{route}-p{number}" for number in range(1, 10_000))
    names = (name for name in free if name not in used)
    return tuple(post if post.id else replace(post, id=next(names)) for post in posts)

"""R5 and R6: how long a visit lasts, and that a route's visits fit into their session one after the other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from solvers.planning.check.view import View, Violation
from solvers.planning.plan import Route
from solvers.planning.problem import Check, Target, Travel

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the GRS 80 ellipsoid (IUGG 1980)
ROUNDING_MINUTES = 1e-6  # floating point noise must not add a minute


def minutes_of_visit(checks: Iterable[Check], setup_minutes: int) -> int:
    """R5: departments work side by side, the checks of one department one after the other."""
    per_department: Counter[str] = Counter()
    for check in checks:
        per_department[check.department] += check.minutes
    return setup_minutes + max(per_department.values(), default=0)


def travel_minutes(origin: Target, destination: Target, travel: Travel) -> int:
    """R6: great-circle kilometres times detour over speed, rounded up; 0 at equal coordinates."""
    if (origin.longitude, origin.latitude) == (destination.longitude, destination.latitude):
        return 0
    north = math.radians(destination.latitude - origin.latitude)
    east = math.radians(destination.longitude - origin.longitude)
    parallels = math.cos(math.radians(origin.latitude)) * math.cos(math.radians(destination.latitude))
    haversine = math.sin(north / 2) ** 2 + parallels * math.sin(east / 2) ** 2
    kilometres = 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(haversine)) * travel.detour_factor
    minutes = kilometres / travel.kilometres_per_hour * 60
    return max(travel.minimum_minutes, math.ceil(minutes - ROUNDING_MINUTES))


def clock_minutes(clock: str) -> int | None:
    """Minutes from midnight of HH:MM, None where it is no time."""
    hours, colon, minutes = clock.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(clock) == len("HH:MM")):
        return None
    return int(hours) * 60 + int(minutes) if int(hours) < 24 and int(minutes) < 60 else None


def visit_length(view: View) -> Iterator[Violation]:
    """R5: a visit lasts the set-up plus the longest department."""
    for _, visit in view.stops():
        start, end = clock_minutes(visit.start), clock_minutes(visit.end)
        due = minutes_of_visit(view.checks_of(visit), view.problem.rules.visit_setup_minutes)
        if start is None or end is None:
            yield Violation("R5", "r5-not-a-time", visit.id, {"start": visit.start, "end": visit.end})
        elif end - start != due:
            yield Violation("R5", "r5-wrong-length", visit.id, {"minutes": end - start, "due": due})


def route_times(view: View) -> Iterator[Violation]:
    """R6: visits lie inside the session, in order, with the travel time between them."""
    for route in view.plan.routes:
        yield from _outside_session(view, route)
        yield from _too_little_travel(view, route)


def _outside_session(view: View, route: Route) -> Iterator[Violation]:
    session = view.problem.session_by_id.get(route.session)
    opens = clock_minutes(session.start) if session else None
    for visit in route.visits:
        start, end = clock_minutes(visit.start), clock_minutes(visit.end)
        if session is None or opens is None or start is None or end is None:
            continue
        if start < opens or end > opens + session.minutes:
            values = {"start": visit.start, "end": visit.end, "session": session.id}
            yield Violation("R6", "r6-outside-session", visit.id, values)


def _too_little_travel(view: View, route: Route) -> Iterator[Violation]:
    targets = view.problem.target_by_id
    for visit, following in zip(route.visits, route.visits[1:], strict=False):
        end, start = clock_minutes(visit.end), clock_minutes(following.start)
        if end is None or start is None or visit.target not in targets or following.target not in targets:
            continue
        needed = travel_minutes(targets[visit.target], targets[following.target], view.problem.travel)
        if start - end < needed:
            yield Violation("R6", "r6-too-little-travel", following.id, {"minutes": start - end, "needed": needed})

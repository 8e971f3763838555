"""joining: a touched visit beside those of a published route that stands; a part of `replan`."""

from __future__ import annotations

from collections.abc import Iterator

from coordination.stages.reposing import Reposing
from coordination.stages.reteam import Stop, with_stop
from solvers.planning.plan import Visit


def stop_of(posing: Reposing, number: int, checks: tuple[str, ...], session: str) -> Stop:
    """A visit as a stop: in a session of the same name at the time it had, else as early as it goes."""
    visit = posing.visits[number]
    return Stop(visit.id, visit.target, checks, visit.start if visit.session == session else None)


def parts_beside(posing: Reposing, number: int, host: int, slot: int) -> Iterator[tuple[str, ...]]:
    """What a visit could carry on a route in a slot: everything possible, and what its team could do as it is."""
    team = {post.department for post in posing.before.routes[host].posts}
    whole = posing.possible(number).get(slot, ())
    some = tuple(check for check in whole if posing.problem.check_by_id[check].department in team)
    yield from (part for part in dict.fromkeys((whole, some)) if part)


def visits_beside(posing: Reposing, number: int, host: int, part: tuple[str, ...]) -> tuple[Visit, ...] | None:
    """The visits of a route and one more, with their times; None where it fits nowhere."""
    route, visit = posing.before.routes[host], posing.visits[number]
    stops = [stop_of(posing, own, posing.visits[own].checks, route.session) for own in posing.of_route[host]]
    return with_stop(posing.problem, stops, Stop(visit.id, visit.target, part), route.session)

"""crowding: the touched visits of a replan that have one day left, with what room that day has; a part of `replan`.

A visit belongs to a crowd where everything it owes can be done on one day only, or most of it. Visits of one area and
one day are a crowd: they ask for the same people. People count as free who are of the department, cover the area, are
there, and are not needed by a route that stands, so no replan can have more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from coordination.stages.reposing import Reposing
from coordination.stages.reteam import minutes_of, travel_minutes
from solvers.planning.plan import Route
from solvers.replanning.crowds import Crowd, Guest, Load, Sitting


def crowds_of(posing: Reposing) -> tuple[Crowd, ...]:
    """The crowds of at least two visits, by area and day."""
    found: dict[tuple[str, date], list[int]] = defaultdict(list)
    for number, visit in enumerate(posing.visits):
        day = _only_day(posing, number) if visit.number in posing.touched else None
        if day is not None:
            found[posing.problem.target_by_id[visit.target].area, day].append(number)
    return tuple(_crowd(posing, area, day, visits) for (area, day), visits in sorted(found.items()) if len(visits) > 1)


def _only_day(posing: Reposing, number: int) -> date | None:
    """The one day on which a visit can carry the most, if there is one."""
    weights = {slot: posing.weight(checks) for slot, checks in posing.possible(number).items()}
    most = max(weights.values(), default=0)
    days = {posing.crew.slots[slot].date for slot, weight in weights.items() if weight == most > 0}
    return days.pop() if len(days) == 1 else None


def _crowd(posing: Reposing, area: str, day: date, visits: Sequence[int]) -> Crowd:
    problem = posing.problem
    slots = [number for number, slot in enumerate(posing.crew.slots) if slot.date == day]
    beside = {slot: list(_standing(posing, slot, area)) for slot in slots}
    targets = [problem.target_by_id[posing.visits[number].target] for number in visits]
    legs = [[travel_minutes(problem, one, other) for other in targets] for one in targets]
    hosts = [
        problem.target_by_id[visit.target] for routes in beside.values() for route in routes for visit in route.visits
    ]
    return Crowd(
        guests=tuple(
            Guest(
                number,
                {slot: _loads(posing, number, slot) for slot in slots if slot in posing.possible(number)},
                min(_others(place, legs[place]) + [travel_minutes(problem, at, host) for host in hosts], default=0),
            )
            for place, (number, at) in enumerate(zip(visits, targets, strict=True))
        ),
        sittings={slot: _sitting(posing, slot, area, beside[slot]) for slot in slots},
        legs=legs,
        set_up=problem.rules.visit_setup_minutes,
        least=max(1, problem.rules.min_inspectors_per_department),
    )


def _others(place: int, legs: Sequence[int]) -> list[int]:
    return [*legs[:place], *legs[place + 1 :]]


def _loads(posing: Reposing, number: int, slot: int) -> Mapping[str, Load]:
    weight, minutes = Counter[str](), Counter[str]()
    for name in posing.possible(number)[slot]:
        check = posing.problem.check_by_id[name]
        weight[check.department] += check.weight
        minutes[check.department] += check.minutes
    return {department: Load(weight[department], minutes[department]) for department in sorted(minutes)}


def _standing(posing: Reposing, slot: int, area: str) -> Iterator[Route]:
    """The routes to an area that stand in a slot."""
    at = posing.crew.slots[slot]
    for number, route in enumerate(posing.before.routes):
        here = (route.date, route.session) == (at.date, at.session.id)
        if not here or number in posing.touched or not posing.of_route.get(number):
            continue
        if any(_area(posing, visit.target) == area for visit in route.visits):
            yield route


def _area(posing: Reposing, target: str) -> str:
    return posing.problem.target_by_id[target].area


def _sitting(posing: Reposing, slot: int, area: str, beside: Sequence[Route]) -> Sitting:
    length = posing.crew.slots[slot].session.minutes
    busy = Counter(post.department for route in beside for post in route.posts)
    there = {
        department: sum(posing.crew.available[person] >> slot & 1 for person in people)
        for (department, place), people in posing.crew.by_place.items()
        if place == area
    }
    spent = [sum(minutes_of(posing.problem, visit.checks) for visit in route.visits) for route in beside]
    free = {department: count - busy[department] for department, count in there.items()}
    return Sitting(length, free, tuple(length - minutes for minutes in spent))

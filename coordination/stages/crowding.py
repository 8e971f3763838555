"""crowding: what a replan touches, as its packings and its bounds want it; a part of `replan`.

Companies are the routes that are touched, with the slots in which those who hold their posts are there.

Days are what bounds look at: everything that is held on a day in an area, what stands included, since it may give way,
and everybody of a department who covers the area and is there. Crowds are what is packed: touched visits of which
everything, or most, can be done on one day only, and those people whom no route that stands needs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from coordination.stages.joining import parts_beside, visits_beside
from coordination.stages.reposing import Reposing
from coordination.stages.reteam import travel_minutes
from solvers.planning.plan import Route
from solvers.planning.problem import Check
from solvers.replanning.companies import Company
from solvers.replanning.crowds import Crowd, Guest, Load, Seat, Sitting


def crowds_of(posing: Reposing) -> tuple[Crowd, ...]:
    """The crowds of at least two visits, by area and day."""
    found: dict[tuple[str, date], list[int]] = defaultdict(list)
    for number, visit in enumerate(posing.visits):
        day = _only_day(posing, number) if visit.number in posing.touched else None
        if day is not None:
            found[posing.problem.target_by_id[visit.target].area, day].append(number)
    return tuple(_crowd(posing, area, day, visits) for (area, day), visits in sorted(found.items()) if len(visits) > 1)


def days_of(posing: Reposing) -> tuple[Crowd, ...]:
    """The days of each area on which something that was touched could be held, as every replan has them.

    Guests are the visits that were published there and those that can be held whole on no other day. Whatever stands is
    one of them, because it could give way; whoever covers the area and is there is free.
    """
    found: dict[tuple[str, date], set[int]] = defaultdict(set)
    for number in _still_open(posing):
        visit = posing.visits[number]
        only = _only_day(posing, number) if visit.number in posing.touched else None
        possible = {posing.crew.slots[slot].date for slot in posing.possible(number)}
        for day in possible & {visit.day, only or visit.day}:
            found[_area(posing, visit.target), day].add(number)
    asked = {key for key, visits in found.items() if any(posing.visits[one].number in posing.touched for one in visits)}
    return tuple(_day(posing, area, day, sorted(found[area, day])) for area, day in sorted(asked))


def _still_open(posing: Reposing) -> list[int]:
    return [number for number, visit in enumerate(posing.visits) if visit.day >= posing.untouched_before]


def _day(posing: Reposing, area: str, day: date, visits: Sequence[int]) -> Crowd:
    slots = [number for number, slot in enumerate(posing.crew.slots) if slot.date == day]
    return Crowd(
        guests=_guests(posing, visits, slots),
        sittings={slot: _sitting(posing, slot, area, ()) for slot in slots},
        legs=(),
        set_up=posing.problem.rules.visit_setup_minutes,
        least=max(1, posing.problem.rules.min_inspectors_per_department),
    )


def companies_of(posing: Reposing) -> tuple[Company, ...]:
    """The touched routes of which something can still be held."""
    return tuple(_company(posing, number) for number in sorted(posing.touched))


def _company(posing: Reposing, number: int) -> Company:
    holders: dict[str, list[int]] = defaultdict(list)
    areas = {_area(posing, posing.visits[visit].target) for visit in posing.of_route[number]}
    for post in posing.before.routes[number].posts:
        who = posing.position.get(post.inspector)
        holders[post.department].append(0 if who is None else posing.crew.available[who])
        areas.update(() if who is None else posing.problem.inspectors[who].areas)
    loads = {
        visit: {slot: _weights(posing, checks) for slot, checks in posing.possible(visit).items()}
        for visit in posing.of_route[number]
    }
    places = frozenset(posing.places[area] for area in areas if area in posing.places)
    return Company(loads, {department: tuple(slots) for department, slots in holders.items()}, places)


def _weights(posing: Reposing, checks: Sequence[str]) -> Mapping[str, int]:
    """The weight of some checks by department."""
    found = Counter[str]()
    for name in checks:
        found[posing.problem.check_by_id[name].department] += posing.problem.check_by_id[name].weight
    return found


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
    return Crowd(
        guests=_guests(posing, visits, slots),
        sittings={slot: _sitting(posing, slot, area, beside[slot]) for slot in slots},
        legs=legs,
        set_up=problem.rules.visit_setup_minutes,
        least=max(1, problem.rules.min_inspectors_per_department),
        largest=problem.rules.max_team_size,
        seats=tuple(_seats(posing, visits, beside)),
    )


def _guests(posing: Reposing, visits: Sequence[int], slots: Sequence[int]) -> tuple[Guest, ...]:
    return tuple(
        Guest(
            number,
            {slot: _loads(posing, number, slot) for slot in slots if slot in posing.possible(number)},
            posing.least_leg(posing.visits[number].target),
        )
        for number in visits
    )


def _seats(posing: Reposing, visits: Sequence[int], beside: Mapping[int, Sequence[Route]]) -> Iterator[Seat]:
    """Where each visit would fit beside those of a route: with all it owes, and with what the team would do."""
    numbers = {route.id: number for number, route in enumerate(posing.before.routes)}
    hosts = [(slot, numbers[route.id]) for slot, routes in beside.items() for route in routes]
    for (slot, host), (place, number) in product(hosts, enumerate(visits)):
        team = {post.department for post in posing.before.routes[host].posts}
        for part in parts_beside(posing, number, host, slot):
            if visits_beside(posing, number, host, part):
                departments = frozenset(posing.problem.check_by_id[check].department for check in part)
                yield Seat(host, slot, place, departments, departments & team)


def _loads(posing: Reposing, number: int, slot: int) -> Mapping[str, Load]:
    of_department: dict[str, list[Check]] = defaultdict(list)
    for name in posing.possible(number)[slot]:
        check = posing.problem.check_by_id[name]
        of_department[check.department].append(check)
    return {
        department: Load(
            sum(check.weight for check in checks),
            sum(check.minutes for check in checks),
            any(check.lead for check in checks),
            frozenset(name for check in checks for name in check.specialties),
        )
        for department, checks in sorted(of_department.items())
    }


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
    """A session of a crowded day; of whom a route that stands asks for something, somebody is not free for it."""
    length = posing.crew.slots[slot].session.minutes
    posts = [post for route in beside for post in route.posts]
    busy = Counter(post.department for post in posts)
    leading = Counter(post.department for post in posts if post.leader)
    asked = Counter((post.department, name) for post in posts for name in post.specialties)
    there = {
        department: [posing.problem.inspectors[one] for one in people if posing.crew.available[one] >> slot & 1]
        for (department, place), people in posing.crew.by_place.items()
        if place == area
    }
    skilled = Counter((one.department, name) for people in there.values() for one in people for name in one.specialties)
    leaders = {name: sum(one.may_lead for one in people) - leading[name] for name, people in there.items()}
    return Sitting(
        length,
        {department: len(people) - busy[department] for department, people in there.items()},
        leaders if posing.problem.rules.leader_required else None,
        {name: tuple(dict.fromkeys(frozenset(one.specialties) for one in people)) for name, people in there.items()},
        {key: count - asked[key] for key, count in skilled.items()},
    )

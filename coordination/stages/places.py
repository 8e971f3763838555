"""places: where a check could still stand in a timetable, and whom it would ask for there; a part of `explain`.

On a date on which its target is visited, a check can only join that visit, in its session and with people who may be
on its route; on other dates it takes any session that is long enough, with a team of its own. It asks for the fewest
posts of its department: `min_inspectors_per_department` (R7), or as many as its specialties need (R8), each of two
specialties that nobody has both a post of its own. Checks of one department at one target ask together where
one visit can hold them and the same slots are open to them.

Source: our own. Complexity: slots of its dates for each check. No proof that people suffice in a place, nor that none
do: that is asked by `waiting`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordination.model.timetable import OpenPost, Timetable, TimetableRoute
from solvers.fault import Message
from solvers.planning.crew import Crew
from solvers.planning.problem import Check, Problem, Target
from solvers.shortage.problem import bits

_PEOPLE_THERE = Message("reason-people-there")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Checks of one department at one target, the slots they could take, and the specialty of each post they need.

    people: who may fill the posts, by position; joins: the slot is that of a planned visit.
    """

    checks: tuple[Check, ...]
    slots: int
    people: tuple[int, ...]
    posts: tuple[str | None, ...]
    joins: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a check from joining a visit in a slot, whatever people there are."""

    slot: int
    told: Message


class Places:
    """A timetable, seen from the checks it does not carry."""

    def __init__(self, problem: Problem, crew: Crew, timetable: Timetable) -> None:
        self.problem, self.crew = problem, crew
        self.slot_of = {(slot.date, slot.session.id): number for number, slot in enumerate(crew.slots)}
        self._routes_to: dict[str, dict[int, TimetableRoute]] = defaultdict(dict)
        for route in timetable.routes:
            for stop in route.stops:
                self._routes_to[stop.visit.target][self.slot_of[route.date, route.session]] = route

    def open_slots(self, check: Check, dates: Sequence[date]) -> int:
        """The slots of these dates it could take: that of the target's visit on a date, else those it fits into.

        Visits that have no room for it, whatever people there are, stand for it only where nothing else is left.
        """
        visited = self._routes_to.get(check.target, {})
        found, closed = 0, 0
        for day in dates:
            joined = sum(1 << slot for slot in visited if self.crew.slots[slot].date == day)
            obstacle = self.obstacle([check], joined)
            if obstacle and obstacle.told != _PEOPLE_THERE:
                closed |= joined
            else:
                found |= joined or self._fitting([check], self.crew.slots_of_day[day])
        return found or closed

    def obstacle(self, checks: Sequence[Check], slots: int) -> Obstacle | None:
        """What is in the way in a slot in which the target is visited, if anything but people is."""
        for slot, route in sorted(self._routes_to.get(checks[0].target, {}).items()):
            found = self._obstacle(checks, slot, route) if slots >> slot & 1 else None
            if found:
                return found
        return None

    def waiting(self, checks: Sequence[Check], slots: int) -> Waiting | None:
        """What the checks ask for in these slots; None where they do not fit there together."""
        joined = slots & sum(1 << slot for slot in self._routes_to.get(checks[0].target, {}))
        slots = joined | self._fitting(checks, slots & ~joined)
        if not slots or self.obstacle(checks, joined):
            return None
        alone = slots.bit_length() - 1 if slots.bit_count() == 1 else None
        people = self.people(checks[0], alone)
        return Waiting(tuple(checks), slots, tuple(people), self._posts(checks, people), joins=bool(joined))

    def may_fill(self, route: TimetableRoute, post: OpenPost) -> tuple[int, ...]:
        """Everybody who may fill a planned post when available (R10), by position."""
        targets = self._targets(route)
        people = self.crew.may_fill(
            post.department, post.specialties, targets, leader=post.leader, held_by=post.held_by
        )
        return tuple(people)

    def people(self, check: Check, slot: int | None) -> list[int]:
        """Inspectors of its department for the check, in a slot those who may join the visit there, by position."""
        route = None if slot is None else self._routes_to.get(check.target, {}).get(slot)
        if route is not None:
            return self.crew.people(check.department, *self._targets(route))
        target = self.problem.target_by_id[check.target]
        return self.crew.people(check.department, target)

    def _targets(self, route: TimetableRoute) -> list[Target]:
        return [self.problem.target_by_id[stop.visit.target] for stop in route.stops]

    def _obstacle(self, checks: Sequence[Check], slot: int, route: TimetableRoute) -> Obstacle | None:
        """Time (R6), the size of the team (R7), or that the department is there already and needs nobody more."""
        beyond = self._minutes_beyond(checks, slot, route)
        if beyond > 0:
            return Obstacle(slot, Message("reason-no-room-time", {"minutes": beyond}))
        if checks[0].department in {post.department for post in route.posts}:
            return Obstacle(slot, _PEOPLE_THERE)
        needed = len(self._posts(checks, self.crew.people(checks[0].department, *self._targets(route))))
        most = self.problem.rules.max_team_size
        if most is not None and len(route.posts) + needed > most:
            values = {"size": len(route.posts), "people": needed, "most": most}
            return Obstacle(slot, Message("reason-no-room-team", values))
        return None

    def _minutes_beyond(self, checks: Sequence[Check], slot: int, route: TimetableRoute) -> int:
        """By how many minutes the route, its visit longer by the checks, would outlast the session."""
        (stop,) = (stop for stop in route.stops if stop.visit.target == checks[0].target)
        there = [self.problem.check_by_id[check] for check in stop.visit.checks]
        longer = self._minutes([*checks, *there]) - self._minutes(there)
        session = self.crew.slots[slot].session
        hours, minutes = session.start.split(":")
        closes = int(hours) * 60 + int(minutes) + session.minutes
        return route.stops[-1].end_minute + longer - closes if longer else 0

    def _minutes(self, checks: Sequence[Check]) -> int:
        """How long a visit with these checks lasts (R5)."""
        minutes: Counter[str] = Counter()
        for check in checks:
            minutes[check.department] += check.minutes
        return self.problem.rules.visit_setup_minutes + max(minutes.values())

    def _fitting(self, checks: Sequence[Check], slots: int) -> int:
        lasts = self._minutes(checks)
        return sum(1 << slot for slot in bits(slots) if self.crew.slots[slot].session.minutes >= lasts)

    def _posts(self, checks: Sequence[Check], people: Sequence[int]) -> tuple[str | None, ...]:
        """The fewest posts: scarce specialties first, one of its own where nobody has it beside one with a post."""
        having = {
            name: {person for person in people if name in self.problem.inspectors[person].specialties}
            for name in sorted({name for check in checks for name in check.specialties})
        }
        own: list[str] = []
        for name in sorted(having, key=lambda name: (len(having[name]), name)):
            if all(having[name].isdisjoint(having[other]) for other in own):
                own.append(name)
        fewest = self.crew.fewest_covering(people, frozenset(having)) or len(own)
        plain = max(self.problem.rules.min_inspectors_per_department, fewest, 1) - len(own)
        return (*own, *[None] * plain)

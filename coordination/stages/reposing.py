"""reposing: a published plan and the problem as it is now, posed as a replanning problem; a part of `replan`.

Routes before a date stay whatever happens; after it, one is touched where its slot is gone, a check or a window no
longer allows it, or somebody of its team cannot fill the post.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from coordination.stages.reteam import minute
from solvers.planning.crew import Crew
from solvers.planning.openings import Openings
from solvers.planning.plan import Plan, Post, Route
from solvers.planning.problem import Pin, Problem

_FEW_ROUTES = 60  # touched at most, for taking each of their visits out in every slot


@dataclass(frozen=True, slots=True)
class Published:
    """A visit as published, or a demand: what it may carry now, and where it stands. number: of its route, or NEW."""

    id: str
    target: str
    checks: tuple[str, ...]
    number: int
    day: date
    session: str = ""
    start: int | None = None


@dataclass(frozen=True)
class Reposing:
    """What a replan starts from.

    before: the plan as published; untouched_before: see above; assigned: who must fill which post, by their ids;
    vacated: posts that whoever fills them leaves;
    joined: checks that are added to published visits, by visit; demands: checks that need a visit of their own;
    few_people: whether few people matter more than few changes.
    """

    problem: Problem
    crew: Crew
    before: Plan
    untouched_before: date
    assigned: Mapping[str, str] = field(default_factory=dict)
    vacated: frozenset[str] = frozenset()
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    demands: tuple[Published, ...] = ()
    few_people: bool = False

    @cached_property
    def visits(self) -> tuple[Published, ...]:
        """Every published visit that still has something to check, then the demands."""
        published = [
            Published(visit.id, visit.target, checks, number, route.date, route.session, minute(visit.start))
            for number, route in enumerate(self.before.routes)
            for visit in route.visits
            if (checks := self._owed(visit.id, visit.checks))
        ]
        return (*published, *self.demands)

    @cached_property
    def of_route(self) -> Mapping[int, Sequence[int]]:
        """The visits of each published route."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, visit in enumerate(self.visits):
            found[visit.number].append(number)
        return found

    @cached_property
    def slot_of(self) -> dict[tuple[date, str], int]:
        """Slots by date and session."""
        return {(slot.date, slot.session.id): number for number, slot in enumerate(self.crew.slots)}

    @cached_property
    def touched(self) -> frozenset[int]:
        """The routes that cannot stay as they are."""
        return frozenset(
            number
            for number, route in enumerate(self.before.routes)
            if route.date >= self.untouched_before and self.of_route.get(number) and not self._untouched(number, route)
        )

    @property
    def many(self) -> bool:
        """Whether more routes are touched than can be looked at one visit at a time."""
        return len(self.touched) > _FEW_ROUTES

    def able(self, route: Route, post: Post, slot: int | None = None) -> bool:
        """Whether who fills a post may fill it now (R10), apart from what else they do; by default where it stands."""
        at = self.slot_of.get((route.date, route.session)) if slot is None else slot
        who = self.position.get(post.inspector)
        if at is None or who is None or not self.crew.available[who] >> at & 1:
            return False
        return who in self.candidates(route, post)

    def candidates(self, route: Route, post: Post) -> tuple[int, ...]:
        """Everybody who may fill a post of a route (R10), by position."""
        targets = tuple(visit.target for visit in route.visits)
        key = post.department, post.specialties, post.leader, targets, self.assigned.get(post.id)
        if key not in self._candidates:
            at = [self.problem.target_by_id[target] for target in targets]
            may = self.crew.may_fill(post.department, post.specialties, at, leader=post.leader, held_by=key[-1])
            self._candidates[key] = tuple(may)
        leaves = self.position.get(post.inspector) if post.id in self.vacated else None
        return tuple(person for person in self._candidates[key] if person != leaves)

    def possible(self, number: int) -> Mapping[int, tuple[str, ...]]:
        """The checks of a visit that could be done in each slot if nothing else were in the way (R2-R5, R8, R10)."""
        if number not in self._possible:
            self._possible[number] = self._find_possible(self.visits[number], self.pin(number))
        return self._possible[number]

    def pin(self, number: int) -> Pin | None:
        """The pin of a visit, if it has one (R12)."""
        return self._pins.get(frozenset(self.visits[number].checks))

    def least_leg(self, target: str) -> int:
        """The fewest minutes to a target from any other (R6): none where one lies in the same place."""
        at = self.problem.target_by_id[target]
        return self.problem.travel.minimum_minutes if self._at_place[at.longitude, at.latitude] == 1 else 0

    def asked_away(self, number: int) -> bool:
        """Whether a pin says that a visit is not held where it was published."""
        pin, visit = self.pin(number), self.visits[number]
        return pin is not None and (pin.date != visit.day or pin.session not in {None, visit.session})

    def weight(self, checks: Iterable[str]) -> int:
        """The weight of some checks."""
        return sum(self.problem.check_by_id[check].weight for check in checks)

    _candidates: dict[tuple[Any, ...], tuple[int, ...]] = field(default_factory=dict, init=False, repr=False)
    _possible: dict[int, Mapping[int, tuple[str, ...]]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def position(self) -> dict[str, int]:
        """Inspectors' positions by id."""
        return {inspector.id: number for number, inspector in enumerate(self.problem.inspectors)}

    @cached_property
    def places(self) -> dict[str, int]:
        """Numbers of the areas there are targets in."""
        return {area: number for number, area in enumerate(sorted({one.area for one in self.problem.targets}))}

    @cached_property
    def _at_place(self) -> Mapping[tuple[float, float], int]:
        return Counter((target.longitude, target.latitude) for target in self.problem.targets)

    @cached_property
    def _pins(self) -> Mapping[frozenset[str], Pin]:
        return {frozenset(pin.checks): pin for pin in self.problem.pins}

    @cached_property
    def _openings(self) -> Openings:
        return Openings(self.problem, self.crew)

    def _owed(self, visit: str, checks: Iterable[str]) -> tuple[str, ...]:
        known = self.problem.check_by_id
        return tuple(check for check in (*checks, *self.joined.get(visit, ())) if check in known)

    def _untouched(self, number: int, route: Route) -> bool:
        if (route.date, route.session) not in self.slot_of or len(self.of_route[number]) < len(route.visits):
            return False
        for own, visit in zip(self.of_route[number], route.visits, strict=True):
            closed = self.problem.target_by_id[visit.target].closed_on
            checks = [self.problem.check_by_id[check] for check in self.visits[own].checks]
            if self.visits[own].checks != visit.checks or route.date in closed or self.asked_away(own):
                return False
            if not all(check.first_date <= route.date <= check.last_date for check in checks):
                return False
        return all(self.able(route, post) for post in route.posts)

    def _find_possible(self, visit: Published, pin: Pin | None) -> dict[int, tuple[str, ...]]:
        problem, target = self.problem, self.problem.target_by_id[visit.target]
        checks = [problem.check_by_id[check] for check in visit.checks]
        days = self._openings.of(target, checks, ())
        staffed = [
            self._openings.staffed_slots(target, check.department, frozenset(check.specialties)) for check in checks
        ]
        found = {}
        for number, slot in enumerate(self.crew.slots):
            if slot.date < self.untouched_before:
                continue
            if pin is not None and (slot.date != pin.date or pin.session not in {None, slot.session.id}):
                continue
            day = 1 << slot.date.toordinal() - self._openings.first_day
            room = slot.session.minutes - problem.rules.visit_setup_minutes
            some = tuple(
                check.id
                for check, on, at in zip(checks, days, staffed, strict=True)
                if on & day and at >> number & 1 and check.minutes <= room
            )
            if some and (pin is None or len(some) == len(pin.checks)):
                found[number] = some
        return found
